package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;

/** Catches an inequality that is looked at at one t only, or forgets the residual at T_1 or the sum. */
class Lemma11ResidualInductionTest {

    private static final Lemma11ResidualInduction CLAIM = new Lemma11ResidualInduction();

    /** Residual 0.2 at T_1 = 3, sums of (t - 3)/1000 after it. */
    private static FabricatedMomentum good() {
        FabricatedMomentum run = FabricatedMomentum.run().fill("recursion_residual", Double.NaN);
        for (int t = 3; t < 8; t++) {
            run.set("recursion_residual", t, 0.2).set("recursion_accumulated", t, (t - 3) * 1e-3);
        }
        return run;
    }

    @Test
    void residualAtEveryT() {
        for (int t = 4; t < 8; t++) {
            int at = t;
            FabricatedMomentum.edge(
                    CLAIM,
                    Lemma11ResidualInductionTest::good,
                    (r, x) -> r.set("recursion_residual", at, x),
                    0.2 + (t - 3) * 1e-3,
                    0.2 + (t - 3) * 1e-3 + 2e-10);
        }
        FabricatedMomentum.needs(CLAIM, Lemma11ResidualInductionTest::good, "T_1");
        FabricatedMomentum.needs(CLAIM, () -> good().without("T_3"), "T_2");
    }

    /** beta/(1 - beta) h||A|| / 2 (ln(1/(9 q1 q2)) + 3 (q1 + q2) - 2), q2 = 1 - sqrt(eps_0)/A_min, one factor of it 1. */
    @Test
    void sumOfTheRemainders() {
        double q1 = START.learned();
        double q2 = 1 - 0.25 / START.least();
        double integral = Math.log(1 / (9 * q1 * q2)) + 3 * (q1 + q2) - 2;
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma11ResidualInductionTest::good,
                (r, x) -> r.set("recursion_accumulated", 7, x),
                0.004 * START.norm() / 2 * integral);
    }

    /** d^-(alpha/4 - 1/2) = 1/2. */
    @Test
    void residualAtT1() {
        FabricatedMomentum.atMost(
                CLAIM, Lemma11ResidualInductionTest::good, (r, x) -> r.set("recursion_residual", 3, x), 0.5);
    }
}
