package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.cli.SweepFiles.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.lab.sweep.CellResult;

/** Catches a sweep that runs something else than was asked, and a refusal without a remedy or with a folder left behind. */
class SweepCommandTest {

    @TempDir
    private Path temp;

    private Path out() {
        return temp.resolve("out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sweep alpha=1.5..0.3:25              | alpha=1.5..0.3:25 is empty: it runs from 1.5 to 0.3; write alpha=0.3..1.5:25
            sweep alpha=1..1:3                   | write alpha=1
            sweep alpha=1,,2                     | alpha=1,,2 has an empty value
            sweep alpha=0.3..1.5                 | needs a number of values, as in alpha=0.3..1.5:25
            sweep d=64,64                        | d=64,64 gives 64 twice
            sweep alhpa=1,2                      | unknown key 'alhpa'; did you mean 'alpha'?
            sweep optimiser=adam,sgdm            | did you mean 'optimizer'?
            sweep d=8 d=16                       | key 'd' is given twice (8 and 16); keep one, with all its values: d=8,16
            sweep d                              | write d=VALUE
            sweep d=8 seeds=0                    | seeds=0 must be a whole number in [1, 1000000]
            sweep d=8 seeds=2 seed=1..4          | exclude each other
            sweep d=8 threads=0                  | threads=0 is out of range; it must be a whole number in [1, 1024]
            sweep d=8 --shard 3                  | shard '3' is not of the form i/n, as in 3/8
            sweep d=8 --shard 9/8                | there is no shard 9/8
            sweep d=8 --shrad 1/2                | did you mean '--shard'?
            sweep d=8 --spec nofile.properties   | --spec=nofile.properties cannot be read (no such file or folder)
            sweep d=3 target=nofile.npy          | target=nofile.npy cannot be read (no such file or folder)
            sweep alpha=1..2:100000 xi=1..2:100000 --yes | more than 2147483647 cells; give fewer values, or make several
            """)
    void oneLineSaysWhatAndWhatInstead(String words, String fragment) {
        Console.line(words + " out=" + out()).refused(ExitCode.USAGE, fragment);
        assertFalse(Files.exists(out()), "a refused command made its folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sweep                                | nothing to sweep; give keys one or more values, as in 'rmed sweep d=64,256
            sweep threads=2                      | nothing to sweep
            sweep --shard 1/2                    | nothing to sweep
            sweep d=8 out=                       | out= names no folder
            sweep out=                           | out= names no folder
            merge                                | which sweep? Write: rmed merge out=DIR
            merge d=8                            | which sweep?
            """)
    void whatIsIncompleteIsRefused(String words, String fragment) {
        Console.line(words).refused(ExitCode.USAGE, fragment);
        assertFalse(Files.exists(Path.of("sweep.json")) || Files.exists(Path.of("shards")));
    }

    /** Seconds, not days: and says which. */
    @Test
    void billionCellsAskForYes() {
        assertTimeout(Duration.ofSeconds(30), () -> Console.line(
                        "sweep d=8 alpha=1..2:31623 xi=1e-6..1e-3:log:31623 threads=2 out=" + out())
                .refused(ExitCode.USAGE, "1000014129 cells of 1 run: about ", " threads=2", "--shard", "--yes"));
        assertFalse(Files.exists(out()));
        Console.line("sweep d=8 alpha=1..2:31623 xi=1e-6..1e-3:log:31623 --shard 2/10 out=" + out())
                .refused(ExitCode.USAGE, "of which shard 2/10 is to run 100001413: about ");
    }

    @Test
    void durationsAreInAUnitThatFits() {
        assertEquals("2 seconds", SweepCommand.duration(0.3));
        assertEquals("119 seconds", SweepCommand.duration(119));
        assertEquals("2 minutes", SweepCommand.duration(120));
        assertEquals("119 minutes", SweepCommand.duration(7199 - 30));
        assertEquals("47 hours", SweepCommand.duration(47 * 3600));
        assertEquals("3 days", SweepCommand.duration(3 * 86_400));
        assertEquals("100 years", SweepCommand.duration(100 * 365.25 * 86_400));
    }

    @Test
    void seedsAloneAreRunsOfTheDefaults() {
        Console console = Console.line("sweep seeds=2 steps=3 out=" + out()).done();
        assertTrue(console.out().startsWith("1 cell of 2 runs in "), console::toString);
        assertEquals(3, text(out().resolve("runs.csv")).lines().count());
    }

    @Test
    void folderNamesItsGrid() throws IOException {
        String words = "sweep d=2,3 steps=5 lossTargets=0.9,0.5 optimizer=sgdm seeds=2";
        Console first = Console.line(words + " out=" + out()).done();
        assertEquals(
                "2 cells of 2 runs in " + out() + "\n2 cells run: 0 with diverged runs, 0 with failed ones\n"
                        + "complete: " + out().resolve("cells.csv") + " and runs.csv\n",
                first.out());
        String cells = text(out().resolve("cells.csv"));
        Files.delete(out().resolve("cells.csv"));
        Console again = Console.line("sweep out=" + out()).done();
        assertTrue(again.out().startsWith("2 cells of 2 runs in " + out() + "; 2 finished before\n"), again::toString);
        assertEquals(cells, text(out().resolve("cells.csv")));
        Console.line("sweep d=2 out=" + out())
                .refused(ExitCode.USAGE, "holds another sweep", "d=2,3", "rmed sweep out=" + out());
        Console.line("sweep threads=1 out=" + out()).done();
        Console.line(words + " threads=2 out=" + out()).done();
    }

    @Test
    void commandLineOverridesTheFile() throws IOException {
        Path file = Files.writeString(
                temp.resolve("grid.properties"),
                "# a grid\nd = 2,3\nsteps = 5\noptimizer = sgdm, adam\nseeds = 2\nout = " + temp.resolve("unused")
                        + "\n");
        Console.line("sweep --spec " + file + " d=4 threads=1 out=" + out()).done();
        List<String> runs = text(out().resolve("runs.csv")).lines().toList();
        assertEquals(1 + 2 * 2, runs.size());
        assertTrue(runs.get(0).startsWith("cell,optimizer,seed,"), runs.get(0));
        String manifest = text(out().resolve("manifest.json"));
        assertTrue(manifest.contains("\"command\" : \"rmed sweep d=4 optimizer=sgdm,adam seeds=2 steps=5\""), manifest);
        assertFalse(Files.exists(temp.resolve("unused")));
        Files.writeString(file, "d = 2\nalhpa = 1\n");
        Console.line("sweep --spec " + file).refused(ExitCode.USAGE, "unknown key 'alhpa'", "'alpha'");
    }

    @Test
    void folderOfSomethingElseStaysAsItIs() throws IOException {
        Console.line("simulate d=2 steps=3 out=" + out()).done();
        for (String command : List.of("sweep d=2,3 steps=3", "phase gap")) {
            Console.line(command + " out=" + out())
                    .refused(ExitCode.USAGE, "holds the results of another run", "choose another folder with out=DIR");
        }
        Console.line("merge out=" + out()).refused(ExitCode.USAGE, "holds no sweep", "starts one");
        Console.line("sweep out=" + out()).refused(ExitCode.USAGE, "holds no sweep", "starts one");
        try (Stream<Path> files = Files.list(out())) {
            assertEquals(
                    List.of("events.jsonl", "manifest.json", "trajectory.csv"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void sweepOfAnotherVersionIsRefused() throws IOException {
        Console.line("sweep d=2 steps=3 out=" + out()).done();
        Path spec = out().resolve("sweep.json");
        Files.writeString(spec, text(spec).replaceFirst("\"rmed\" : \"[^\"]*\"", "\"rmed\" : \"0.0.1\""));
        for (String words : List.of("sweep d=2 steps=3 out=", "sweep out=", "merge out=")) {
            Console.line(words + out()).refused(ExitCode.USAGE, "begun with rmed 0.0.1", "choose another");
        }
    }

    @Test
    void missingShardsAreNamed() {
        String words = "sweep d=2,3,4,5 steps=3 out=" + out();
        Console.line(words + " --shard 1/3").done();
        Console.line("merge out=" + out())
                .refused(
                        ExitCode.USAGE,
                        "2 of 4 cells are missing: shard 2/3 has not begun, shard 3/3 has not begun",
                        "rmed sweep out=" + out() + " --shard 2/3",
                        "--partial");
        assertFalse(Files.exists(out().resolve("cells.csv")));
        String said = Console.line("merge --partial out=" + out()).done().out();
        assertEquals("2 of 4 cells in " + out().resolve("cells.csv") + ", their runs in runs.csv\n", said);
        assertTrue(text(out().resolve("manifest.json")).contains("\"status\" : \"PARTIAL\""));
        Console.line(words + " --shard 2/3").done();
        Console.line("sweep --shard 3/3 out=" + out()).done();
        Console.line("merge out=" + out()).done();
        assertEquals(5, text(out().resolve("cells.csv")).lines().count());
    }

    /** Where there is no terminal: one line a minute, with the time left from the pace of this process alone. */
    @Test
    void aLineAMinute() {
        long[] seconds = {0};
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try (SweepProgress progress = new SweepProgress(1000, 400, () -> seconds[0] * 1_000_000_000L)) {
            for (int k = 0; k < 13; k++) {
                seconds[0] += 10;
                progress.finished(new CellResult(k, "", List.of()));
            }
        } finally {
            System.setErr(err);
        }
        // after 70 s, 7 cells: 593 are left, 10 s each; then after 60 s and one step more
        assertEquals(
                "rmed: 407 of 1000 cells, 0 diverged, 0 failed, about 99 minutes left\n",
                captured.toString(StandardCharsets.UTF_8));
    }
}
