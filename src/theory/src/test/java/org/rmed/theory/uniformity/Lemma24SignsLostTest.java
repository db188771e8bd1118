package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches the two cases mixed up, and a window that stops at T_g. */
class Lemma24SignsLostTest {

    private static final Lemma24SignsLost CLAIM = new Lemma24SignsLost();
    private static final double DEVIATION = 2 * Math.pow(SecondPhaseRun.ETA, 0.25);

    private static Verdict judge(String column, int t, double value) {
        return new SecondPhaseRun().reading(column, t, value).judge(CLAIM);
    }

    @Test
    void residualOfW2ToTf() {
        assertEquals(Verdict.HELD, judge("sign_residual_2", 5, SecondPhaseRun.RATE * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge("sign_residual_2", 5, SecondPhaseRun.RATE * (1 + 1e-9)));
        assertEquals(Verdict.HELD, judge("sign_residual_2", 6, 9));
    }

    @Test
    void largeGradients() {
        assertEquals(Verdict.HELD, judge("drive_step", 5, DEVIATION * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge("drive_step", 5, DEVIATION * (1 + 1e-9)));
        assertEquals(Verdict.HELD, judge("drive_step", 2, 9));
        assertEquals(Verdict.HELD, judge("drive_step", 6, 9));
    }

    @Test
    void smallGradients() {
        assertEquals(Verdict.HELD, judge("drive_other", 5, 2));
        assertEquals(Verdict.FAILED, judge("drive_other", 5, 2.0001));
        assertEquals(Verdict.HELD, judge("drive_other", 2, 9));
        assertEquals(Verdict.HELD, judge("drive_other", 6, 9));
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_f"}) {
            assertEquals(Verdict.FAILED, new SecondPhaseRun().without(phase).judge(CLAIM), phase);
        }
    }

    @Test
    void theFirstPlaceIsNamed() {
        for (String column : new String[] {"drive_other", "drive_step"}) {
            String note = new SecondPhaseRun()
                    .reading(column, 3, 1)
                    .reading(column, 5, 9)
                    .evidence(CLAIM)
                    .decisive()
                    .note();
            assertTrue(note.endsWith(column.equals("drive_step") ? "first at t=3" : "first at t=5"), note);
        }
    }
}
