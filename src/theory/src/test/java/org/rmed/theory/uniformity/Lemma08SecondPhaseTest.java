package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches a rise of the residual that is measured from elsewhere than T_1, and an end that is held to one side only. */
class Lemma08SecondPhaseTest {

    private static final Lemma08SecondPhase CLAIM = new Lemma08SecondPhase();

    private static final double AT_END = 0.25 * START.norm() * START.norm() / (4 * START.least() * START.least());

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("residual_1", 0.3)
                .fill("residual_2", 0.2)
                .set("residual_1", 2, 9)
                .set("residual_2", 8, 9)
                .fill("error_squared", AT_END);
    }

    /** eps_0 = 1/16. */
    @Test
    void residualsRiseByEps0AtMost() {
        FabricatedMomentum.atMost(
                CLAIM, Lemma08SecondPhaseTest::good, (r, x) -> r.set("residual_1", 7, 0.3 + x), 0.0625);
        FabricatedMomentum.atMost(
                CLAIM, Lemma08SecondPhaseTest::good, (r, x) -> r.set("residual_2", 7, 0.2 + x), 0.0625);
        FabricatedMomentum.needs(CLAIM, Lemma08SecondPhaseTest::good, "T_1");
    }

    @Test
    void errorAtTheEnd() {
        double spread = 20 * 4 * START.s() * START.s() + 1e-9;
        FabricatedMomentum.atMost(
                CLAIM, Lemma08SecondPhaseTest::good, (r, x) -> r.set("error_squared", 8, x), AT_END * (1 + spread));
        FabricatedMomentum.atLeast(CLAIM, Lemma08SecondPhaseTest::good, (r, x) -> r.set("error_squared", 7, x), 0.25);
    }

    @Test
    void withoutAnEndItFails() {
        FabricatedMomentum endless = good().without("T_2").without("T_3");
        assertEquals(Verdict.FAILED, FabricatedMomentum.judge(CLAIM, endless).verdict());
    }
}
