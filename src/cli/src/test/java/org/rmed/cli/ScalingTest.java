package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.ScalingLaws;

/**
 * Catches a study whose exit code, table and files disagree, whose numbers depend on the number of threads, and words that are taken
 * for something else.
 */
class ScalingTest {

    private static final String LAW = "scaling sgdm-t1-eta seeds=8";

    @TempDir
    private Path temp;

    private Console scaling(String words) {
        return Console.line(words + " out=" + temp.resolve("out"));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(temp.resolve("out").resolve(file));
    }

    @Test
    void consistentLawGivesZeroAndItsFiles() throws IOException {
        Console console = scaling(LAW).done();
        List<String> out = console.out().lines().toList();
        assertTrue(
                out.get(0).matches("law +over +runs +exponent \\[95%] +sharp \\(limit\\) +paper +verdict"), out.get(0));
        assertTrue(
                out.get(1)
                        .matches("sgdm-t1-eta +eta 1\\.2e-6 to 1e-4 +5x8 +-0\\.9[0-9]+ \\[-[0-9.]+, -0\\.[0-9]+] +"
                                + "-0\\.98[0-9]+ \\(-1\\) +=.-1 +consistent"),
                out.get(1));
        assertTrue(console.out().contains("1 of 1 laws consistent\n"), console::toString);
        assertTrue(console.out().contains("Every run in " + temp.resolve("out")), console::toString);
        assertTrue(console.out().contains("paper: Lemma 1"), "one law is shown with all that is said of it");
        assertEquals(2, lines("scaling.csv").size());
        assertTrue(lines("scaling.csv").get(1).startsWith("sgdm-t1-eta,,CONSISTENT,eta,T_1,POWER,"));
        assertEquals(41, lines("points.csv").size(), "a header and 5 x 8 runs");
        assertTrue(lines("points.csv").get(1).contains("optimizer=sgdm"), "the run's own words");
        String manifest = String.join("\n", lines("manifest.json"));
        assertTrue(manifest.contains("\"status\" : \"COMPLETED\""), manifest);
        assertTrue(manifest.contains("\"command\" : \"rmed " + LAW + " out="), manifest);
    }

    @Test
    void numbersDoNotDependOnThreads() throws IOException {
        scaling(LAW + " threads=1").done();
        List<String> laws = lines("scaling.csv");
        List<String> points = lines("points.csv");
        scaling(LAW + " threads=3").done();
        assertEquals(laws, lines("scaling.csv"));
        assertEquals(points, lines("points.csv"));
    }

    /** Two seeds of a quantity that scatters by a factor of two say nothing. */
    @Test
    void inconclusiveLawGivesThree() {
        Console console = scaling("scaling sgdm-ratio-d seeds=2");
        assertEquals(ExitCode.CLAIM_FAILED, console.code(), console::toString);
        assertTrue(console.out().contains("INCONCLUSIVE"), console::toString);
        assertTrue(console.out().contains("0 of 1 laws consistent"), console::toString);
    }

    @Test
    void controlsAreFlagged() throws IOException {
        Console console = scaling("scaling sgdm-t1-s seeds=30 --controls").done();
        assertTrue(console.out().contains("  control  "), console::toString);
        assertTrue(console.out().contains("flagged, as due"), console::toString);
        assertTrue(console.out().contains("1 of 1 controls flagged, as they must be"), console::toString);
        assertEquals(3, lines("scaling.csv").size());
        assertTrue(String.join("", lines("manifest.json")).contains(" --controls\""), "the command repeats it");
        scaling("scaling sgdm-t1-s seeds=30").refused(ExitCode.USAGE, "holds the results of another run");
    }

    @Test
    void lawsAreListed() {
        String all = Console.line("scaling --list").done().out();
        for (Law law : ScalingLaws.all()) {
            String one = Console.line("scaling --list " + law.name()).done().out();
            assertTrue(one.startsWith(law.name() + ": " + law.title() + "\n    "), one);
            assertTrue(all.contains(one), all);
        }
    }

    @Test
    void wordsThatFitNothingAreRefused() {
        scaling("scaling adam-t1-dd").refused(ExitCode.USAGE, "unknown law 'adam-t1-dd'; did you mean 'adam-t1-d'?");
        scaling("scaling d=64")
                .refused(ExitCode.USAGE, "'d=64': a scaling law has its own configurations; only seeds=N");
        scaling("scaling seeds=1").refused(ExitCode.USAGE, "seeds=1 is out of range", "[2, 100000]");
        scaling("scaling seeds=3 seeds=4").refused(ExitCode.USAGE, "key 'seeds' is given twice, again in 'seeds=4'");
        scaling("scaling threads=0").refused(ExitCode.USAGE, "threads=0 is out of range");
        assertFalse(Files.exists(temp.resolve("out")), "nothing is written for a refusal");
    }

    @Test
    void seedsAndThreadsAreTakenFromTheWords() {
        ScalingRequest request = ScalingRequest.of(List.of("adam-t1-d", "seeds=7", "threads=2"), false);
        assertEquals(7, request.laws().get(0).seeds());
        assertEquals(2, request.threads());
        assertEquals(
                ScalingLaws.all().size(),
                ScalingRequest.of(List.of(), false).laws().size());
    }
}
