package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.State;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.BatchNoise;
import org.rmed.theory.gauge.NoiseLaw;

/** Catches another bound than sigma sqrt(2 d^3 T), another probability than 1 - 1/d, and gradients left out. */
class Lemma31BatchNoiseTest {

    /** At d = 2 and T = 20: sqrt(320). */
    private static final double BOUND = Math.sqrt(320);

    /** A share of 1000 must be 0.541 to be above 1/2 with its whole interval. */
    private static double[] trials(int within, double inside, double outside) {
        double[] trials = new double[1000];
        Arrays.setAll(trials, k -> k < within ? inside : outside);
        return trials;
    }

    private static Outcome run(double[] gaussian, double[] other, double g1, double g2, double variance) {
        return Fabricated.run("optimizer=sgdm d=2 sigma=0.5 seed=6")
                .gauged(new BatchNoise(NoiseLaw.EXTREMAL).columns().toArray(String[]::new))
                .reading(0.1, 0.2, 3, 0.5, variance)
                .reading(g1, g2, 2, 0.5, variance)
                .vector("gaussian", gaussian)
                .vector("other", other)
                .outcome();
    }

    private static Evidence judge(double[] gaussian, double[] other, double g1, double g2) {
        return new Lemma31BatchNoise().judge(List.of(run(gaussian, other, g1, g2, 1)));
    }

    private static final double[] CALM = trials(1000, 3, 3);

    @Test
    void sharesOfTrials() {
        assertEquals(Verdict.HELD, judge(CALM, CALM, 0.5, 0.5).verdict());
        assertEquals(
                Verdict.HELD, judge(CALM, trials(560, BOUND, 999), 0.5, 0.5).verdict());
        assertEquals(
                Verdict.FAILED,
                judge(CALM, trials(440, BOUND, BOUND * (1 + 1e-12)), 0.5, 0.5).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                judge(CALM, trials(510, BOUND, 999), 0.5, 0.5).verdict());
        Finding first =
                judge(trials(440, 1, BOUND * 1.001), CALM, 0.5, 0.5).findings().get(0);
        assertEquals(State.FAILS, first.state());
        assertEquals(0.44, first.measured(), 1e-12);
        assertEquals(0.5, first.bound());
    }

    /** 120 entries a trial, each beyond sqrt(320) with probability 1/320. */
    @Test
    void extremalLawIsSharp() {
        Finding other = judge(CALM, CALM, 0.5, 0.5).findings().get(1);
        assertEquals(Math.pow(1 - 1 / 320.0, 120), other.sharp(), 1e-7);
        assertEquals("1000 trials", other.note());
    }

    /** sqrt(2 ln(2 120 1000 / 1e-6)) = 7.245. */
    @Test
    void gaussianSize() {
        double bound = Math.sqrt(2 * Math.log(2.4e11));
        Finding size =
                judge(trials(999, 3, bound * 0.999), CALM, 0, 0).findings().get(2);
        assertEquals(State.HOLDS, size.state());
        assertEquals(bound, size.bound(), 1e-12);
        assertEquals(Math.sqrt(2 * Math.log(1.2e5)), size.sharp(), 1e-12);
        assertTrue(size.note().endsWith("sqrt(2 ln d^2 T) = 2.960"), size.note());
        assertEquals(
                Verdict.FAILED, judge(trials(999, 3, bound * 1.001), CALM, 0, 0).verdict());
    }

    @Test
    void bothGradients() {
        assertEquals(Verdict.HELD, judge(CALM, CALM, 0.999, 0.999).verdict());
        Evidence first = judge(CALM, CALM, 1.001, 0.5);
        assertEquals(Verdict.FAILED, first.verdict());
        assertEquals(
                "largest of 1 runs, seed=6, sigma=0.5000; its noise reaches 3 sigma sqrt(||W2 W1||^2 + 1)",
                first.decisive().note());
        assertEquals(Verdict.FAILED, judge(CALM, CALM, 0.5, 1.001).verdict());
        assertEquals(Verdict.FAILED, judge(CALM, CALM, 0.5, Double.NaN).verdict());
    }

    @Test
    void varianceMustBeBounded() {
        var variance = new Lemma31BatchNoise().hypotheses().get(0);
        assertEquals(
                Status.LITERAL,
                variance.worst(List.of(run(CALM, CALM, 0, 0, 1))).status());
        assertEquals(
                Status.VIOLATED,
                variance.worst(List.of(run(CALM, CALM, 0, 0, 1.01))).status());
    }
}
