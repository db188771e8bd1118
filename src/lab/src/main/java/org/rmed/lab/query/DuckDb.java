package org.rmed.lab.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Driver;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * The DuckDB driver. Too large to ship with a program that hardly needs it, it is fetched on first use ({@link
 * DuckDbFetch}) and known here by {@code java.sql} alone.
 */
public final class DuckDb {

    /** The jar to use instead of the pinned one: a system property, or else this environment variable. */
    public static final String PROPERTY = "rmed.duckdb";

    static final String VARIABLE = "RMED_DUCKDB";

    /** The checkout, from the launcher. */
    private static final String ROOT = "rmed.root";

    /** One per jar: a process can load a native library only once. */
    private static final Map<Path, Driver> LOADED = new HashMap<>();

    private DuckDb() {}

    /**
     * The driver, fetched if need be.
     *
     * @param notice is told of what takes time
     * @throws UsageException if there is none to be had, with the remedy
     */
    public static Driver driver(Consumer<String> notice) {
        String given = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
        if (!given.isEmpty()) {
            return driver(given(given), null);
        }
        String root = System.getProperty(ROOT, "");
        if (root.isEmpty()) {
            throw new UsageException("DuckDB is kept in a checkout of rmed, and this is none; start the launcher ./rmed"
                    + " of one, or name a jar of DuckDB's JDBC driver: " + VARIABLE + "=FILE");
        }
        Path folder = Path.of(root, "target", "optional");
        Path jar = new DuckDbFetch(folder, "mvn", notice).jar();
        return driver(jar, library(jar, platform()));
    }

    private static Path given(String file) {
        Path jar = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar) || !Files.isReadable(jar)) {
            throw new UsageException(VARIABLE + "=" + file + " is no file that can be read; name a jar of DuckDB's JDBC"
                    + " driver, or leave it unset and rmed fetches one");
        }
        return jar;
    }

    /** @param library what {@link #library} gave; null leaves it to the driver */
    static Driver driver(Path jar, Path library) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(jar, path -> load(path, library));
        }
    }

    private static Driver load(Path jar, Path library) {
        String reason;
        try {
            return (Driver) new DuckDbLoader(jar, library)
                    .loadClass("org.duckdb.DuckDBDriver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            reason = "it has no org.duckdb.DuckDBDriver";
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        }
        throw new UsageException(jar + " cannot be loaded (" + reason + "); remove it and rmed fetches it anew, or name"
                + " another jar of DuckDB's JDBC driver: " + VARIABLE + "=FILE");
    }

    /** The name under which the driver keeps its native part for this machine, such as {@code linux_amd64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os) + "_"
                + switch (architecture) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                };
    }

    /** The native part, unpacked beside the jar. The driver itself would unpack it anew for every process: 0.4 seconds. */
    static Path library(Path jar, String platform) {
        Path library = jar.resolveSibling("libduckdb_java-" + DuckDbFetch.VERSION + "-" + platform + ".so");
        if (Files.exists(library)) {
            return library;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(DuckDbLoader.LIBRARY + platform);
            if (entry == null) {
                throw new UsageException("DuckDB " + DuckDbFetch.VERSION + " has no build for " + platform
                        + " (only for " + String.join(", ", platforms(zip)) + "); name the jar of a version that has"
                        + " one: " + VARIABLE + "=FILE");
            }
            Path draft = Files.createTempFile(jar.getParent(), "library", ".part");
            try (InputStream stream = zip.getInputStream(entry)) {
                Files.copy(stream, draft, StandardCopyOption.REPLACE_EXISTING);
                TableFile.move(draft, library);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "DuckDB cannot be unpacked to " + jar.getParent() + " (" + ResultFolder.reason(e)
                            + "); free some space, or remove " + jar + " and rmed fetches it anew",
                    e);
        }
        return library;
    }

    private static List<String> platforms(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(DuckDbLoader.LIBRARY))
                .map(name -> name.substring(DuckDbLoader.LIBRARY.length()))
                .sorted()
                .toList();
    }
}
