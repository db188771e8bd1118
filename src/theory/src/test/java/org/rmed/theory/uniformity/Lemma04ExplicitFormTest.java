package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;

/** Catches a departure that is not followed to T_1, and a common factor held to another closed form. */
class Lemma04ExplicitFormTest {

    private static final Lemma04ExplicitForm CLAIM = new Lemma04ExplicitForm();

    private static final double FACTOR = START.mode(0.002, 0.5, 3) / Math.pow(1 + 0.004 * START.norm(), 3);

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run().fill("departure", 4, 9).fill("common_factor", FACTOR);
    }

    @Test
    void departureUpToT1() {
        for (int t = 0; t <= 3; t++) {
            int at = t;
            FabricatedMomentum.atMost(
                    CLAIM, Lemma04ExplicitFormTest::good, (r, x) -> r.set("departure", at, x), START.learned());
        }
        FabricatedMomentum.needs(CLAIM, Lemma04ExplicitFormTest::good, "T_1");
    }

    @Test
    void coordinatesDifferByTheSquareOfS() {
        FabricatedMomentum.atMost(
                CLAIM,
                Lemma04ExplicitFormTest::good,
                (r, x) -> r.set("coordinate_difference", 3, x),
                4 * (START.s() * START.s() + 1e-12));
    }

    @Test
    void commonFactorIsKnown() {
        double allowed = START.learned() + START.decayed();
        FabricatedMomentum.atMost(
                CLAIM, Lemma04ExplicitFormTest::good, (r, x) -> r.set("common_factor", 3, FACTOR * (1 + x)), allowed);
        FabricatedMomentum.atLeast(
                CLAIM, Lemma04ExplicitFormTest::good, (r, x) -> r.set("common_factor", 3, FACTOR * (1 + x)), -allowed);
    }
}
