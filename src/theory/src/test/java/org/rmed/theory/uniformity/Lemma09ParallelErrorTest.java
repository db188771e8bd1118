package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;

/** Catches a spread looked at outside the second phase, and a note that names another step. */
class Lemma09ParallelErrorTest {

    private static final Lemma09ParallelError CLAIM = new Lemma09ParallelError();

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("error_spread", 9)
                .fill("error_spread", 3, 1e-5)
                .set("error_spread", 8, 9);
    }

    /** 10 d s^2. */
    @Test
    void spreadInTheSecondPhase() {
        for (int t : new int[] {3, 7}) {
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma09ParallelErrorTest::good,
                    (r, x) -> r.set("error_spread", t, x),
                    10 * (4 * START.s() * START.s() + 1e-13));
        }
        FabricatedMomentum.needs(CLAIM, Lemma09ParallelErrorTest::good, "T_1");
    }

    /** eps_0 = 1/16, wider than the other bound here. */
    @Test
    void worstStepIsNamed() {
        for (double spread : new double[] {0.0625 * (1 - 1e-9), 0.0625 * (1 + 1e-9)}) {
            Evidence evidence = FabricatedMomentum.judge(
                    CLAIM, good().set("error_spread", 5, spread).fill("error_spread_j", 2));
            Finding first = evidence.findings().get(0);
            assertEquals(spread <= 0.0625, first.holds());
            String place = first.holds() ? "seed=1 at t=5, j=2" : "seed=1; first at t=5, j=2";
            assertEquals("largest of 24 runs, " + place, first.note());
        }
    }
}
