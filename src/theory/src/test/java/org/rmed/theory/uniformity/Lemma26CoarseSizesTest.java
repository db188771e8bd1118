package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches layers or ends of an interval mixed up, and sizes looked at before T_1 or after T_2. */
class Lemma26CoarseSizesTest {

    private static final Lemma26CoarseSizes CLAIM = new Lemma26CoarseSizes();

    private static Verdict judge(String column, int t, double value) {
        return new SecondPhaseRun().reading(column, t, value).judge(CLAIM);
    }

    /** Inside at the bound less one in 10^9, outside beyond it; before T_1 and after T_2 all is allowed. */
    private static void bound(String column, double bound, double outwards, int first) {
        assertEquals(Verdict.HELD, judge(column, 3, bound * (1 - 1e-9 * outwards)), column);
        assertEquals(Verdict.FAILED, judge(column, 3, bound * (1 + 1e-9 * outwards)), column);
        double extreme = outwards > 0 ? 100 * bound : 0;
        assertEquals(Verdict.HELD, judge(column, first - 1, extreme), column);
        assertEquals(Verdict.FAILED, judge(column, first, extreme), column);
        assertEquals(Verdict.FAILED, judge(column, 4, extreme), column);
        assertEquals(Verdict.HELD, judge(column, 5, extreme), column);
    }

    @Test
    void everyBound() {
        bound("step_1_max", 2 * SecondPhaseRun.ETA, 1, 3);
        bound("step_2_max", 2 * SecondPhaseRun.ETA, 1, 3);
        bound("unflipped_1_min", 0.25, -1, 2);
        bound("weight_2_min", 0.25, -1, 2);
        bound("weight_1_max", 2, 1, 2);
        bound("weight_2_max", 2, 1, 2);
        bound("flipped_error", 2, 1, 2);
    }

    @Test
    void theFirstPlaceIsNamed() {
        String note = new SecondPhaseRun()
                .reading("flipped_error", 3, 9)
                .reading("flipped_j", 3, 5)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(note.endsWith("; first at t=3, j=5"), note);
        String step = new SecondPhaseRun()
                .reading("step_1_max", 4, 9)
                .reading("step_1_max_i", 4, 7)
                .reading("step_1_max_j", 4, 5)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(step.endsWith("; first at t=4, i=7, j=5"), step);
        String second = new SecondPhaseRun()
                .reading("step_2_max", 3, 9)
                .reading("step_2_max_i", 3, 6)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(second.endsWith("; first at t=3, i=6"), second);
    }

    /** T_1 = 2: the step to there is the first phase's, and no bound's first breach either; a size there is one. */
    @Test
    void theStepToT1IsNotLookedAt() {
        for (String column : new String[] {"step_1_max", "step_2_max"}) {
            String note = new SecondPhaseRun()
                    .reading(column, 2, 9)
                    .reading(column, 4, 9)
                    .evidence(CLAIM)
                    .decisive()
                    .note();
            assertTrue(note.contains("; first at t=4"), note);
        }
        String size = new SecondPhaseRun()
                .reading("weight_1_max", 2, 9)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(size.endsWith("; first at t=2"), size);
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_2"}) {
            assertEquals(Verdict.FAILED, new SecondPhaseRun().without(phase).judge(CLAIM), phase);
        }
    }

    @Test
    void sizesAreNamedByTheirOwnBound() {
        String note = new SecondPhaseRun()
                .reading("weight_2_max", 3, 1.9)
                .reading("weight_2_max", 4, 2.1)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(note.endsWith("; first at t=4"), note);
    }
}
