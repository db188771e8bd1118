package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: files mixed up or cut inside an archive, an archive cut short that passes for a small one. */
class ArchiveTest {

    private static final Map<String, String> CONTENTS =
            Map.of("package/a.txt", "a".repeat(5000) + "ö", "package/b.txt", "b", "package/c.md", "c");

    @TempDir
    Path folder;

    @Test
    void wantedFilesComeWholeAndByName() throws IOException {
        Path npm = Fixtures.npm(folder.resolve("x.tgz"), CONTENTS);
        assertContents(Archive.ofNpm(npm, name -> name.endsWith(".txt")));
        Path debian = Fixtures.debian(folder.resolve("x.deb"), "data.tar.xz", CONTENTS);
        assertContents(Archive.ofDebian(debian, name -> name.endsWith(".txt")));
    }

    private static void assertContents(SortedMap<String, byte[]> found) {
        assertEquals("[package/a.txt, package/b.txt]", found.keySet().toString());
        found.forEach((name, bytes) -> assertEquals(CONTENTS.get(name), new String(bytes, StandardCharsets.UTF_8)));
    }

    @Test
    void truncatedArchiveIsRefused() throws IOException {
        Path npm = Fixtures.halved(Fixtures.npm(folder.resolve("x.tgz"), CONTENTS));
        assertRefused(() -> Archive.ofNpm(npm, name -> true), "x.tgz", "a gzipped tar archive", "fetch it again");
        Path debian = Fixtures.halved(Fixtures.debian(folder.resolve("x.deb"), "data.tar.xz", CONTENTS));
        assertRefused(() -> Archive.ofDebian(debian, name -> true), "x.deb", "a Debian package", "fetch it again");
    }

    @Test
    void textAndEmptyFilesAreNoArchives() throws IOException {
        Path text = Fixtures.text(folder.resolve("x.txt"), "not an archive at all");
        assertRefused(() -> Archive.ofNpm(text, name -> true), "x.txt", "a gzipped tar archive");
        assertRefused(() -> Archive.ofDebian(text, name -> true), "x.txt", "a Debian package");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertRefused(() -> Archive.ofNpm(empty, name -> true), "empty", "a gzipped tar archive");
        assertRefused(() -> Archive.ofDebian(empty, name -> true), "empty", "a Debian package");
    }

    @Test
    void archiveWithoutTheWantedFilesIsRefused() throws IOException {
        Path npm = Fixtures.npm(folder.resolve("x.tgz"), CONTENTS);
        assertRefused(() -> Archive.ofNpm(npm, name -> false), "x.tgz", "none of the expected files");
        Path zstd = Fixtures.debian(folder.resolve("x.deb"), "data.tar.zst", CONTENTS);
        assertRefused(() -> Archive.ofDebian(zstd, name -> true), "x.deb", "none of the expected files", "data.tar.xz");
    }
}
