package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.lab.query.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Catches a jar that is used unchecked, a failure that does not say what to do, and drafts left behind. A shell script stands
 * in for Maven; the jar is the one that the real Maven brought for the tests, so that its checksum is tested too.
 */
class DuckDbFetchTest {

    @TempDir
    private Path temp;

    private final List<String> notices = new ArrayList<>();

    private Path folder() {
        return temp.resolve("target/optional");
    }

    /** A Maven that does the following with its last word, {@code -DoutputDirectory=...}, as $out. */
    private DuckDbFetch maven(String script) throws IOException {
        Path maven = Files.writeString(
                temp.resolve("mvn"),
                "#!/bin/sh\nfor word; do :; done\nout=${word#-DoutputDirectory=}\necho \"$*\" >'"
                        + temp.resolve("words") + "'\n" + script + "\n");
        assertTrue(maven.toFile().setExecutable(true));
        return new DuckDbFetch(folder(), maven.toString(), notices::add);
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void genuineJarIsKept() throws IOException {
        DuckDbFetch fetch = maven("cp '" + TestDriver.jar() + "' \"$out\"");
        Path jar = fetch.jar();
        assertEquals(folder().resolve("duckdb_jdbc-" + DuckDbFetch.VERSION + ".jar"), jar);
        assertEquals(-1, Files.mismatch(TestDriver.jar(), jar));
        assertEquals(List.of("first use of query: fetching DuckDB (80 MB) ..."), notices);
        assertEquals(80, Math.round(Files.size(jar) / 1e6));
        String words = Files.readString(temp.resolve("words"));
        assertTrue(words.contains(" -Dartifact=org.duckdb:duckdb_jdbc:" + DuckDbFetch.VERSION + " "), words);
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(List.of(jar), files.toList());
        }
        // once there, neither Maven nor a word
        assertEquals(jar, maven("exit 1").jar());
        assertEquals(1, notices.size());
    }

    /** The tests use what users get. */
    @Test
    void testsUseThePinnedVersion() {
        assertEquals(DuckDbFetch.JAR, TestDriver.jar().getFileName().toString());
    }

    @Test
    void otherBytesAreRefused() throws IOException {
        DuckDbFetch fetch = maven("printf abc >\"$out/" + DuckDbFetch.JAR + "\"");
        // SHA-256 of abc, FIPS 180-2, B.1
        assertRefused(
                fetch::jar,
                "is not the genuine one (its SHA-256 is ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,",
                "try again");
        assertNothingLeft();
    }

    @Test
    void missingNetworkIsRefusedInMavensWords() throws IOException {
        DuckDbFetch fetch = maven("echo '[WARNING] first'\n"
                + "printf '\\033[0m\\033[0m'; echo '[ERROR] Failed to execute goal org.apache:x:3:copy (default-cli) on project p: central:"
                + " unknown host -> [Help 1]'; echo '[ERROR] Re-run'; exit 1");
        assertRefused(
                fetch::jar,
                "DuckDB could not be fetched (",
                "central: unknown host);",
                "try again with a network, or fetch https://repo1.maven.org/maven2/org/duckdb/duckdb_jdbc/",
                "RMED_DUCKDB=FILE");
        assertNothingLeft();
        assertRefused(maven("exit 3")::jar, "Maven does not say why");
    }

    @Test
    void mavenThatBringsNothingIsRefused() throws IOException {
        assertRefused(maven("exit 0")::jar, "could not be fetched", "no such file", "RMED_DUCKDB=FILE");
        assertNothingLeft();
    }

    @Test
    void missingMavenIsRefused() throws IOException {
        DuckDbFetch fetch = new DuckDbFetch(folder(), temp.resolve("none").toString(), notices::add);
        assertRefused(fetch::jar, "none was found; install Maven, or fetch https://", "RMED_DUCKDB=FILE");
        assertNothingLeft();
    }

    @Test
    void folderThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(temp.resolve("target"), "a file");
        assertRefused(maven("exit 0")::jar, "DuckDB cannot be kept in " + folder(), "RMED_DUCKDB=FILE");
        assertEquals(List.of(), notices);
    }
}
