package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.cli.SweepFiles.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.lab.phase.PhaseDiagram;
import org.rmed.lab.phase.PhaseDiagrams;

/** Catches a mistyped word that is not refused, and a second process that spoils the folder of the first. */
class PhaseCommandTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phase adam-xii            | unknown phase diagram 'adam-xii'; did you mean 'adam-xi'? (one of: adam-scale,
            phase seeds=3             | no phase diagram is named; name one or several, or all ('rmed phase --list')
            phase gap sedes=3         | 'sedes=3' is not understood; did you mean 'seeds'? (a diagram takes seeds=N, width=W,
            phase gap d=64            | 'd=64' is not understood (a diagram takes seeds=N, width=W, threads=N and out=DIR)
            phase gap adam-xii        | unknown phase diagram 'adam-xii'; did you mean 'adam-xi'?
            phase gap adam-xi         | holds one diagram, and 2 are asked for
            phase gap seeds=1 seeds=2 | key 'seeds' is given twice; keep one
            phase gap seeds=0         | seeds=0 must be a whole number in [1, 1000000]
            phase gap seeds=x         | seeds=x must be a whole number
            phase gap threads=0       | threads=0 is out of range
            phase gap --figure x      | did you mean '--figures'?
            """)
    void oneLineSaysWhatAndWhatInstead(String words, String fragment) {
        Path out = temp.resolve("out");
        Console.line(words.startsWith("phase gap") ? words + " out=" + out : words)
                .refused(ExitCode.USAGE, fragment);
        assertFalse(Files.exists(out), "a refused command made its folder");
    }

    @Test
    void emptyFolderNameIsRefused() {
        Console.line("phase gap out=").refused(ExitCode.USAGE, "out= names no folder");
    }

    @Test
    void listNamesEveryDiagram() {
        String list = Console.line("phase --list").done().out();
        for (PhaseDiagram diagram : PhaseDiagrams.all()) {
            assertTrue(list.lines().anyMatch(diagram.name()::equals), diagram.name());
        }
        assertEquals(list, Console.line("phase").done().out());
    }

    /** The cheapest diagram, with one seed: long enough to look at it while it runs. */
    @Test
    void secondProcessLeavesTheFirstAloneAndCtrlCKeepsCells() throws IOException, InterruptedException {
        Path out = temp.resolve("out");
        String words = "phase gap seeds=1 threads=1 out=" + out;
        Path journal = out.resolve("cells.jsonl");
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> journal.toFile().length() > 0);
            String manifest = text(out.resolve("manifest.json"));
            Console.line(words).refused(ExitCode.USAGE, "another process (process ", "is at work on " + journal);
            assertEquals(manifest, text(out.resolve("manifest.json")));
            int expected = rmed.interrupt();
            Console console = rmed.end(PATIENCE_SECONDS);
            assertEquals(expected, console.code(), console::toString);
            assertEquals("", console.err());
            assertTrue(console.out().contains("\nround 0: "), console::toString);
            assertTrue(
                    console.out()
                            .endsWith(
                                    "interrupted; what is finished is kept in " + out + ". The same command goes on\n"),
                    console::toString);
        }
        assertTrue(text(out.resolve("manifest.json")).contains("\"status\" : \"INTERRUPTED\""));
        long kept = text(journal).lines().count();
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> text(journal).lines().count() > kept);
        }
        assertEquals(
                text(journal).lines().count(),
                text(journal)
                        .lines()
                        .map(line -> line.replaceFirst(".*\"id\":\"", "").substring(0, 16))
                        .distinct()
                        .count(),
                "a cell was run twice");
    }
}
