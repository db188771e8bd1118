package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;

/** Catches a part of the list that no number holds to, and steps outside the second phase counted in. */
class Lemma13InductionStepTest {

    private static final Lemma13InductionStep CLAIM = new Lemma13InductionStep();

    static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("error_top", 9)
                .fill("error_rise", 9)
                .fill("balance", 9)
                .fill("error_top", 3, -1)
                .fill("error_rise", 4, -1)
                .fill("balance", 3, 1)
                .set("error_top", 8, 9)
                .set("error_rise", 8, 9)
                .set("balance", 8, 9);
    }

    @Test
    void relationOfRankOne() {
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma13InductionStepTest::good,
                (r, x) -> r.set("relation", 7, x),
                START.s() * START.s() + 1e-13);
    }

    @Test
    void errorsAreNegativeAndDoNotRise() {
        for (int t : new int[] {4, 7}) {
            FabricatedMomentum.edge(
                    CLAIM, Lemma13InductionStepTest::good, (r, x) -> r.set("error_top", t, x), 0, Double.MIN_VALUE);
            FabricatedMomentum.edge(
                    CLAIM, Lemma13InductionStepTest::good, (r, x) -> r.set("error_rise", t, x), 0, Double.MIN_VALUE);
        }
        FabricatedMomentum.needs(CLAIM, Lemma13InductionStepTest::good, "T_1");
    }

    @Test
    void layersAreBalanced() {
        double allowed = 4 * START.decayed();
        FabricatedMomentum.atMost(CLAIM, Lemma13InductionStepTest::good, (r, x) -> r.set("balance", 3, 1 + x), allowed);
        FabricatedMomentum.atLeast(
                CLAIM, Lemma13InductionStepTest::good, (r, x) -> r.set("balance", 7, 1 + x), -allowed);
    }
}
