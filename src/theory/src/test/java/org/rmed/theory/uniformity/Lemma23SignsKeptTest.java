package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches windows that end a step too early or too late, and another power of eta. */
class Lemma23SignsKeptTest {

    private static final Lemma23SignsKept CLAIM = new Lemma23SignsKept();
    private static final double DEVIATION = 2 * Math.pow(SecondPhaseRun.ETA, 0.25);

    private static Verdict judge(String column, int t, double value) {
        return new SecondPhaseRun().reading(column, t, value).judge(CLAIM);
    }

    @Test
    void residuals() {
        for (String column : new String[] {"sign_residual_1", "sign_residual_2"}) {
            assertEquals(Verdict.HELD, judge(column, 3, SecondPhaseRun.RATE * (1 - 1e-9)));
            assertEquals(Verdict.FAILED, judge(column, 3, SecondPhaseRun.RATE * (1 + 1e-9)));
            assertEquals(Verdict.HELD, judge(column, 1, 9));
            assertEquals(Verdict.FAILED, judge(column, 2, 9));
            assertEquals(Verdict.FAILED, judge(column, 4, 9));
            assertEquals(Verdict.HELD, judge(column, 5, 9));
        }
    }

    /** At T_g itself nothing is claimed of the sign. */
    @Test
    void signsBeforeTg() {
        assertEquals(Verdict.FAILED, judge("drive_turned", 2, 1));
        assertEquals(Verdict.FAILED, judge("drive_turned", 3, 1));
        assertEquals(Verdict.HELD, judge("drive_turned", 1, 1));
        assertEquals(Verdict.HELD, judge("drive_turned", 4, 1));
    }

    /** The step to T_1 came before it; that to T_g began with large gradients. */
    @Test
    void stepsOfLargeGradients() {
        assertEquals(Verdict.HELD, judge("drive_step", 3, DEVIATION * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge("drive_step", 3, DEVIATION * (1 + 1e-9)));
        assertEquals(Verdict.HELD, judge("drive_step", 2, 9));
        assertEquals(Verdict.FAILED, judge("drive_step", 4, 9));
        assertEquals(Verdict.HELD, judge("drive_step", 5, 9));
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_2", "T_g"}) {
            assertEquals(Verdict.FAILED, new SecondPhaseRun().without(phase).judge(CLAIM), phase);
        }
    }

    @Test
    void theFirstPlaceIsNamed() {
        for (String column : new String[] {"drive_turned", "drive_step"}) {
            String note = new SecondPhaseRun()
                    .reading(column, 3, 9)
                    .evidence(CLAIM)
                    .decisive()
                    .note();
            assertTrue(note.endsWith("seed=1; first at t=3"), note);
        }
    }
}
