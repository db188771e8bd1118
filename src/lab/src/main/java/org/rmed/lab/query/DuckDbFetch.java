package org.rmed.lab.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * Gets the pinned DuckDB driver through Maven, so that its mirrors, proxies and local repository count, and checks it.
 *
 * @param folder where it is kept
 * @param maven the command
 * @param notice is told before it takes time
 */
record DuckDbFetch(Path folder, String maven, Consumer<String> notice) {

    /** The parent pom names the same one for the tests. */
    static final String VERSION = "2.0.0.1";

    static final String JAR = "duckdb_jdbc-" + VERSION + ".jar";

    private static final String SHA256 = "6cb8b0e0fc51b2e45aead2d2c1e1fd09dd10267db2966e69aaab0de67319f826";
    private static final int MEGABYTES = 80;
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";
    private static final String ELSEWHERE = "fetch https://repo1.maven.org/maven2/org/duckdb/duckdb_jdbc/" + VERSION
            + "/" + JAR + " by other means and name it: " + DuckDb.VARIABLE + "=FILE";

    /**
     * The jar, fetched if it is not there yet.
     *
     * @throws UsageException if it cannot be had, with the remedy
     */
    Path jar() {
        Path jar = folder.resolve(JAR);
        if (Files.exists(jar)) {
            return jar;
        }
        Path draft;
        try {
            Files.createDirectories(folder);
            draft = Files.createTempDirectory(folder, "fetch").toAbsolutePath();
        } catch (IOException e) {
            throw new UsageException(
                    "DuckDB cannot be kept in " + folder + " (" + ResultFolder.reason(e) + "); make it writable, or "
                            + ELSEWHERE,
                    e);
        }
        Thread forget = new Thread(() -> delete(draft), "rmed-fetch");
        Runtime.getRuntime().addShutdownHook(forget); // Ctrl-C runs no finally
        try {
            notice.accept("first use of query: fetching DuckDB (" + MEGABYTES + " MB) ...");
            fetch(draft);
            requireGenuine(draft.resolve(JAR));
            TableFile.move(draft.resolve(JAR), jar);
            return jar;
        } catch (IOException e) {
            throw new UsageException(
                    "DuckDB could not be fetched to " + folder + " (" + ResultFolder.reason(e)
                            + "); free some space, or " + ELSEWHERE,
                    e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(forget);
            delete(draft);
        }
    }

    private void fetch(Path draft) throws IOException {
        Path log = draft.resolve("log");
        // in an empty folder Maven reads no pom
        ProcessBuilder builder = new ProcessBuilder(
                        maven,
                        "-q",
                        "-B",
                        "-ntp",
                        "-Dstyle.color=never",
                        COPY,
                        "-Dartifact=org.duckdb:duckdb_jdbc:" + VERSION,
                        "-DoutputDirectory=" + draft)
                .directory(draft.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UsageException(
                    "DuckDB is fetched with Maven, and no " + maven + " was found; install Maven, or " + ELSEWHERE, e);
        }
        try {
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new UsageException("DuckDB could not be fetched (" + reason(Files.readAllLines(log))
                        + "); try again with a network, or " + ELSEWHERE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    /** Maven's first error, without what surrounds it. */
    private static String reason(List<String> log) {
        return log.stream()
                // even without colours, Maven resets them
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .filter(line -> line.startsWith("[ERROR] ") && line.length() > "[ERROR] ".length())
                .findFirst()
                .map(line -> line.replaceFirst("^\\[ERROR\\] (Failed to execute goal \\S+ \\(\\S+\\): )?", "")
                        .replaceFirst(" -> \\[Help \\d+\\]$", ""))
                .orElse("Maven does not say why");
    }

    private static void requireGenuine(Path file) throws IOException {
        String found = sha256(file);
        if (!found.equals(SHA256)) {
            throw new UsageException(JAR + " as fetched is not the genuine one (its SHA-256 is " + found + ", not "
                    + SHA256 + "); remove org/duckdb from Maven's local repository (~/.m2/repository) and try again");
        }
    }

    /** The digest in 64 hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // what is left lies in target/ and does no harm
            return;
        }
    }
}
