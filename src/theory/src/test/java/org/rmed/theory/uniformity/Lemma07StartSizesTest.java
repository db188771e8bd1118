package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.engine.Certificate;
import org.rmed.random.Streams;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Readings;
import org.rmed.theory.Runs;

/** Catches bounds of another size, a C2 that is not looked at, and laws of another variance. */
class Lemma07StartSizesTest {

    private static final Lemma07StartSizes CLAIM = new Lemma07StartSizes();

    /** d = 4, alpha = 4: s = 1/256. */
    private static final double S = 1.0 / 256;

    private static final Outcome MADE = Fabricated.run("d=4 alpha=4").outcome();

    private static Outcome run(double[] c1, double[] c2) {
        double[] second = c1.clone();
        Arrays.setAll(second, i -> c1[i] + c2[i]);
        return new Outcome(
                MADE.settings(),
                MADE.optimizer(),
                MADE.target(),
                second,
                c1,
                MADE.scale(),
                MADE.eps(),
                "dense",
                Certificate.EXACT,
                MADE.trajectory(),
                Readings.NONE);
    }

    private static Finding.State state(int finding, double[] c1, double[] c2) {
        return CLAIM.judge(Collections.nCopies(24, run(c1, c2)))
                .findings()
                .get(finding)
                .state();
    }

    /** d^(-5 alpha/4) = s / 4. */
    @Test
    void smallestEntry() {
        double[] zero = new double[4];
        assertEquals(Finding.State.HOLDS, state(0, new double[] {S, -S, S / 4 * (1 + 1e-9), S}, zero));
        assertEquals(Finding.State.FAILS, state(0, new double[] {S, S, -S / 4 * (1 - 1e-9), S}, zero));
    }

    /** (sqrt(2 ln 4) + 4) s sqrt(1 + s^2) / 2. */
    @Test
    void largestEntryOfEither() {
        double most = (Math.sqrt(2 * Math.log(4)) + 4) * S / 2 * Math.sqrt(1 + S * S);
        double[] inside = {S, -most * (1 - 1e-9), S, S};
        double[] outside = {S, -most * (1 + 1e-9), S, S};
        double[] small = {S, S, S, S};
        assertEquals(Finding.State.HOLDS, state(1, inside, small));
        assertEquals(Finding.State.FAILS, state(1, outside, small));
        assertEquals(Finding.State.HOLDS, state(1, small, inside));
        assertEquals(Finding.State.FAILS, state(1, small, outside));
    }

    /** erfc(1/sqrt 2) = 0.31731 is the share of a Gaussian beyond one standard deviation. */
    @Test
    void chanceOfASmallEntry() {
        double deviation = S / 2 * Math.sqrt(1 + S * S);
        assertEquals(Math.pow(0.317310507863, 4), Lemma07StartSizes.chanceAbove(deviation, S, 4), 1e-11);
        assertEquals(1, Lemma07StartSizes.chanceAbove(0, S, 4), 0);
    }

    /** Gaussians of the right size, and of one and a half times it: 400 runs tell them apart by both extremes. */
    @Test
    void lawsOfTheExtremes() {
        for (double factor : new double[] {1, 1.5}) {
            List<Outcome> runs = new ArrayList<>();
            for (int seed = 0; seed < 400; seed++) {
                double[] c1 = new double[4];
                Streams.gaussian(new Streams(seed).open("c1"), factor * S / 2 * Math.sqrt(1 + S * S), c1);
                runs.add(run(c1, new double[4]));
            }
            Evidence evidence = CLAIM.judge(runs);
            Finding.State expected = factor == 1 ? Finding.State.HOLDS : Finding.State.FAILS;
            assertEquals(
                    expected,
                    evidence.findings().get(2).state(),
                    evidence.findings().get(2)::toString);
            assertEquals(
                    expected,
                    evidence.findings().get(3).state(),
                    evidence.findings().get(3)::toString);
        }
    }

    /** 2 sqrt(2/pi) d^(1 - alpha/4) at d = 16 is 0.1 at alpha = 8.0 and a little above. */
    @Test
    void hypothesisIsThatSmallEntriesAreRare() {
        assertEquals(Status.LITERAL, status("alpha=12"));
        assertEquals(Status.RELAXED, status("alpha=11.9"));
        assertEquals(Status.RELAXED, status("alpha=8.01"));
        assertEquals(Status.VIOLATED, status("alpha=7.9"));
    }

    private static Status status(String alpha) {
        Outcome run = Runs.of("d=16", alpha, "steps=0", "optimizer=sgdm");
        return CLAIM.hypotheses().get(0).assess().apply(run).status();
    }
}
