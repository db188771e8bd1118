package org.rmed.lab.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.lab.sweep.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Trajectory;

/**
 * Catches tables that depend on threads, shards, interruptions or the order of work, and cells that are lost, run twice or
 * counted twice.
 */
class SweepTest {

    @TempDir
    private static Path temp;

    private static final Grid GRID = Grid.of(
            Map.of("d", "4,6", "alpha", "1,1.5,2", "optimizer", "adam,sgdm", "seeds", "3", "stopAtLoss", "0.01"));

    private static Path whole;

    @BeforeAll
    static void once() throws IOException {
        whole = temp.resolve("whole");
        run(whole, Shard.WHOLE, 1);
        new Merge(SweepFolder.existing(whole)).run(false);
    }

    private static void run(Path path, Shard shard, int threads) throws IOException {
        try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), shard)) {
            assertTrue(sweep.run(threads, () -> false, cell -> {}));
        }
    }

    private static void assertSameTables(Path path) throws IOException {
        new Merge(SweepFolder.existing(path)).run(false);
        for (String table : List.of("cells.csv", "runs.csv")) {
            assertEquals(Files.readString(whole.resolve(table)), Files.readString(path.resolve(table)), table);
        }
    }

    @Test
    void threadsAndShardsChangeNothing() throws IOException {
        for (int threads : new int[] {2, 3, 7}) {
            Path path = temp.resolve("threads" + threads);
            run(path, Shard.WHOLE, threads);
            assertSameTables(path);
        }
        for (int n : new int[] {2, 5, 20}) { // 20 shards of 12 cells: eight have nothing to do
            Path path = temp.resolve("shards" + n);
            for (int i = n; i >= 1; i--) {
                run(path, new Shard(i, n), 1 + i % 2);
            }
            assertSameTables(path);
        }
    }

    /** Stopped at a random number of looks at the clock, resumed with another number of threads, until it is complete. */
    @Test
    void interruptionsChangeNothing() throws IOException {
        Random random = new Random(3);
        for (int attempt = 0; attempt < 4; attempt++) {
            Path path = temp.resolve("stopped" + attempt);
            int rounds = 0;
            for (boolean complete = false; !complete; rounds++) {
                AtomicInteger looks = new AtomicInteger(1 + random.nextInt(30_000));
                try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), Shard.WHOLE)) {
                    complete = sweep.run(1 + rounds % 3, () -> looks.decrementAndGet() < 0, cell -> {});
                }
                if (!complete) {
                    tear(path, random);
                }
            }
            assertTrue(rounds > 1, "it was never stopped");
            assertSameTables(path);
        }
    }

    /** What a kill in the middle of a write leaves: a last line without its end. */
    private static void tear(Path path, Random random) throws IOException {
        Path journal = path.resolve("shards/1-of-1.jsonl");
        String text = Files.readString(journal);
        Files.writeString(journal, text.substring(0, text.length() - random.nextInt(Math.min(2, text.length() + 1))));
        Files.writeString(journal, "{\"cell\":3,\"id\":\"0123", StandardOpenOption.APPEND);
    }

    @Test
    void aTornLineIsCutOffAndRunAgain() throws IOException {
        Path path = temp.resolve("torn");
        run(path, Shard.WHOLE, 1);
        Path journal = path.resolve("shards/1-of-1.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        List<CellResult> again = new ArrayList<>();
        try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), Shard.WHOLE)) {
            assertEquals(11, sweep.finished());
            sweep.run(1, () -> false, again::add);
        }
        assertEquals(1, again.size());
        assertEquals(bytes.length, Files.size(journal));
        assertSameTables(path);
    }

    /** A line that is whole but not a cell (a disk's error, an editor's accident) counts as not done. */
    @Test
    void aSpoiltLineIsRunAgain() throws IOException {
        Path path = temp.resolve("spoilt");
        run(path, Shard.WHOLE, 1);
        Path journal = path.resolve("shards/1-of-1.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(4, lines.get(4).replace("COMPLETED", "").substring(0, 200));
        lines.set(6, lines.get(6).replaceFirst("\\{\"seed\".*", "]}"));
        Files.write(journal, lines);
        try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), Shard.WHOLE)) {
            assertEquals(10, sweep.finished());
            sweep.run(2, () -> false, cell -> {});
        }
        assertSameTables(path);
    }

    /** A row of runs.csv against the same run made directly: another path through the program. */
    @Test
    void aRowIsWhatTheRunGives() throws IOException {
        List<String> lines = Files.readAllLines(whole.resolve("runs.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        for (String line : List.of(lines.get(1), lines.get(17), lines.get(36))) {
            List<String> row = List.of(line.split(",", -1));
            Setup setup = Setup.of(Setup.defaults()
                    .withArguments(List.of("stopAtLoss=0.01", "unstable=true"))
                    .with("d", row.get(header.indexOf("d")))
                    .with("alpha", row.get(header.indexOf("alpha")))
                    .with("optimizer", row.get(header.indexOf("optimizer")))
                    .with("seed", row.get(header.indexOf("seed"))));
            Trajectory trajectory = Simulation.run(setup);
            assertEquals(trajectory.end(), Double.parseDouble(row.get(header.indexOf("t_end"))));
            assertEquals(
                    trajectory.value(trajectory.last(), "r_med_1"),
                    Double.parseDouble(row.get(header.indexOf("r_med_1_end"))));
            assertEquals(
                    trajectory.phases().time("T_1").orElse(Double.NaN),
                    Double.parseDouble(row.get(header.indexOf("T_1"))));
            assertEquals(trajectory.status().name(), row.get(header.indexOf("status")));
        }
        assertEquals(1 + 36, lines.size());
    }

    @Test
    void cellsAreSortedByIdAndHaveTheirMedians() throws IOException {
        List<String> lines = Files.readAllLines(whole.resolve("cells.csv"));
        List<String> ids =
                lines.stream().skip(1).map(line -> line.substring(0, 16)).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
        assertEquals(12, ids.size());
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> runs = Files.readAllLines(whole.resolve("runs.csv"));
        int column = List.of(runs.get(0).split(",", -1)).indexOf("loss_end");
        double[] losses = runs.stream()
                .filter(line -> line.startsWith(ids.get(5)))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .sorted()
                .toArray();
        List<String> cell = List.of(lines.get(6).split(",", -1));
        assertEquals(losses[1], Double.parseDouble(cell.get(header.indexOf("loss_end"))));
        // R_7 of three: a fifth of the way from the first to the second
        assertEquals(
                losses[0] + 0.2 * (losses[1] - losses[0]),
                Double.parseDouble(cell.get(header.indexOf("loss_end_q10"))),
                1e-12 * losses[1]);
    }

    @Test
    void divergedAndFailedRunsAreRowsWithAReason() throws IOException {
        Grid grid = Grid.of(Map.of(
                "d",
                "8",
                "optimizer",
                "sgdm",
                "eta",
                "0.001,30",
                "unstable",
                "true,false",
                "seeds",
                "2",
                "steps",
                "2000"));
        Path path = temp.resolve("bad");
        List<CellResult> results = new ArrayList<>();
        try (Sweep sweep = new Sweep(SweepFolder.open(path, grid), Shard.WHOLE)) {
            sweep.run(2, () -> false, results::add);
            assertEquals(4, sweep.tables());
        }
        assertEquals(2, results.stream().mapToLong(CellResult::diverged).sum());
        assertEquals(2, results.stream().mapToLong(CellResult::failed).sum());
        String cells = Files.readString(path.resolve("cells.csv"));
        assertTrue(cells.contains("is unstable for ||A||"), cells);
        // counted, never averaged
        String diverged = cells.lines()
                .filter(line -> line.contains(",30,true,2,2,0,"))
                .findFirst()
                .orElseThrow();
        assertTrue(diverged.endsWith("NaN,NaN,NaN"), diverged);
        assertTrue(Files.readString(path.resolve("runs.csv")).contains("DIVERGED"));
    }

    @Test
    void missingShardsAreNamed() throws IOException {
        Path path = temp.resolve("missing");
        run(path, new Shard(1, 4), 1);
        run(path, new Shard(3, 4), 1);
        refused(
                () -> new Merge(SweepFolder.existing(path)).run(false),
                "6 of 12 cells are missing",
                "shard 2/4 has not begun",
                "shard 4/4 has not begun",
                "--shard 2/4",
                "--partial");
        assertFalse(Files.exists(path.resolve("cells.csv")));
        assertEquals(6, new Merge(SweepFolder.existing(path)).run(true));
        assertEquals(7, Files.readAllLines(path.resolve("cells.csv")).size());
        Path journal = path.resolve("shards/3-of-4.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n");
        refused(() -> new Merge(SweepFolder.existing(path)).run(false), "shard 3/4 lacks 2 of its 3");
        run(path, new Shard(2, 4), 1);
        run(path, new Shard(3, 4), 1);
        run(path, new Shard(4, 4), 1);
        assertSameTables(path);
    }

    @Test
    void aShardHasOneWorker() throws IOException {
        Path path = temp.resolve("locked");
        SweepFolder folder = SweepFolder.open(path, GRID);
        try (Sweep first = new Sweep(folder, new Shard(1, 2))) {
            refused(() -> new Sweep(folder, new Shard(1, 2)), "shard 1/2", "process", "at work");
            new Sweep(folder, new Shard(2, 2)).close();
            assertEquals(6, first.cells());
            first.run(1, () -> false, cell -> {});
            refused(() -> new Merge(folder).run(true), "shard 1/2", "at work");
        }
        new Sweep(folder, new Shard(1, 2)).close();
    }

    @Test
    void foldersOfOtherThingsAreRefused() throws IOException {
        Path path = temp.resolve("other");
        SweepFolder.open(path, GRID);
        refused(() -> SweepFolder.open(path, Grid.of(Map.of("d", "4"))), "another sweep", "out=DIR", "rmed sweep out=");
        Path spec = path.resolve("sweep.json");
        String text = Files.readString(spec);
        Files.writeString(spec, text.replaceFirst("\"rmed\" : \"[^\"]*\"", "\"rmed\" : \"0.0.1\""));
        refused(() -> SweepFolder.open(path, GRID), "begun with rmed 0.0.1", "out=DIR");
        Files.writeString(spec, "{ torn");
        refused(() -> SweepFolder.existing(path), "sweep.json cannot be read");
        refused(() -> SweepFolder.existing(temp), "holds no sweep");
        Path file = Files.writeString(temp.resolve("file"), "");
        refused(() -> SweepFolder.open(file, GRID), "cannot be written");
    }

    @Test
    void shardsAreReadAndRefused() {
        assertEquals(new Shard(3, 8), Shard.of("3/8"));
        refused(() -> Shard.of("3-8"), "i/n", "3/8");
        refused(() -> Shard.of("9/8"), "no shard 9/8");
        refused(() -> Shard.of("0/8"), "no shard 0/8");
        // every cell in exactly one share, for more and fewer shards than cells
        for (int n = 1; n < 40; n++) {
            long sum = 0;
            for (int i = 1; i <= n; i++) {
                sum += new Shard(i, n).share(12);
            }
            assertEquals(12, sum, "n=" + n);
        }
    }

    /** What looks torn may be a line that another process is writing: only a shard's own journal is cut. */
    @Test
    void anotherShardsTailIsLeftAlone() throws IOException {
        Path path = temp.resolve("tail");
        run(path, new Shard(2, 2), 1);
        Path journal = path.resolve("shards/2-of-2.jsonl");
        byte[] torn = java.util.Arrays.copyOf(Files.readAllBytes(journal), (int) Files.size(journal) - 20);
        Files.write(journal, torn);
        run(path, new Shard(1, 2), 1);
        org.junit.jupiter.api.Assertions.assertArrayEquals(torn, Files.readAllBytes(journal));
        refused(() -> new Merge(SweepFolder.existing(path)).run(false), "shard 2/2 lacks 1 of its 6");
        run(path, new Shard(2, 2), 1);
        assertSameTables(path);
    }

    /** A line that is JSON without an id, or with a seed too few, is no cell. */
    @Test
    void linesOfSomethingElseAreNoCells() throws IOException {
        Path path = temp.resolve("strange");
        run(path, Shard.WHOLE, 1);
        Path journal = path.resolve("shards/1-of-1.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(2, lines.get(2).replaceFirst("\"id\":\"[^\"]*\",", ""));
        lines.set(3, lines.get(3).replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"zz\""));
        lines.set(5, lines.get(5).replace("\"status\":\"", "\"stata\":\""));
        Files.write(journal, lines);
        try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), Shard.WHOLE)) {
            assertEquals(9, sweep.finished());
            sweep.run(1, () -> false, cell -> {});
        }
        assertSameTables(path);
    }

    /** An exception where results are kept ends the sweep, and nothing is written after it. */
    @Test
    void whatCannotBeKeptEndsTheSweep() throws IOException {
        Path path = temp.resolve("broken");
        AtomicInteger kept = new AtomicInteger();
        try (Sweep sweep = new Sweep(SweepFolder.open(path, GRID), Shard.WHOLE)) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalStateException.class,
                    () -> sweep.run(3, () -> false, cell -> {
                        if (kept.incrementAndGet() >= 4) {
                            throw new IllegalStateException("no room");
                        }
                    }));
        }
        assertEquals(4, kept.get());
        assertEquals(4, Files.readAllLines(path.resolve("shards/1-of-1.jsonl")).size());
    }
}
