package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Verdict;

/** Catches R_u of one optimizer judged as the other's, layers mixed up, and a law test that anything passes. */
class LeftSingularUniformityTest {

    private static final LeftSingularUniformity CLAIM = new LeftSingularUniformity();

    @Test
    void adamIsUniform() {
        double bound = 1 + Math.pow(0.1 * SingularRun.S, 0.25) + 0.25;
        // R_u = R_med,2 must stay
        assertEquals(
                Verdict.HELD,
                new SingularRun().set("adam", "r_u", 1, bound - 1e-9).judge(CLAIM));
        assertEquals(
                Verdict.FAILED,
                new SingularRun().set("adam", "r_u", 1, bound + 1e-9).judge(CLAIM));
        for (double side : new double[] {-1e-9, 1e-9}) {
            assertEquals(
                    side < 0 ? Verdict.HELD : Verdict.FAILED,
                    new SingularRun()
                            .set("adam", "r_u", 2, bound + side)
                            .set("adam", "r_med_2", 2, bound)
                            .judge(CLAIM));
        }
    }

    @Test
    void equalsRMed() {
        for (double side : new double[] {1, -1}) {
            for (String[] which : new String[][] {{"sgdm", "r_med_1"}, {"sgdm", "r_med_2"}, {"adam", "r_med_2"}}) {
                // R_u / (f R_med) = 1 +- s
                assertEquals(Verdict.HELD, factor(which, 1 / (1 + side * SingularRun.S * (1 - 1e-6))));
                assertEquals(Verdict.FAILED, factor(which, 1 / (1 + side * SingularRun.S * (1 + 1e-6))));
            }
        }
        assertEquals(Verdict.HELD, factor(new String[] {"adam", "r_med_1"}, 2));
    }

    private static Verdict factor(String[] which, double factor) {
        return new SingularRun().set(which[0], which[1], 2, -factor).judge(CLAIM);
    }

    /** All R_u twice as large as the law's quantiles: distance 0.4 at 24 runs is p = 6e-4, ten times is beyond doubt. */
    @Test
    void lawOfMomentum() {
        Evidence right = new SingularRun().evidence(CLAIM);
        Finding test = right.findings().get(2);
        assertEquals(1, test.measured(), 1e-3);
        SingularRun wrong = new SingularRun()
                .set("sgdm", "r_u", 2, -10)
                .set("sgdm", "r_med_1", 2, -10)
                .set("sgdm", "r_med_2", 2, -10);
        assertEquals(Verdict.FAILED, wrong.judge(CLAIM));
        assertEquals(
                1,
                wrong.evidence(CLAIM).findings().stream()
                        .filter(finding -> finding.state() == Finding.State.FAILS)
                        .count());
        assertEquals(1e-4, test.bound());
        assertEquals("Kolmogorov-Smirnov p-value of R_u at T_2 of SGD+M", test.what());
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_P", "T_2"}) {
            assertEquals(Verdict.FAILED, new SingularRun().without(phase).judge(CLAIM), phase);
        }
    }
}
