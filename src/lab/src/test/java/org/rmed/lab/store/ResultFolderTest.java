package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.spec.UsageException;

/** Catches a folder that does not say what is in it or how it ended, and one that mixes two results. */
class ResultFolderTest {

    private static final String HASH = "0123456789ab";

    @TempDir
    private Path temp;

    private ResultFolder open(Path path, String hash) {
        return ResultFolder.open(path.toString(), hash, "rmed simulate d=2", Map.of("seed", 7));
    }

    private static Map<?, ?> manifest(ResultFolder folder) throws IOException {
        return Json.read(folder.file("manifest.json"));
    }

    private void assertRefused(Path path, String... fragments) {
        UsageException error = assertThrows(UsageException.class, () -> open(path, HASH));
        assertEquals(1, error.getMessage().lines().count(), error.getMessage());
        for (String fragment : fragments) {
            assertTrue(error.getMessage().contains(fragment), error.getMessage());
        }
        assertTrue(error.getMessage().contains("out=DIR"), error.getMessage());
    }

    @Test
    void manifestSaysWhatRunsAndHowItEnded() throws IOException {
        ResultFolder folder = open(temp.resolve("a/b"), HASH);
        Map<?, ?> running = manifest(folder);
        assertEquals("RUNNING", running.get("status"));
        assertTrue(running.keySet()
                .containsAll(Set.of(
                        "hash",
                        "command",
                        "seed",
                        "rmed",
                        "commit",
                        "dirty",
                        "jdk",
                        "os",
                        "cpu",
                        "cores",
                        "status",
                        "wallSeconds")));
        assertEquals(HASH, running.get("hash"));
        assertEquals("rmed simulate d=2", running.get("command"));
        assertEquals(7, running.get("seed"));
        assertEquals(System.getProperty("java.vendor") + " " + System.getProperty("java.version"), running.get("jdk"));
        folder.finish("COMPLETED");
        Map<?, ?> completed = manifest(folder);
        assertEquals("COMPLETED", completed.get("status"));
        assertEquals(running.keySet(), completed.keySet());
        assertTrue((double) completed.get("wallSeconds") >= (double) running.get("wallSeconds"));
        try (Stream<Path> files = Files.list(folder.path())) {
            assertEquals(List.of(folder.file("manifest.json")), files.toList(), "no draft is left");
        }
    }

    @Test
    void failedRunSaysWhy() throws IOException {
        ResultFolder folder = open(temp.resolve("run"), HASH);
        folder.fail(new IOException("No space left on device"));
        assertEquals("FAILED", manifest(folder).get("status"));
        assertEquals("No space left on device", manifest(folder).get("error"));
    }

    /** The disk that failed the run may fail the manifest: the first error is the one to report. */
    @Test
    void manifestThatCannotBeWrittenHidesNoError() throws IOException {
        ResultFolder folder = open(temp.resolve("run"), HASH);
        Files.delete(folder.file("manifest.json"));
        Files.createDirectories(folder.file("manifest.json/in the way"));
        Exception error = new IOException("first");
        folder.fail(error);
        assertEquals(1, error.getSuppressed().length);
    }

    @Test
    void sameRunMayUseItsFolderAgain() throws IOException {
        open(temp, HASH).finish("INTERRUPTED");
        assertEquals("RUNNING", manifest(open(temp, HASH)).get("status"));
    }

    @Test
    void folderOfAnotherRunIsRefused() {
        open(temp, "ba9876543210").finish("COMPLETED");
        assertRefused(temp, "out=" + temp, "ba9876543210, not " + HASH, "remove");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"hash\": \n\n", "\u0000", "{\"hash\" : \"x\" \"y\"}"})
    void brokenManifestIsRefused(String text) throws IOException {
        Files.writeString(temp.resolve("manifest.json"), text);
        assertRefused(temp, "manifest.json cannot be read (");
        assertEquals(text, Files.readString(temp.resolve("manifest.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"hash\" : null}"})
    void foreignManifestIsRefused(String text) throws IOException {
        Files.writeString(temp.resolve("manifest.json"), text);
        assertRefused(temp, "its manifest has no hash");
    }

    @Test
    void fileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertRefused(file, "out=" + file, "a file is in the way");
        assertRefused(file.resolve("below"), "out=" + file.resolve("below"), "cannot be written (");
        assertEquals("mine", Files.readString(file));
    }

    /** Root may write everywhere but to a folder of /proc; for others a folder without the right to write will do. */
    @Test
    void folderThatCannotBeWrittenIsRefused() throws IOException {
        Path locked = Files.createDirectories(temp.resolve("locked"));
        assertTrue(locked.toFile().setWritable(false));
        boolean root = Files.isWritable(locked);
        assertRefused(root ? Path.of("/proc/rmed") : locked, "cannot be written (");
        assertTrue(locked.toFile().setWritable(true));
    }

    @Test
    void emptyNameIsRefused() {
        assertRefused(Path.of(""), "out= names no folder", "out=DIR");
    }

    @Test
    void nameThatIsNoPathIsRefused() {
        UsageException error =
                assertThrows(UsageException.class, () -> ResultFolder.open("a\u0000b", HASH, "", Map.of()));
        assertTrue(error.getMessage().contains("is no file name here"), error.getMessage());
    }

    @Test
    void reasonsAreWordsOnOneLine() {
        assertEquals("permission denied", ResultFolder.reason(new java.nio.file.AccessDeniedException("/x")));
        assertEquals("a file is in the way", ResultFolder.reason(new java.nio.file.FileAlreadyExistsException("/x")));
        assertEquals("no such file or folder", ResultFolder.reason(new java.nio.file.NoSuchFileException("/x")));
        assertEquals("Disk quota", ResultFolder.reason(new FileSystemException("/x", null, "Disk quota")));
        assertEquals("one", ResultFolder.reason(new IOException("one\ntwo")));
        assertEquals("EOFException", ResultFolder.reason(new java.io.EOFException()));
    }

    @Test
    void replacedFileIsWholeAndLeavesNoDraft() throws IOException {
        Path file = temp.resolve("text");
        ResultFolder.replace(file, "old");
        ResultFolder.replace(file, "new");
        assertEquals("new", Files.readString(file));
        assertFalse(Files.exists(temp.resolve("text.part")));
    }
}
