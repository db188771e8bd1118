package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches R_v compared with A in place of A^2, with the wrong optimizer's value, or at other times. */
class RightSingularVectorTest {

    private static final RightSingularVector CLAIM = new RightSingularVector();

    private static void bound(String optimizer, int t, double around, double width) {
        for (double side : new double[] {1, -1}) {
            assertEquals(
                    Verdict.HELD,
                    new SingularRun()
                            .set(optimizer, "r_v", t, around * (1 + side * width * (1 - 1e-9)))
                            .judge(CLAIM));
            assertEquals(
                    Verdict.FAILED,
                    new SingularRun()
                            .set(optimizer, "r_v", t, around * (1 + side * width * (1 + 1e-9)))
                            .judge(CLAIM));
        }
    }

    @Test
    void momentum() {
        double root = Math.pow(SingularRun.S, 1.5);
        bound("sgdm", 1, SingularRun.ratioOfA(), 32 * root);
        bound("sgdm", 2, SingularRun.ratioOfA(), 2 * root);
        assertEquals(Verdict.HELD, new SingularRun().set("sgdm", "r_v", 0, 9).judge(CLAIM));
    }

    @Test
    void adam() {
        double planted = Math.sqrt(0.1 * SingularRun.S);
        assertEquals(
                Verdict.HELD,
                new SingularRun()
                        .set("adam", "r_v", 1, 1 + planted * (1 - 1e-9))
                        .judge(CLAIM));
        assertEquals(
                Verdict.FAILED,
                new SingularRun()
                        .set("adam", "r_v", 1, 1 + planted * (1 + 1e-9))
                        .judge(CLAIM));
        bound("adam", 3, SingularRun.ratioOfA(), 0.05);
        assertEquals(Verdict.HELD, new SingularRun().set("adam", "r_v", 2, 9).judge(CLAIM));
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_P", "T_2"}) {
            assertEquals(Verdict.FAILED, new SingularRun().without(phase).judge(CLAIM), phase);
        }
    }
}
