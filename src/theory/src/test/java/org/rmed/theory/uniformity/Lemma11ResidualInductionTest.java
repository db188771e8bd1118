package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    /** The excess is broken first at t = 5, though the residual itself is larger later. */
    @Test
    void theFirstBreachIsNamed() {
        FabricatedMomentum run = good().set("recursion_residual", 5, 0.21).set("recursion_residual", 7, 0.3);
        run.set("recursion_residual_i", 5, 1).set("recursion_residual_j", 5, 2);
        var findings = FabricatedMomentum.judge(CLAIM, run).findings();
        assertEquals(
                "largest of 24 runs, seed=1; first at t=5, i=1, j=2",
                findings.get(0).note());
        assertEquals(
                "largest of 24 runs, seed=1 at t=7; median sum 0.004000",
                findings.get(1).note());
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
