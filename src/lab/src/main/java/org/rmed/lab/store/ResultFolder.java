package org.rmed.lab.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * A folder of results with its manifest. The manifest is there from the start, with status RUNNING, so that a folder whose
 * run was killed says so.
 */
public final class ResultFolder {

    private static final String MANIFEST = "manifest.json";

    private final Path path;
    private final String name;
    private final Map<String, Object> manifest = new LinkedHashMap<>();
    private final long start = System.nanoTime();

    private ResultFolder(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /**
     * Opens a folder for a result.
     *
     * @param out the user's folder, or {@code auto} for {@code out/<hash>}
     * @param hash identifies what is run
     * @param command the words that repeat it
     * @param facts what else the manifest says
     * @throws UsageException if the folder cannot be written, or holds the results of something else
     */
    public static ResultFolder open(String out, String hash, String command, Map<String, ?> facts) {
        return open(out, hash, command, facts, MANIFEST);
    }

    /** The same for one of several shares of a result, each with a manifest of its own name. */
    public static ResultFolder open(String out, String hash, String command, Map<String, ?> facts, String name) {
        ResultFolder folder = new ResultFolder(prepare(out, hash), name);
        folder.manifest.put("hash", hash);
        folder.manifest.put("command", command);
        folder.manifest.putAll(facts);
        folder.manifest.putAll(Provenance.facts());
        folder.finish("RUNNING");
        return folder;
    }

    /**
     * Makes the folder if need be, and sees that it may hold this result; its manifest is not written yet.
     *
     * @throws UsageException as {@link #open}
     */
    public static Path prepare(String out, String hash) {
        Path path = path(out, hash);
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(out);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "out=" + path + " cannot be written (" + reason(e) + "); choose another folder with out=DIR", e);
        }
        new ResultFolder(path, MANIFEST).requireSame(hash);
        return path;
    }

    /**
     * The manifest of an earlier run of the same thing by the same program, if it was cut short: what it finished can be kept.
     * A program built from changed sources is no program one could recognize.
     *
     * @param out as in {@link #open}
     */
    public static Optional<Map<?, ?>> unfinished(String out, String hash) {
        Path file = path(out, hash).resolve(MANIFEST);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<?, ?> found;
        try {
            found = Json.read(file);
        } catch (IOException e) {
            return Optional.empty(); // open says what is wrong with it
        }
        Map<String, Object> now = Provenance.facts();
        boolean same = hash.equals(found.get("hash"))
                && Stream.of("rmed", "commit", "dirty")
                        .allMatch(fact -> String.valueOf(now.get(fact)).equals(String.valueOf(found.get(fact))))
                && !"true".equals(String.valueOf(now.get("dirty")));
        return same && !"COMPLETED".equals(found.get("status")) ? Optional.of(found) : Optional.empty();
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Adds a fact to the manifest, written with its end. */
    public void note(String name, Object value) {
        manifest.put(name, value);
    }

    /** Writes the manifest with how things ended and the wall time so far. */
    public void finish(String status) {
        manifest.put("status", status);
        manifest.put("wallSeconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1e3);
        try {
            replace(path.resolve(name), Json.document(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a whole text file, so that a reader sees the old or the new one, never half of it. */
    public static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        replace(file, draft);
    }

    /** Puts a draft in the place of a file at once: without ATOMIC_MOVE, Java removes the old file first. */
    public static void replace(Path file, Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Says in the manifest, if that can still be written, that the run ended with an error. */
    public void fail(Exception error) {
        manifest.put("error", String.valueOf(error.getMessage()));
        try {
            finish("FAILED");
        } catch (UncheckedIOException e) {
            error.addSuppressed(e); // the disk that failed the run fails the manifest too
        }
    }

    /** Why reading or writing failed, in words and on one line. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        String message = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static Path path(String out, String hash) {
        if (out.isEmpty()) {
            throw new UsageException("out= names no folder; give one with out=DIR, or leave it out for out/" + hash);
        }
        try {
            return out.equals(Settings.AUTO) ? Path.of("out", hash) : Path.of(out);
        } catch (InvalidPathException e) {
            throw new UsageException("out=" + out + " is no file name here (" + e.getReason() + "); choose another", e);
        }
    }

    private void requireSame(String hash) {
        Path file = path.resolve(MANIFEST);
        if (!Files.exists(file)) {
            return;
        }
        Object found;
        try {
            found = Json.read(file).get("hash");
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read (" + reason(e) + "); choose another folder with out=DIR", e);
        }
        if (!hash.equals(found)) {
            throw new UsageException("out=" + path + " holds the results of another run ("
                    + (found == null ? "its manifest has no hash" : found + ", not " + hash)
                    + "); choose another folder with out=DIR, or remove this one");
        }
    }
}
