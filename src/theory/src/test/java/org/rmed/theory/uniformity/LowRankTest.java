package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Verdict;

/** Catches bounds of one optimizer put to the other, other times, and a criterion without a cap. */
class LowRankTest {

    private static final LowRank CLAIM = new LowRank();
    private static final double BOUND = 16 * Math.pow(SingularRun.S, 1.5);

    private static Verdict judge(String optimizer, int t, double value) {
        return new SingularRun().set(optimizer, "sigma2_over_sigma1", t, value).judge(CLAIM);
    }

    @Test
    void momentum() {
        for (int t : new int[] {1, 2}) {
            assertEquals(Verdict.HELD, judge("sgdm", t, BOUND * (1 - 1e-9)));
            assertEquals(Verdict.FAILED, judge("sgdm", t, BOUND * (1 + 1e-9)));
        }
        assertEquals(Verdict.HELD, judge("sgdm", 0, 1));
        assertEquals(Verdict.HELD, judge("sgdm", 3, 1));
    }

    @Test
    void adam() {
        assertEquals(Verdict.HELD, judge("adam", 1, BOUND * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge("adam", 1, BOUND * (1 + 1e-9)));
        double later = Math.sqrt(0.1 * SingularRun.S);
        for (int t : new int[] {2, 3}) {
            assertEquals(Verdict.HELD, judge("adam", t, later * (1 - 1e-9)));
            assertEquals(Verdict.FAILED, judge("adam", t, later * (1 + 1e-9)));
        }
        assertEquals(Verdict.HELD, judge("adam", 0, 1));
    }

    /** At s = 1, eta = 1/4 the powers bound nothing. */
    @Test
    void capsForLargeStarts() {
        for (double value : new double[] {0.0999, 0.1001}) {
            for (String words : new String[] {"optimizer=sgdm", "optimizer=adam eta=0.25"}) {
                var run = Fabricated.run(words + " d=16 alpha=0", "sigma2_over_sigma1")
                        .row(0, 1, value)
                        .row(1, 1, value)
                        .phase("T_1", 0)
                        .phase("T_P", 0)
                        .phase("T_2", 1)
                        .outcome();
                assertEquals(
                        value < 0.1 ? Verdict.HELD : Verdict.FAILED,
                        CLAIM.judge(Collections.nCopies(24, run)).verdict());
            }
        }
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_P", "T_2"}) {
            assertEquals(Verdict.FAILED, new SingularRun().without(phase).judge(CLAIM), phase);
        }
    }
}
