package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.cli.SweepFiles.assertSameTables;
import static org.rmed.cli.SweepFiles.finished;
import static org.rmed.cli.SweepFiles.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.sweep.Shard;
import org.rmed.lab.sweep.Sweep;
import org.rmed.lab.sweep.SweepFolder;

/**
 * Catches a sweep that loses, repeats or changes a cell when its processes are killed, run side by side, or out of disk, and
 * one that two processes can work on at once.
 */
class SweepKillTest {

    private static final String GRID = "d=16 alpha=1..2:12 optimizer=adam,sgdm engine=dense steps=4000 seeds=2";
    private static final int CELLS = 24;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path temp;

    private static Path whole;

    @BeforeAll
    static void undisturbed() {
        whole = temp.resolve("whole");
        Console.line("sweep " + GRID + " threads=3 out=" + whole).done();
    }

    private static Subprocess start(String name, String before, String words) throws IOException {
        return new Subprocess(Files.createDirectories(temp.resolve(name)), before, List.of(), "sweep " + words);
    }

    /** Kills it when it has finished some more of its cells, and a moment later: perhaps in the middle of a write. */
    private static boolean kill(Subprocess rmed, Path journal, int cells, Random random) throws InterruptedException {
        long enough = Math.min(cells, lines(journal) + 2 + random.nextInt(cells / 2));
        rmed.until(() -> lines(journal) >= enough);
        Thread.sleep(random.nextInt(25));
        rmed.close();
        return rmed.end(PATIENCE_SECONDS).code() == 137;
    }

    private static long lines(Path file) {
        return Files.exists(file) ? text(file).chars().filter(c -> c == '\n').count() : 0;
    }

    @Test
    void killsChangeNothing() throws IOException, InterruptedException {
        Random random = new Random(6);
        Path out = temp.resolve("killed");
        int kills = 0;
        while (finished(out) < CELLS) {
            try (Subprocess rmed = start("killed-log", "", GRID + " threads=1 out=" + out)) {
                kills += kill(rmed, out.resolve("shards/1-of-1.jsonl"), CELLS, random) ? 1 : 0;
            }
        }
        assertTrue(kills >= 2, kills + " kills only: the cells are too quick");
        String said = Console.line("sweep out=" + out).done().out();
        assertTrue(said.contains("; " + CELLS + " finished before"), said);
        assertSameTables(whole, out);
        assertTrue(text(out.resolve("manifest.json")).contains("\"status\" : \"COMPLETED\""));
    }

    /** All three make the folder at once, each is killed once, and they end side by side. */
    @Test
    void shardsSideBySideChangeNothing() throws IOException, InterruptedException {
        Random random = new Random(6);
        Path out = temp.resolve("shards");
        List<Subprocess> running = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                running.add(start("shard" + i, "", GRID + " threads=1 --shard " + i + "/3 out=" + out));
            }
            for (int i = 1; i <= 3; i++) {
                kill(running.get(i - 1), out.resolve("shards/" + i + "-of-3.jsonl"), CELLS / 3, random);
                running.set(i - 1, start("shard" + i, "", "threads=2 --shard " + i + "/3 out=" + out));
            }
            for (int i = 1; i <= 3; i++) {
                Console console = running.get(i - 1).end(PATIENCE_SECONDS).done();
                assertTrue(
                        console.out().contains("shard " + i + "/3 is complete; when all are: rmed merge out=" + out));
            }
        } finally {
            running.forEach(Subprocess::close);
        }
        assertFalse(Files.exists(out.resolve("manifest.json")), "no shard is the whole");
        assertTrue(text(out.resolve("shards/2-of-3.json")).contains("\"status\" : \"COMPLETED\""));
        Console.line("merge out=" + out).done();
        assertSameTables(whole, out);
    }

    @Test
    void secondProcessIsRefusedAndChangesNothing() throws IOException, InterruptedException {
        Path out = temp.resolve("two");
        String words = "d=16 alpha=1..2:1000 engine=dense steps=20000 --shard 1/2 out=" + out;
        try (Subprocess rmed = start("two-log", "", words)) {
            rmed.until(() -> finished(out) > 1);
            String manifest = text(out.resolve("shards/1-of-2.json"));
            String lock = text(out.resolve("shards/1-of-2.lock"));
            for (int attempt = 0; attempt < 2; attempt++) {
                Console.line("sweep " + words)
                        .refused(ExitCode.USAGE, "another process (" + lock + ") is at work on shard 1/2");
            }
            Console.line("merge out=" + out)
                    .refused(ExitCode.USAGE, lock, "at work on shard 1/2", "wait until it ends");
            assertEquals(manifest, text(out.resolve("shards/1-of-2.json")));
            assertEquals(lock, text(out.resolve("shards/1-of-2.lock")));
            long before = finished(out);
            rmed.until(() -> finished(out) > before + 1); // it goes on
        }
    }

    /** A second attempt in the first one's process must not end its lock for others: closing any channel would. */
    @Test
    void attemptInTheSameProcessLeavesTheLock() throws IOException, InterruptedException {
        Path out = temp.resolve("same");
        Console.line("sweep d=2 steps=3 out=" + out).done();
        try (Sweep held = new Sweep(SweepFolder.existing(out), Shard.WHOLE)) {
            assertEquals(1, held.finished());
            Console.line("sweep out=" + out).refused(ExitCode.USAGE, "this process is at work on shard 1/1");
            try (Subprocess rmed = start("same-log", "", "out=" + out)) {
                rmed.end(PATIENCE_SECONDS)
                        .refused(
                                ExitCode.USAGE,
                                "process " + ProcessHandle.current().pid(),
                                "is at work on shard 1/1");
            }
        }
        Console.line("sweep out=" + out).done();
    }

    /** A limit on the size of files acts as a full disk does. */
    @Test
    void fullDiskKeepsWhatWasFinished() throws IOException, InterruptedException {
        Path out = temp.resolve("full");
        try (Subprocess rmed = start("full-log", "ulimit -f 18;", GRID + " threads=2 out=" + out)) {
            Console console = rmed.end(PATIENCE_SECONDS);
            assertEquals(ExitCode.ERROR, console.code(), console::toString);
            assertEquals(1, console.err().lines().count(), console::toString);
            assertTrue(console.err().startsWith("rmed: writing failed: "), console::toString);
            assertTrue(console.err().contains("what was finished before is kept"), console::toString);
        }
        long kept = finished(out);
        assertTrue(kept > 2 && kept < CELLS, kept + " cells: choose another limit");
        assertTrue(text(out.resolve("shards/1-of-1.jsonl")).endsWith("\n"), "the last line is torn");
        assertTrue(text(out.resolve("manifest.json")).contains("\"status\" : \"FAILED\""));
        String said = Console.line("sweep " + GRID + " out=" + out).done().out();
        assertTrue(said.contains("; " + kept + " finished before"), said);
        assertSameTables(whole, out);
    }

    @Test
    void interruptedSweepSaysHowToGoOn() throws IOException, InterruptedException {
        Path out = temp.resolve("stopped");
        try (Subprocess rmed = start("stopped-log", "", GRID + " threads=1 out=" + out)) {
            rmed.until(() -> finished(out) > 1);
            int expected = rmed.interrupt();
            Console console = rmed.end(PATIENCE_SECONDS);
            assertEquals(expected, console.code(), console::toString);
            assertEquals("", console.err());
            assertTrue(
                    console.out()
                            .endsWith(
                                    "interrupted; what is finished is kept. Go on with: rmed sweep out=" + out + "\n"),
                    console::toString);
        }
        assertTrue(text(out.resolve("manifest.json")).contains("\"status\" : \"INTERRUPTED\""));
        assertTrue(text(out.resolve("runs.csv")).endsWith("\n"), "the tables grow while one looks, in whole rows");
        Console.line("sweep out=" + out).done();
        assertSameTables(whole, out);
    }

    /** Results must not depend on how much memory there is: such a cell is not kept as failed, the sweep ends. */
    @Test
    void tooLittleMemoryEndsTheSweep() throws IOException, InterruptedException {
        Path out = temp.resolve("memory");
        String words = "sweep d=4,3000 steps=1 engine=dense threads=1 out=" + out;
        try (Subprocess rmed =
                new Subprocess(Files.createDirectories(temp.resolve("memory-log")), "", List.of("-Xmx48m"), words)) {
            Console console = rmed.end(PATIENCE_SECONDS);
            assertEquals(ExitCode.ERROR, console.code(), console::toString);
            assertEquals(1, console.err().lines().count(), console::toString);
            assertTrue(console.err().contains("not enough memory"), console::toString);
            assertTrue(console.err().contains("lower d or threads"), console::toString);
        }
        assertTrue(finished(out) < 2, "the cell that did not fit was kept");
        assertTrue(text(out.resolve("manifest.json")).contains("\"status\" : \"FAILED\""));
    }
}
