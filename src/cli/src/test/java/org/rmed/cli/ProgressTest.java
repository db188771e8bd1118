package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Catches a progress bar that flashes up in short runs, spoils a log file with carriage returns, or draws over the lines
 * that a command prints meanwhile.
 */
class ProgressTest {

    private static final long LONGER_THAN_QUIET_MILLIS = 2_100;

    @Test
    void barAppearsAfterTwoSecondsAndOnlyOnATerminal() throws InterruptedException {
        try (Progress onTerminal = new Progress("runs", 10, true);
                Progress inPipe = new Progress("runs", 10, false)) {
            onTerminal.step();
            inPipe.step();
            assertFalse(onTerminal.shown());
            Thread.sleep(LONGER_THAN_QUIET_MILLIS);
            inPipe.step();
            assertFalse(inPipe.shown());
            onTerminal.step();
            assertTrue(onTerminal.shown());
        }
    }

    /** A terminal as far as the bar uses one: a carriage return goes back, what follows is written over. */
    private static List<String> screen(String written) {
        List<String> lines = new ArrayList<>();
        for (String line : written.split("\n", -1)) {
            StringBuilder shown = new StringBuilder();
            for (String part : line.split("\r", -1)) {
                shown.replace(0, Math.min(part.length(), shown.length()), part);
            }
            lines.add(shown.toString().stripTrailing());
        }
        return lines;
    }

    @Test
    void barMakesWayForLines() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
        try (ProgressLine line = new ProgressLine(terminal)) {
            line.accept("runs  10% [=   ]");
            line.aside(() -> terminal.print("first\nsecond, which the bar leaves alone\n"));
            line.accept("runs  90% [=== ]");
            assertEquals(
                    List.of("first", "second, which the bar leaves alone", "runs  90% [=== ]"),
                    screen(written.toString(StandardCharsets.UTF_8)));
            line.clear();
            terminal.print("third\n");
        }
        assertEquals(
                List.of("first", "second, which the bar leaves alone", "third", ""),
                screen(written.toString(StandardCharsets.UTF_8)));
        assertFalse(written.toString(StandardCharsets.UTF_8).contains("\u001b"), "no terminal codes");
    }

    /** Steps come from all threads of a verification. */
    @Test
    void noStepIsLost() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try (Progress progress = new Progress("runs", 400_000, false)) {
            for (int i = 0; i < 4; i++) {
                threads.add(new Thread(() -> {
                    for (int step = 0; step < 100_000; step++) {
                        progress.step();
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(400_000, progress.done());
        }
    }
}
