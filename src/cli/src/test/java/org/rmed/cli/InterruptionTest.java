package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches a Ctrl-C that is not heeded, that tears a line, or after which the results do not say that they are a part. */
class InterruptionTest {

    /** One step and the last lines take milliseconds; a slow machine gets some more. */
    private static final long SOON_SECONDS = 10;

    @TempDir
    private Path temp;

    private long size(String file) {
        return temp.resolve("out").resolve(file).toFile().length();
    }

    private List<String> wholeLines(String file) throws IOException {
        String text = Files.readString(temp.resolve("out").resolve(file));
        assertTrue(text.endsWith("\n"), file + " ends inside a line");
        return text.lines().toList();
    }

    @Test
    void interruptedSimulationKeepsWholeRows() throws IOException, InterruptedException {
        String words = "simulate d=32 eta=1e-9 steps=1e9 every=100 final=true out=" + temp.resolve("out");
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> size("trajectory.csv") > 10_000);
            int expected = rmed.interrupt();
            Console console = rmed.end(SOON_SECONDS);
            assertEquals(expected, console.code(), console::toString);
            assertEquals("", console.err());
            assertTrue(console.out().contains("INTERRUPTED at t="), console::toString);
        }
        List<String> rows = wholeLines("trajectory.csv");
        long t = -100;
        for (String row : rows.subList(1, rows.size() - 1)) {
            assertEquals(4, row.split(",", -1).length, row);
            assertEquals(t + 100, Long.parseLong(row.split(",")[0]), "a row is missing");
            t += 100;
        }
        List<String> events = wholeLines("events.jsonl");
        String end = events.get(events.size() - 1);
        String last = rows.get(rows.size() - 1).split(",")[0];
        assertEquals("{\"event\":\"INTERRUPTED\",\"t\":" + last + "}", end);
        assertTrue(size("final/W1.npy") > 32 * 32 * Double.BYTES);
        assertTrue(String.join("", wholeLines("manifest.json")).contains("\"status\" : \"INTERRUPTED\""));
    }

    /** The first claim takes a moment, the second hours: d = 16 under the theorem's own learning rate. */
    @Test
    void interruptedVerificationKeepsFinishedVerdicts() throws IOException, InterruptedException {
        String words = "verify chi-square-law theorem1-adam-literal d=16 seeds=24 out=" + temp.resolve("out");
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> size("verdicts.jsonl") > 0);
            int expected = rmed.interrupt();
            Console console = rmed.end(SOON_SECONDS);
            assertEquals(expected, console.code(), console::toString);
            assertEquals("", console.err());
            assertTrue(console.out().contains("interrupted: 1 finished verdicts kept"), console::toString);
        }
        List<String> verdicts = wholeLines("verdicts.jsonl");
        assertEquals(1, verdicts.size());
        assertTrue(verdicts.get(0).startsWith("{\"claim\":\"chi-square-law\","), verdicts.get(0));
        assertEquals(4, wholeLines("verdicts.csv").size());
        assertTrue(String.join("", wholeLines("manifest.json")).contains("\"status\" : \"INTERRUPTED\""));
    }

    /** Even a process that gets no chance to say goodbye leaves whole rows and a manifest that admits it. */
    @Test
    void killedSimulationLeavesWholeRows() throws IOException, InterruptedException {
        String words = "simulate d=2 eta=1e-9 steps=1e9 every=1 out=" + temp.resolve("out");
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> size("trajectory.csv") > 100_000);
            rmed.close();
            rmed.end(SOON_SECONDS);
        }
        assertTrue(wholeLines("trajectory.csv").size() > 1000);
        assertTrue(String.join("", wholeLines("manifest.json")).contains("\"status\" : \"RUNNING\""));
    }
}
