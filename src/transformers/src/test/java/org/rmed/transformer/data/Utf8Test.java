package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: Latin-1 read as replacement characters, a letter cut in half at the end, an empty file read as no lines. */
class Utf8Test {

    @TempDir
    Path folder;

    @Test
    void linesAreRead() throws IOException {
        Path file = Fixtures.text(folder.resolve("x"), "größer\r\nals\n\nalles");
        assertEquals(List.of("größer", "als", "", "alles"), Utf8.lines(file, "lines"));
    }

    @Test
    void latin1IsRefusedWithThePlaceOfTheByte() throws IOException {
        Path file = Files.write(folder.resolve("x"), "gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(
                () -> Utf8.read(file, "German sentences"),
                file.toString(),
                "not UTF-8 at byte 2",
                "German sentences",
                "iconv");
    }

    @Test
    void letterCutInHalfIsRefused() {
        byte[] half = {'a', (byte) 0xc3};
        assertRefused(() -> Utf8.decode("x.txt", half, "a text"), "x.txt", "not UTF-8 at byte 1");
    }

    @Test
    void emptyAndMissingFilesAreRefused() throws IOException {
        Path blank = Fixtures.text(folder.resolve("blank"), " \n");
        assertRefused(() -> Utf8.read(blank, "a text"), "blank is empty", "expected a text");
        assertRefused(() -> Utf8.read(folder.resolve("none"), "a text"), "none is missing", "expected a text", "data=");
        assertRefused(() -> Utf8.read(folder, "a text"), "cannot be read", "expected a text");
    }
}
