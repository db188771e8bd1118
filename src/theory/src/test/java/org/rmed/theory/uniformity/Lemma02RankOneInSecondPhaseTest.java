package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;

/** Catches a residual that is looked at outside the second phase, and a loss at another time than its end. */
class Lemma02RankOneInSecondPhaseTest {

    private static final Lemma02RankOneInSecondPhase CLAIM = new Lemma02RankOneInSecondPhase();

    private static final double AT_END = 0.25 * START.norm() * START.norm() / (4 * START.least() * START.least());

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("residual_1", 0.5)
                .fill("residual_2", 0.1)
                .set("residual_1", 2, 9)
                .set("residual_1", 8, 9)
                .fill("error_squared", 9)
                .set("error_squared", 8, AT_END / 2);
    }

    /** eps_0 + d^-(alpha/4 - 1/2) = 1/16 + 1/2. */
    @Test
    void residualsInTheSecondPhase() {
        for (int t : new int[] {3, 7}) {
            FabricatedMomentum.atMost(
                    CLAIM, Lemma02RankOneInSecondPhaseTest::good, (r, x) -> r.set("residual_1", t, x), 0.5625);
            FabricatedMomentum.atMost(
                    CLAIM, Lemma02RankOneInSecondPhaseTest::good, (r, x) -> r.set("residual_2", t, x), 0.5625);
        }
    }

    @Test
    void residualAtMostDoubles() {
        FabricatedMomentum.atMost(
                CLAIM, () -> good().fill("residual_1", 0.1), (r, x) -> r.set("residual_1", 5, x), 0.2);
    }

    @Test
    void lossAtTheEnd() {
        double spread = 20 * 4 * START.s() * START.s() + 1e-9;
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma02RankOneInSecondPhaseTest::good,
                (r, x) -> r.set("error_squared", 8, x),
                AT_END * (1 + spread));
        FabricatedMomentum.needs(CLAIM, Lemma02RankOneInSecondPhaseTest::good, "T_1");
    }

    /** The phase ends at T_3 if that comes first. */
    @Test
    void endsAtTheEarlierOfTheTwo() {
        FabricatedMomentum.atMost(
                CLAIM,
                () -> good().phase("T_3", 7).set("residual_2", 7, 9).set("error_squared", 7, AT_END / 2),
                (r, x) -> r.set("error_squared", 7, x),
                AT_END * (1 + 20 * 4 * START.s() * START.s() + 1e-9));
    }
}
