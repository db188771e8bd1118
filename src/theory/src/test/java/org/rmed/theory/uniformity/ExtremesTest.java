package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches windows that begin or end a step off, an extreme of the wrong sort or time, and a NaN that passes. */
class ExtremesTest {

    private static FirstPhaseRun run(double planted, double end) {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.1 beta1=0 seed=5", planted, end, 8).with("x", 1);
    }

    private static Extremes<Outcome> inHalves() {
        return Extremes.in("x", Window::planted, run -> 0.5);
    }

    @Test
    void largestAndSmallestWithTheirTimes() {
        Outcome run = run(2, 6)
                .at(3, "x", 7)
                .at(4, "x", -7)
                .at(1, "x", 99)
                .at(6, "x", 99)
                .outcome();
        Finding most = inHalves().atMost("what", "here", List.of(run), 14);
        assertEquals(14, most.measured());
        assertTrue(most.holds());
        assertEquals("largest of 1 runs, seed=5 at t=3", most.note());
        Finding least = inHalves().atLeast("what", "here", List.of(run), -13.9);
        assertEquals(-14, least.measured());
        assertEquals(Finding.State.FAILS, least.state());
        assertEquals("smallest of 1 runs, seed=5; first at t=4", least.note());
    }

    /** x is 1 but for 3 at t = 3 and 4 at t = 5: the extreme is the latter, what first breaks a bound of 5 halves the former. */
    @Test
    void theCoordinatesOfTheExtremeOrOfTheFirstBreach() {
        Outcome run = run(2, 6)
                .with("x_i", 0)
                .with("x_j", 1)
                .at(3, "x", 3)
                .at(3, "x_i", 2)
                .at(3, "x_j", 0)
                .at(5, "x", 4)
                .at(5, "x_i", 3)
                .outcome();
        Outcome calm = run(2, 6).outcome();
        assertEquals(
                "largest of 2 runs, seed=5 at t=5, i=3, j=1",
                inHalves().atMost("", "", List.of(calm, run), 8).note());
        Finding broken = inHalves().atMost("", "", List.of(run, calm), 5);
        assertEquals("largest of 2 runs, seed=5; first at t=3, i=2, j=0", broken.note());
        assertEquals(8, broken.measured(), "the worst is what was measured");
        Extremes<Outcome> lower = Extremes.in("x", Window::planted, one -> -0.5);
        assertEquals(
                "smallest of 1 runs, seed=5; first at t=3, i=2, j=0",
                lower.atLeast("", "", List.of(run), -5).note());
        assertEquals(" at t=5, i=3, j=1", inHalves().largestAt(run));
        assertEquals("", inHalves().largestAt(run(2, 2).outcome()));
    }

    @Test
    void aNaNIsNamedAndInfinityIsAValue() {
        Outcome bad = run(2, 6).with("x_i", 1).at(4, "x", Double.NaN).outcome();
        assertEquals(
                "largest of 1 runs, seed=5; first at t=4, i=1",
                inHalves().atMost("", "", List.of(bad), 9).note());
        assertEquals(
                "largest of 1 runs, seed=5",
                inHalves().atMost("", "", List.of(run(2, 2).outcome()), 9).note());
        FirstPhaseRun far = run(2, 4).at(2, "x", Double.POSITIVE_INFINITY).at(3, "x", Double.POSITIVE_INFINITY);
        assertTrue(inHalves().atLeast("", "", List.of(far.outcome()), 1).holds());
        Extremes<Outcome> nothing = Extremes.of("x", Window::planted, run -> x -> Extremes.NOTHING);
        assertEquals(
                Finding.State.FAILS,
                nothing.atMost("", "", List.of(far.outcome()), 1).state());
    }

    /** Seen in another way: x is 1 but for 3 at t = 4, so x + t is 7 there and 6 at t = 5; in units of the norm of A. */
    @Test
    void whatIsMadeOfTAndTheNumberInAUnitOfTheView() {
        Outcome run = run(2, 6).at(4, "x", 3).outcome();
        Extremes<MomentumRun> sums = Extremes.of(
                "x", MomentumRun::new, view -> Window.planted(view.run()), view -> (t, reading) -> t + reading);
        assertEquals(7, sums.largest(run));
        assertEquals(" at t=4", sums.largestAt(run));
        assertEquals(
                7 / run.targetNorm(), sums.over(view -> view.run().targetNorm()).largest(run), 1e-15);
        assertTrue(Double.isNaN(sums.largest(run(2, 2).outcome())));
    }

    @Test
    void theFirstAndLastStepOfAWindowCount() {
        for (int t : new int[] {2, 5}) {
            assertEquals(
                    10,
                    inHalves()
                            .atMost("", "", List.of(run(2, 6).at(t, "x", 5).outcome()), 1)
                            .measured());
        }
        Window window = Window.planted(run(2, 6).outcome());
        assertEquals(3, window.steps().from());
        assertEquals(5, window.steps().to());
        assertEquals(6, window.withEnd().to());
        assertEquals(2, window.withEnd().from());
    }

    @Test
    void theWorstOfSeveralRuns() {
        Outcome calm = run(2, 6).outcome();
        Outcome wild = run(2, 6).at(4, "x", 3).outcome();
        assertEquals(6, inHalves().atMost("", "", List.of(calm, wild), 1).measured());
        assertEquals(2, inHalves().atLeast("", "", List.of(wild, calm), 1).measured());
    }

    @Test
    void aRunWithoutTheWindowFails() {
        for (Outcome run : List.of(
                run(Double.NaN, 6).outcome(),
                run(2, Double.NaN).outcome(),
                run(2, 2).outcome(),
                run(2, 6).at(3, "x", Double.NaN).outcome())) {
            assertEquals(
                    Finding.State.FAILS,
                    inHalves()
                            .atMost("", "", List.of(run, run(2, 6).outcome()), 1e9)
                            .state());
            assertEquals(
                    Finding.State.FAILS,
                    inHalves()
                            .atLeast("", "", List.of(run, run(2, 6).outcome()), -1e9)
                            .state());
        }
        assertFalse(Window.planted(run(2, 2).outcome()).exists());
        assertTrue(Window.planted(run(2, 3).outcome()).exists());
    }

    /** H = 1 for beta1 = 0, and d^-(3 alpha/2 + 1) / eta is 3^... : t_inc waits for the signs, the memory and the size. */
    @Test
    void incWaitsForSignsMemoryAndSize() {
        FirstPhaseRun aligned = inc("scale=1e-6");
        assertEquals(1, AdamFirstPhase.inc(aligned.outcome()));
        assertEquals(1, Window.increasing(aligned.outcome()).from());
        assertEquals(6, Window.increasing(aligned.outcome()).to());
        for (String column : List.of("astray", "low_1", "low_2")) {
            double bad = column.equals("astray") ? 1 : 0;
            assertEquals(
                    4,
                    AdamFirstPhase.inc(inc("scale=1e-6")
                            .at(1, column, bad)
                            .at(2, column, bad)
                            .at(3, column, bad)
                            .outcome()));
        }
        // s^(3/2) / (d eta) = 1 / (4 * 0.1) = 2.5 for s = 1
        assertEquals(3, AdamFirstPhase.inc(inc("scale=1").outcome()));
        FirstPhaseRun never = inc("scale=1e-6");
        for (int t = 0; t < 8; t++) {
            never.at(t, "astray", 1);
        }
        assertTrue(Double.isNaN(AdamFirstPhase.inc(never.outcome())));
        assertFalse(Window.increasing(never.outcome()).exists());
    }

    private static FirstPhaseRun inc(String scale) {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.1 beta1=0 " + scale, 2, 6, 8)
                .with("astray", 0)
                .with("low_1", 0.5)
                .with("low_2", 0.5);
    }

    @Test
    void sharpConstants() {
        // beta1 = 0.5: 0.5^4 = 0.0625 <= 0.1, H = 4; ages 1 and 1/3
        Outcome run = new FirstPhaseRun("optimizer=adam d=4 eta=0.1 beta1=0.5 target=constant alpha=2", 1, 2, 3)
                .with("x", 0)
                .outcome();
        assertEquals(2 * Math.sqrt(0.1), AdamFirstPhase.sharpChange(run), 1e-15);
        assertEquals(8 * Math.sqrt(0.1), AdamFirstPhase.sharpMemory(run), 1e-14);
        assertEquals(1, AdamFirstPhase.age1(run), 1e-15);
        assertEquals(1 / 3.0, AdamFirstPhase.age2(run), 1e-15);
        assertEquals(Math.sqrt(0.1), AdamFirstPhase.rootEta(run), 1e-15);
        double error = Math.sqrt(2 * Math.log(4)) * (Math.pow(0.1, 0.25) + Math.pow(4, -0.75));
        assertEquals(error, AdamFirstPhase.paperError(run), 1e-14);
    }
}
