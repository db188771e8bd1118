package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches a share of the wrong draws or against the wrong bound. d = 16, alpha = 3: s^(1/2) = 1/64, d s^(1/2) = 1/4. */
class Lemma20InitialWeightsTest {

    private static final Claim CLAIM = new Lemma20InitialWeights();
    private static final int DRAWS = 1000;

    /** Draws at the quantiles of the law of the minimum; the first {@code odd} of one vector replaced. */
    private static List<Finding> judge(String alpha, String vector, int odd, double value) {
        double[] least = new double[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            double exceed = Math.pow(1 - (k + 0.5) / DRAWS, 1 / 16.0);
            least[k] = Math.sqrt(2) * Erf.erfInv(1 - exceed);
        }
        double[] most = filled(2.5);
        double[] first = filled(3.5);
        double[] rare = filled(0);
        double[] changed =
                switch (vector) {
                    case "w2_min" -> least;
                    case "w2_max" -> most;
                    case "w1_max" -> first;
                    default -> rare;
                };
        Arrays.fill(changed, 0, odd, value);
        Outcome run = Fabricated.run("optimizer=adam d=16 eta=0.01*s steps=0 alpha=" + alpha)
                .vector("w2_min", least)
                .vector("w2_max", most)
                .vector("w1_max", first)
                .vector("rare", rare)
                .outcome();
        return CLAIM.judge(List.of(run)).findings();
    }

    private static double[] filled(double value) {
        double[] all = new double[DRAWS];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void theLawHolds() {
        List<Finding> findings = judge("3", "rare", 0, 0);
        findings.forEach(finding -> assertEquals(Finding.State.HOLDS, finding.state(), finding.toString()));
        // P(all 16 >= 1/64) = (1 - erf(1/64/sqrt 2))^16 = 0.8181: 818 of 1000 quantiles
        assertEquals(0.818, findings.get(0).measured(), 1e-12);
        assertEquals(0.8181, findings.get(0).sharp(), 1e-4);
        assertEquals("818 of 1000 drawn", findings.get(0).note());
        assertEquals(0.75, findings.get(0).bound(), 1e-12);
        assertEquals(1 - 1 / 64.0, findings.get(1).bound(), 1e-12);
        assertEquals(1 - Math.sqrt(2 / Math.PI) / 64, findings.get(1).sharp(), 1e-12);
        assertEquals(1 - 1 / 16.0, findings.get(2).bound(), 1e-12);
        assertEquals(1 - 1 / 16.0, findings.get(3).bound(), 1e-12);
        assertEquals(1e-4, findings.get(4).bound());
    }

    @Test
    void countsWhatItSays() {
        assertEquals(0.7, judge("3", "w2_min", 300, 0.0156).get(0).measured(), 1e-12);
        assertEquals(
                Finding.State.FAILS, judge("3", "w2_min", 400, 0.0156).get(0).state());
        assertEquals(
                Finding.State.FAILS, judge("3", "w2_min", 400, 0.0156).get(4).state());
        // 16000 weights, 160 of them rare
        assertEquals(0.99, judge("3", "rare", 80, 2).get(1).measured(), 1e-12);
        assertEquals(Finding.State.HOLDS, judge("3", "rare", 80, 2).get(1).state());
        assertEquals(Finding.State.FAILS, judge("3", "rare", 200, 2).get(1).state());
        // 2 sqrt(ln 16) = 3.3302, sqrt(6 ln 16) = 4.0787
        assertEquals(1, judge("3", "w2_max", 10, 3.330).get(2).measured());
        assertEquals(0.99, judge("3", "w2_max", 10, 3.331).get(2).measured(), 1e-12);
        assertEquals(
                Finding.State.FAILS, judge("3", "w2_max", 100, 3.331).get(2).state());
        assertEquals(1, judge("3", "w1_max", 10, 4.078).get(3).measured());
        assertEquals(0.99, judge("3", "w1_max", 10, 4.079).get(3).measured(), 1e-12);
        assertEquals(
                Finding.State.FAILS, judge("3", "w1_max", 100, 4.079).get(3).state());
    }

    /** d^(1 - alpha/2) above 1/2 is no high probability; the bound stays at one half. */
    @Test
    void aLowProbabilityIsNotAskedFor() {
        assertEquals(0.5, judge("0.4", "rare", 0, 0).get(0).bound());
        assertEquals(
                Math.max(0.5, 1 - Math.pow(16, -0.2)),
                judge("0.4", "rare", 0, 0).get(1).bound());
    }
}
