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

/** Catches another limit law, another C, and a growth faster than d ln d that is not noticed. */
class Lemma35InverseSumTest {

    private static Outcome run(int d, double... sums) {
        return Fabricated.run("optimizer=sgdm d=" + d)
                .gauged("variance", "kurtosis", "correlation")
                .reading(1, 1, 1)
                .vector("inverse", sums)
                .outcome();
    }

    private static double[] sums(int below, double low, double high) {
        double[] sums = new double[1000];
        Arrays.setAll(sums, k -> k < below ? low : high);
        return sums;
    }

    private static Finding finding(int index, double[] sums) {
        return new Lemma35InverseSum().judge(List.of(run(32, sums))).findings().get(index);
    }

    /** F(x) = 1/2 + (1/pi) int_0^inf e^(-pi u/2) sin(u ln u + u x) / u du for Landau's law: 1/2 at its median. */
    @Test
    void landauMedian() {
        double c = Math.sqrt(2 / Math.PI);
        double gamma = 0.5772156649015329;
        double x = Lemma35InverseSum.median(1) / c - (Math.log(c) + 1 - gamma + (Math.log(2) - gamma) / 2);
        double integral = 0;
        // u = e^y by the trapezoidal rule: du / u = dy, and the integrand dies out at both ends
        double step = 1e-3;
        for (double y = -40; y < 4; y += step) {
            double u = Math.exp(y);
            integral += step * Math.exp(-Math.PI * u / 2) * Math.sin(u * y + u * x);
        }
        assertEquals(0, integral / Math.PI, 1e-5);
        // the density there is 0.1: a median off by 1e-3 would show as 1e-4
    }

    @Test
    void medianGrowsLikeTheLogarithm() {
        double growth = Lemma35InverseSum.median(64 * Math.E) - Lemma35InverseSum.median(64);
        assertEquals(Math.sqrt(2 / Math.PI), growth, 1e-12);
        assertEquals(4.603, Lemma35InverseSum.median(64), 1e-3);
    }

    /** 0.75 of 1000, with a standard error of 0.0137. */
    @Test
    void constantProbability() {
        double bound = 3 * 32 * Math.log(32);
        assertEquals(
                State.HOLDS, finding(0, sums(800, bound * 0.999, bound * 1.001)).state());
        assertEquals(
                State.FAILS, finding(0, sums(700, bound * 0.999, bound * 1.001)).state());
        assertEquals(0.75, finding(0, sums(800, 1, 2)).bound());
    }

    /** 0.4 of 1000 on either side, with a standard error of 0.0155. */
    @Test
    void halfOnEitherSide() {
        double half = 32 * Lemma35InverseSum.median(32);
        double[] few = sums(350, half * 0.999, half * 1.001);
        double[] even = sums(500, half * 0.999, half * 1.001);
        double[] many = sums(650, half * 0.999, half * 1.001);
        assertEquals(
                List.of(State.FAILS, State.HOLDS),
                List.of(finding(1, few).state(), finding(2, few).state()));
        assertEquals(
                List.of(State.HOLDS, State.HOLDS),
                List.of(finding(1, even).state(), finding(2, even).state()));
        assertEquals(
                List.of(State.HOLDS, State.FAILS),
                List.of(finding(1, many).state(), finding(2, many).state()));
        assertEquals(0.5, finding(1, even).sharp());
        assertEquals("1000 samples", finding(1, even).note());
    }

    /** Sums d^(1 + power) ln d, with a little scatter. */
    private static Finding slope(double power) {
        Outcome[] runs = new Outcome[6];
        for (int k = 0; k < 6; k++) {
            int d = 16 << k;
            double size = Math.pow(d, 1 + power) * Math.log(d) * (1 + 1e-3 * (k % 2));
            runs[k] = run(d, size / 2, size, size * 9);
        }
        Evidence evidence = new Lemma35InverseSum().judge(List.of(runs));
        return evidence.findings().get(evidence.findings().size() - 1);
    }

    @Test
    void growth() {
        assertEquals(-0.05, slope(-0.05).measured(), 1e-3);
        assertEquals(State.HOLDS, slope(-0.05).state());
        assertEquals(State.FAILS, slope(0.05).state());
        assertEquals(
                3,
                new Lemma35InverseSum().judge(List.of(run(32, 1, 2))).findings().size(),
                "one d has no slope");
        assertEquals(
                Verdict.FAILED,
                new Lemma35InverseSum().judge(List.of(run(32, sums(0, 1, 1e9)))).verdict());
    }

    @Test
    void dimensionMustBeLarge() {
        var large = new Lemma35InverseSum().hypotheses().get(0);
        assertEquals(Status.LITERAL, large.worst(List.of(run(16, 1))).status());
        assertEquals(Status.VIOLATED, large.worst(List.of(run(15, 1))).status());
        assertTrue(large.worst(List.of(run(15, 1))).words().contains("d=15"));
        assertEquals(4, new Lemma35InverseSum().hypotheses().size());
    }
}
