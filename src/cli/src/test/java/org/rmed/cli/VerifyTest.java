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
import org.rmed.lab.VerifyRequest;
import org.rmed.theory.Profile;

/**
 * Catches a verification whose exit code, table and files disagree, whose verdicts depend on the number of threads, and
 * one that calls a configuration outside the hypotheses a failure of the claim.
 */
class VerifyTest {

    private static final String TINY = "verify chi-square-law d=16 seeds=24";

    @TempDir
    private Path temp;

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(temp.resolve("out").resolve(file));
    }

    private Console verify(String words) {
        return Console.line(words + " out=" + temp.resolve("out"));
    }

    @Test
    void heldClaimGivesZeroAndItsEvidence() throws IOException {
        Console console = verify(TINY).done();
        assertTrue(console.out().startsWith("chi-square-law           HELD "), console::toString);
        assertTrue(console.out().contains("1 of 1 claims held"), console::toString);
        assertTrue(
                console.out().matches("(?s).*\\n    engine krylov \\(error <= [1-9]e-1[0-9]\\)\\n.*"),
                console::toString);
        assertTrue(console.out().contains("Evidence in " + temp.resolve("out")), console::toString);
        assertEquals(4, lines("verdicts.csv").size(), "a header and three findings");
        assertTrue(lines("verdicts.csv").get(1).startsWith("chi-square-law,,,HELD,relaxed,"));
        assertEquals(1, lines("verdicts.jsonl").size());
        String manifest = String.join("\n", lines("manifest.json"));
        assertTrue(manifest.contains("\"status\" : \"COMPLETED\""), manifest);
        assertTrue(manifest.contains("\"command\" : \"rmed " + TINY + " out="), manifest);
    }

    /**
     * Two claims of which the second was lost with the power: the first is not run again (its time is not known), the files are
     * those of a run in one go, and a program built from changed sources begins anew.
     */
    @Test
    void goesOnWhereItWas() throws IOException {
        String words = "verify chi-square-law logistic-law d=16 seeds=24";
        Path folder = temp.resolve("out");
        withDirty("false", () -> {
            verify(words).done();
            List<String> json = lines("verdicts.jsonl");
            List<String> csv = lines("verdicts.csv");
            Files.writeString(folder.resolve("verdicts.jsonl"), json.get(0) + "\n{\"claim\":");
            String manifest = Files.readString(folder.resolve("manifest.json"));
            Files.writeString(folder.resolve("manifest.json"), manifest.replace("COMPLETED", "RUNNING"));
            Console console = verify(words).done();
            assertTrue(console.out().matches("(?s)chi-square-law +HELD .* 24 runs +before\n.*"), console::toString);
            assertTrue(console.out().matches("(?s).*logistic-law +HELD .* 24 runs +[0-9.]+ s\n.*"), console::toString);
            assertEquals(json, lines("verdicts.jsonl"));
            assertEquals(csv, lines("verdicts.csv"));
            assertFalse(verify(words).done().out().contains("before"), "a finished one begins anew");
        });
        withDirty("true", () -> {
            String manifest = Files.readString(folder.resolve("manifest.json"));
            Files.writeString(
                    folder.resolve("manifest.json"),
                    manifest.replace("COMPLETED", "RUNNING").replace("\"dirty\" : \"false\"", "\"dirty\" : \"true\""));
            assertFalse(verify(words).done().out().contains("before"));
        });
    }

    private interface Steps {
        void run() throws IOException;
    }

    private static void withDirty(String value, Steps steps) throws IOException {
        String before = System.setProperty("rmed.git.dirty", value);
        try {
            steps.run();
        } finally {
            if (before == null) {
                System.clearProperty("rmed.git.dirty");
            } else {
                System.setProperty("rmed.git.dirty", before);
            }
        }
    }

    @Test
    void profilesAreNamed() throws IOException {
        verify("verify logistic-law d=16 --profile thorough seeds=24").done();
        assertTrue(String.join("\n", lines("manifest.json")).contains("\"profile\" : \"thorough\""));
        Console typo = verify("verify logistic-law --profile thorugh");
        assertEquals(ExitCode.USAGE, typo.code());
        assertTrue(typo.err().contains("did you mean 'thorough'?"), typo::toString);
        Console both = verify("verify logistic-law --quick --profile thorough");
        assertEquals(ExitCode.USAGE, both.code());
        assertTrue(both.err().contains("contradict each other"), both::toString);
    }

    /** One claim, each number of threads: any dependence of a judge on the order of runs shows in the last digits. */
    @Test
    void verdictsDoNotDependOnThreads() throws IOException {
        verify(TINY + " threads=1").done();
        List<String> csv = lines("verdicts.csv");
        List<String> json = lines("verdicts.jsonl");
        for (int threads = 2; threads <= 3; threads++) {
            verify(TINY + " threads=" + threads).done();
            assertEquals(csv, lines("verdicts.csv"));
            assertEquals(json, lines("verdicts.jsonl"));
        }
    }

    /** Under xi far above the gradients' size Adam does not follow the quadratic law. */
    @Test
    void failedClaimGivesThree() throws IOException {
        Console console = verify("verify quadratic-law d=16 seeds=24 xi=0.1 --outside");
        assertEquals(ExitCode.CLAIM_FAILED, console.code(), console::toString);
        assertEquals("", console.err());
        assertTrue(console.out().startsWith("quadratic-law            FAILED "), console::toString);
        assertTrue(console.out().contains("FAILS "), console::toString);
        assertTrue(console.out().contains("0 of 1 claims held"), console::toString);
        assertTrue(lines("verdicts.jsonl").get(0).contains("\"verdict\":\"FAILED\""));
    }

    @Test
    void configurationOutsideTheHypothesesIsNoFailure() throws IOException {
        Console console = verify("verify theorem1-adam d=16 seeds=24 alpha=0.3 eta=1e-3");
        assertEquals(ExitCode.CLAIM_FAILED, console.code(), console::toString);
        assertTrue(console.out().contains("OUTSIDE"), console::toString);
        assertTrue(console.out().contains("hypothesis violated: alpha=0.300"), console::toString);
        assertFalse(console.out().contains("FAILED"), console::toString);
        assertEquals(1, lines("verdicts.jsonl").size(), "a whole id names that claim alone");
    }

    /** Asked for, it is judged like any other, and the hypotheses' column still says where it stands. */
    @Test
    void outsideTheHypothesesItIsJudgedWhenAsked() throws IOException {
        String words = "verify theorem1-adam d=16 seeds=24 alpha=0.9";
        Console console = verify(words + " --outside");
        assertEquals(ExitCode.CLAIM_FAILED, console.code(), console::toString);
        assertTrue(console.out().matches("(?s)theorem1-adam +FAILED +violated .*"), console::toString);
        assertTrue(lines("verdicts.csv").get(1).startsWith("theorem1-adam,,,FAILED,violated,"));
        assertTrue(String.join("", lines("manifest.json")).contains(" --outside\""), "the command repeats it");
        verify(words).refused(ExitCode.USAGE, "holds the results of another run");
    }

    /** Where the hypotheses are met the option changes nothing. */
    @Test
    void insideTheHypothesesTheOptionChangesNothing() throws IOException {
        verify(TINY).done();
        List<String> csv = lines("verdicts.csv");
        Console.line(TINY + " --outside out=" + temp.resolve("other")).done();
        assertEquals(csv, Files.readAllLines(temp.resolve("other/verdicts.csv")));
    }

    @Test
    void controlsFailAsTheyMust() throws IOException {
        Console console =
                verify("verify adam-ratio-law d=16 seeds=24 --controls").done();
        assertTrue(console.out().contains("  control                fails, as due"), console::toString);
        assertTrue(console.out().matches("(?s).*([0-9]+) of \\1 controls failed, as they must.*"), console::toString);
        assertTrue(String.join("", lines("manifest.json")).contains(" --controls\""), "the command repeats it");
    }

    /** Without controls the same words are another result: the controls' evidence is not overwritten. */
    @Test
    void resultsWithControlsAreKept() {
        verify("verify adam-ratio-law d=16 seeds=24 --controls").done();
        verify("verify adam-ratio-law d=16 seeds=24").refused(ExitCode.USAGE, "holds the results of another run");
    }

    @Test
    void allThreadsAreUsedUnlessTold() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals(
                cores, VerifyRequest.of(List.of("corollary1"), Profile.STANDARD).threads());
        assertEquals(
                1,
                VerifyRequest.of(List.of("corollary1", "threads=1"), Profile.STANDARD)
                        .threads());
        assertEquals(
                7,
                VerifyRequest.of(List.of("corollary1", "threads=7"), Profile.STANDARD)
                        .threads());
    }

    @Test
    void dimensionsAreAListOrDecadesByEitherSpelling() {
        assertEquals(
                List.of(10, 100, 1000),
                VerifyRequest.of(List.of("corollary1", "d=10..1000"), Profile.STANDARD)
                        .scope()
                        .dimensions());
        assertEquals(
                List.of(16, 20, 200, 500),
                VerifyRequest.of(List.of("corollary1", "d=16,20..500"), Profile.STANDARD)
                        .scope()
                        .dimensions());
        assertTrue(Profile.QUICK
                == VerifyRequest.of(List.of("corollary1"), Profile.QUICK)
                        .scope()
                        .profile());
        Console console = verify("verify chi-square-law --dims 16 seeds=24").done();
        assertTrue(console.out().contains("at d=16"), console::toString);
    }

    @Test
    void readmeWithoutMarksIsRefusedBeforeTheRuns() throws IOException {
        Path readme = Files.writeString(temp.resolve("README.md"), "# no table\n");
        Console.line(TINY + " --readme " + readme + " out=" + temp.resolve("out"))
                .refused(ExitCode.USAGE, "lacks the lines '" + VerdictReadme.BEGIN + "'", "add them");
        assertFalse(Files.exists(temp.resolve("out")));
        assertEquals("# no table\n", Files.readString(readme));
    }

    @Test
    void tableReplacesWhatIsBetweenTheMarks() throws IOException {
        Path readme = temp.resolve("README.md");
        Files.writeString(readme, "before\n" + VerdictReadme.BEGIN + "\nold\n" + VerdictReadme.END + "\nafter\n");
        String first = null;
        for (int time = 0; time < 2; time++) {
            Console.line(TINY + " --readme " + readme + " out=" + temp.resolve("out"))
                    .done();
            String text = Files.readString(readme);
            assertTrue(text.startsWith("before\n" + VerdictReadme.BEGIN + "\n| claim |"), text);
            assertTrue(text.endsWith("|\n" + VerdictReadme.END + "\nafter\n"), text);
            assertTrue(text.contains("| `chi-square-law` | "), text);
            assertTrue(text.contains(" | held | relaxed | "), text);
            assertFalse(text.contains("old"), text);
            assertTrue(text.lines().filter(line -> line.startsWith("|")).allMatch(VerifyTest::hasSevenCells), text);
            first = first == null ? text : first;
            assertEquals(first, text, "writing twice gives the same file");
        }
    }

    /** A | inside a cell must be escaped, or the table falls apart. */
    private static boolean hasSevenCells(String row) {
        return row.replace("\\|", "").chars().filter(c -> c == '|').count() == 8;
    }
}
