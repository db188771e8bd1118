package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches a residual looked for outside [T_1, T_2], another rate, and a law for W2 that leaves out c or the mean. */
class Lemma15RankOneUniformTest {

    private static final Lemma15RankOneUniform CLAIM = new Lemma15RankOneUniform();

    @Test
    void residualsCountFromT1ToT2() {
        for (String column : new String[] {"sign_residual_1", "sign_residual_2"}) {
            for (int t : new int[] {1, 5}) {
                assertEquals(
                        Verdict.HELD, new SecondPhaseRun().reading(column, t, 9).judge(CLAIM), column + t);
            }
            for (int t : new int[] {3, 4}) {
                assertEquals(
                        Verdict.HELD,
                        new SecondPhaseRun()
                                .reading(column, t, SecondPhaseRun.RATE * (1 - 1e-9))
                                .judge(CLAIM));
                assertEquals(
                        Verdict.FAILED,
                        new SecondPhaseRun()
                                .reading(column, t, SecondPhaseRun.RATE * (1 + 1e-9))
                                .judge(CLAIM));
            }
        }
        assertEquals(
                Verdict.FAILED,
                new SecondPhaseRun().reading("sign_residual_1", 2, 9).judge(CLAIM));
    }

    @Test
    void theFirstPlaceIsNamed() {
        String note = new SecondPhaseRun()
                .reading("sign_residual_1", 3, 9)
                .reading("sign_1_i", 3, 7)
                .reading("sign_1_j", 3, 5)
                .evidence(CLAIM)
                .decisive()
                .note();
        assertTrue(note.endsWith("seed=1; first at t=3, i=7, j=5"), note);
    }

    @Test
    void lossAtT2() {
        double bound = SecondPhaseRun.ETA * 65536;
        assertEquals(
                Verdict.HELD, new SecondPhaseRun().loss(4, bound * (1 - 1e-9)).judge(CLAIM));
        assertEquals(
                Verdict.FAILED, new SecondPhaseRun().loss(4, bound * (1 + 1e-9)).judge(CLAIM));
    }

    /** A run whose |w2_i| at T_1 differ by k times as much as at t = 0. */
    @Test
    void lawOfTheSpread() {
        double[] sizes = Arrays.stream(new SecondPhaseRun().outcome().secondLayer())
                .map(Math::abs)
                .toArray();
        double mean = Arrays.stream(sizes).average().orElseThrow();
        double spread = Arrays.stream(sizes).map(x -> Math.abs(x - mean)).max().orElseThrow();
        SecondPhaseRun run = new SecondPhaseRun().reading("sign_c", 2, 0.25);
        Outcome twice = run.reading("sign_residual_2", 2, 2 * spread / 0.25).outcome();
        assertEquals(2, Lemma15RankOneUniform.overLaw(twice), 1e-12);
        assertEquals(
                Verdict.HELD,
                run.reading("sign_residual_2", 2, 1.999 * spread / 0.25).judge(CLAIM));
        assertEquals(
                Verdict.FAILED,
                run.reading("sign_residual_2", 2, 2.001 * spread / 0.25).judge(CLAIM));
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_1", "T_2"}) {
            assertEquals(Verdict.FAILED, new SecondPhaseRun().without(phase).judge(CLAIM), phase);
        }
        assertTrue(Double.isNaN(Lemma15RankOneUniform.overLaw(
                new SecondPhaseRun().without("T_1").outcome())));
    }
}
