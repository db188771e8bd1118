package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.State;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;

/** Catches another constant than pi/2, a failure probability that is not delta, and a law of |X| taken for one of X^2. */
class Lemma34LargestGaussianTest {

    private static final int SAMPLES = 2000;

    private static Outcome run(double... largest) {
        return Fabricated.run("optimizer=sgdm d=64")
                .gauged("variance", "kurtosis", "correlation")
                .reading(1, 1, 1)
                .vector("largest", largest)
                .outcome();
    }

    private static Evidence judge(double... largest) {
        return new Lemma34LargestGaussian().judge(List.of(run(largest)));
    }

    /** So many samples above a value, the rest just below it. */
    private static double[] above(double value, int count) {
        double[] samples = new double[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            samples[k] = k < count ? value : value * (1 - 1e-9);
        }
        return samples;
    }

    /** The value where P(max X^2 <= x) is u, by bisection. */
    private static double quantile(double u) {
        double low = 0;
        double high = 100;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (Lemma34LargestGaussian.atMost(64, middle) < u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] exactly(double factor) {
        double[] samples = new double[400];
        for (int k = 0; k < 400; k++) {
            samples[k] = factor * quantile((k + 0.5) / 400);
        }
        return samples;
    }

    /** (pi/2) ln(16 / (2 ln 2)) = 3.842; below d = 2 ln(1/delta) nothing is promised. */
    @Test
    void bound() {
        assertEquals(Math.PI / 2 * Math.log(16 / (2 * Math.log(2))), Lemma34LargestGaussian.bound(16, 0.5), 1e-14);
        assertEquals(0, Lemma34LargestGaussian.bound(9, 0.01));
    }

    /** P(|X| <= 1)^3 and the lemma itself: at its bound at most delta. */
    @Test
    void exactLaw() {
        assertEquals(Math.pow(0.682689492137086, 3), Lemma34LargestGaussian.atMost(3, 1), 1e-14);
        for (int d : new int[] {1, 2, 5, 10, 100, 10_000, 1_000_000}) {
            for (double delta : new double[] {0.9, 0.5, 0.1, 0.01, 1e-4}) {
                double failure = Lemma34LargestGaussian.atMost(d, Lemma34LargestGaussian.bound(d, delta));
                assertTrue(failure <= delta, "d=" + d + " delta=" + delta + ": " + failure);
            }
        }
    }

    /** Standard errors of a share of 2000 are 0.011, 0.0067 and 0.0022: two counts that clear the share and one that cannot. */
    @ParameterizedTest
    @CsvSource({"0, 0.5, 1070, 930", "1, 0.1, 1840, 1750", "2, 0.01, 1995, 1955"})
    void shares(int index, double delta, int enough, int tooFew) {
        double bound = Lemma34LargestGaussian.bound(64, delta);
        Finding holds = judge(above(bound, enough)).findings().get(index);
        assertEquals(State.HOLDS, holds.state());
        assertEquals(1 - delta, holds.bound());
        assertEquals(1 - Lemma34LargestGaussian.atMost(64, bound), holds.sharp());
        assertEquals(
                State.FAILS, judge(above(bound, tooFew)).findings().get(index).state());
    }

    @Test
    void law() {
        assertTrue(judge(exactly(1)).findings().get(3).measured() > 0.999);
        assertEquals(State.HOLDS, judge(exactly(1)).findings().get(3).state());
        assertEquals(State.FAILS, judge(exactly(1.3)).findings().get(3).state());
    }

    /** Eight standard errors, in each of three moments. */
    @Test
    void samplesMustBeGaussian() {
        for (int k = 0; k < 3; k++) {
            var hypothesis = new Lemma34LargestGaussian().hypotheses().get(k);
            double[] moments = {1, 1, 1};
            moments[k] = 7.99;
            assertEquals(
                    Status.LITERAL, hypothesis.worst(List.of(moments(moments))).status());
            moments[k] = 8.01;
            assertEquals(
                    Status.VIOLATED, hypothesis.worst(List.of(moments(moments))).status());
        }
    }

    private static Outcome moments(double... row) {
        return Fabricated.run("optimizer=sgdm d=4")
                .gauged("variance", "kurtosis", "correlation")
                .reading(row)
                .outcome();
    }
}
