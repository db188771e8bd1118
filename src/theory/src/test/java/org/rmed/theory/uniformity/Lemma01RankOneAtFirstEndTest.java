package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;

/** Catches bounds looked at elsewhere than at T_1, exponents, and facts that no number holds to. */
class Lemma01RankOneAtFirstEndTest {

    private static final Lemma01RankOneAtFirstEnd CLAIM = new Lemma01RankOneAtFirstEnd();

    private static final double BALANCED = START.most() / START.norm();

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("error_squared", 1)
                .fill("largest_w2", 1)
                .fill("largest_w1", BALANCED);
    }

    /** d^-(alpha/4 - 1/2) = 1/2 at alpha = 4, d = 4. */
    @Test
    void residualsAtT1() {
        FabricatedMomentum.atMost(CLAIM, Lemma01RankOneAtFirstEndTest::good, (r, x) -> r.set("residual_1", 3, x), 0.5);
        FabricatedMomentum.atMost(CLAIM, Lemma01RankOneAtFirstEndTest::good, (r, x) -> r.set("residual_2", 3, x), 0.5);
        double typical = Math.pow(START.s(), 1.5) * 4 * START.c1() / START.c1Norm();
        FabricatedMomentum.atMost(
                CLAIM, Lemma01RankOneAtFirstEndTest::good, (r, x) -> r.set("residual_norm", 3, x), 1.3 * typical);
    }

    @Test
    void lossIsStillTheFirst() {
        FabricatedMomentum.atLeast(
                CLAIM, Lemma01RankOneAtFirstEndTest::good, (r, x) -> r.set("error_squared", 3, x), 0.9);
    }

    @Test
    void firstLayerFollowsTheSecond() {
        double allowed = 4 * START.decayed();
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma01RankOneAtFirstEndTest::good,
                (r, x) -> r.set("largest_w1", 3, BALANCED * (1 + x)),
                allowed);
        FabricatedMomentum.atLeast(
                CLAIM,
                Lemma01RankOneAtFirstEndTest::good,
                (r, x) -> r.set("largest_w1", 3, BALANCED * (1 + x)),
                -allowed);
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma01RankOneAtFirstEndTest::good,
                (r, x) -> r.set("largest_product", 3, x),
                1.02 * START.learned() * START.most());
    }

    @Test
    void withoutT1ItFails() {
        FabricatedMomentum.needs(CLAIM, Lemma01RankOneAtFirstEndTest::good, "T_1");
    }
}
