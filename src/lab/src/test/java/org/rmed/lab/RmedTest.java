package org.rmed.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;

/** Catches words that reach the wrong run or the wrong check, and a front door whose results differ from the house's. */
class RmedTest {

    private static final String SMALL = "optimizer=sgdm d=16 alpha=2 until=second-phase-end";

    /** R_med,1 of every run is at most a bound: true or false as the test likes. */
    private record AtMost(double bound) implements Claim {
        @Override
        public Description description() {
            return new Description(
                    "at-most",
                    Part.OTHER,
                    "R_med,1 is bounded",
                    "R_med,1 is at most " + bound + ".",
                    "this test",
                    Kind.INEQUALITY);
        }

        @Override
        public List<Hypothesis> hypotheses() {
            return List.of(new Hypothesis("alpha", run -> Hypothesis.atMost("alpha", "s", run.scale(), 1e-9, 0.1, "")));
        }

        @Override
        public Plan plan(Scope scope) {
            return new Plan("SGD+M", scope.grid(List.of(16), 3, SMALL.split(" ")));
        }

        @Override
        public List<Plan> controls(Scope scope) {
            return List.of(new Plan("Adam", scope.grid(List.of(16), 2, "optimizer=adam", "steps=1")));
        }

        @Override
        public Evidence judge(List<Outcome> runs) {
            double worst =
                    runs.stream().mapToDouble(run -> run.last("r_med_1")).max().orElseThrow();
            return new Evidence(
                    List.of(Finding.exact("largest R_med,1", "", worst, Finding.Relation.AT_MOST, bound)), "none");
        }
    }

    @Test
    void runIsTheRunOfTheseSettings() {
        Outcome run = Rmed.run("  optimizer=adam   d=16\nseed=3 ");
        Outcome same = Outcome.of(Rmed.settings("seed=3 d=16 optimizer=adam"), Observer.NONE);
        assertEquals("adam", run.optimizer().name());
        assertArrayEquals(same.column("r_med_2"), run.column("r_med_2"));
        assertEquals("64", Rmed.settings("").text("d"), "no words: the defaults");
    }

    @Test
    void runsTakeSeedsFromOneInTheirOrder() {
        List<Outcome> runs = Rmed.runs(SMALL, 3);
        assertEquals(
                List.of("1", "2", "3"),
                runs.stream().map(run -> run.settings().text("seed")).toList());
        assertArrayEquals(
                runs.stream().mapToDouble(run -> run.last("loss")).toArray(), Rmed.each(runs, run -> run.last("loss")));
        refused("seeds=0 asks for no run; use at least 1", () -> Rmed.runs(SMALL, 0));
    }

    @Test
    void anOutcomeAnswersInOneWord() {
        Outcome run = Rmed.run(SMALL);
        double start = run.phase("T_1");
        assertEquals(run.trajectory().value(run.trajectory().at(start), "r_med_2"), run.at(start, "r_med_2"));
        assertEquals(run.at(start, "loss"), run.at(start + 0.5, "loss"), "between rows the last one counts");
        assertEquals(run.column("loss")[run.column("loss").length - 1], run.last("loss"));
        refused("no T_P in a run that ended", () -> run.phase("T_P"));
        refused("t=-1 lies before the first row", () -> run.at(-1, "loss"));
        assertTrue(run.toString().startsWith("sgdm d=16 seed=1: "), run::toString);
        assertTrue(run.toString().contains("\nT_1 = " + (int) start + ", T_2 = "), run::toString);
    }

    @Test
    void verifyTakesTheWordsOfTheCommand() {
        Verdicts verdicts = Rmed.verify("logistic-law d=16 seeds=24 --controls");
        assertEquals(2, verdicts.results().size());
        assertEquals(24, verdicts.results().get(0).trials());
        assertEquals(Verdict.HELD, verdicts.verdict());
        assertTrue(verdicts.asExpected());
        String text = verdicts.toString();
        assertTrue(text.contains("logistic-law             HELD"), text);
        assertTrue(text.contains("  control                fails, as due"), text);
        assertTrue(text.contains("hypothesis alpha: relaxed"), "one claim: with details\n" + text);
        assertTrue(text.endsWith("1 of 1 claims held; 1 of 1 controls failed, as they must"), text);
        assertFalse(text.matches("(?s).*[0-9] s\\b.*"), "a time would differ in every run\n" + text);
    }

    @Test
    void severalClaimsAreShownInShort() {
        String text = Rmed.verify("logistic-law quadratic-law d=16 seeds=24").toString();
        assertFalse(text.contains("hypothesis alpha"), text);
        assertTrue(text.endsWith("2 of 2 claims held"), text);
    }

    @Test
    void aClaimOfOnesOwnIsChecked() {
        assertEquals(Verdict.HELD, Rmed.verify(new AtMost(1e9)).verdict());
        assertEquals(Verdict.FAILED, Rmed.verify(new AtMost(1)).verdict());
        assertFalse(Rmed.verify(new AtMost(1e9), "--controls").asExpected(), "a control that holds is a fault");
        assertTrue(
                Rmed.verify(new AtMost(1e9), "alpha=1.5 --controls").toString().contains("0 of 1 controls failed"));
        assertEquals(
                24, Rmed.verify(new AtMost(1e9), "seeds=24").results().get(0).trials());
    }

    @Test
    void outsideIsJudgedOnlyIfAsked() {
        assertEquals(
                Verdict.HYPOTHESIS_VIOLATED,
                Rmed.verify(new AtMost(1e9), "alpha=0.1").verdict());
        assertEquals(
                Verdict.HELD,
                Rmed.verify(new AtMost(1e9), "alpha=0.1 --outside").verdict());
    }

    @Test
    void wordsThatAreNotUnderstoodAreRefused() {
        refused("unknown key 'optimiser'", () -> Rmed.run("optimiser=adam"));
        refused("unknown claim 'theorem9'", () -> Rmed.verify("theorem9"));
        refused("unknown option '--control'; did you mean '--controls'?", () -> Rmed.verify("theorem1 --control"));
        refused("(any of: --controls, --outside, --quick)", () -> Rmed.verify("theorem1 --help"));
        refused(
                "'theorem1' is not key=value; the claim checked is at-most",
                () -> Rmed.verify(new AtMost(1), "theorem1"));
    }

    @Test
    void quickTakesFewerSeeds() {
        Verdicts quick = Rmed.verify(new AtMost(1e9), "--quick");
        assertEquals(3, quick.results().get(0).trials(), "it has few already");
        assertThrows(IllegalArgumentException.class, () -> new Verdicts(List.of()));
    }

    @Test
    void claimsAreListedByIdAndTitle() {
        String text = Rmed.claims().toString();
        assertEquals(Rmed.claims().all().size(), text.lines().count());
        assertTrue(text.contains("corollary1 "), text);
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(UsageException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
