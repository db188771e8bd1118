package org.rmed.theory.uniformity;

import org.junit.jupiter.api.Test;

/** Catches a sign that is not looked at, and steps outside the second phase counted in. */
class PositiveGrowthTest {

    private static final PositiveGrowth CLAIM = new PositiveGrowth();

    static FabricatedMomentum good() {
        FabricatedMomentum run = FabricatedMomentum.run();
        for (String column : new String[] {"c", "v_least", "c_rise", "v_rise"}) {
            run.fill(column, -9)
                    .fill(column, column.endsWith("rise") ? 4 : 3, 1)
                    .set(column, 8, -9);
        }
        return run;
    }

    @Test
    void everyOneOfThemDecides() {
        for (int t : new int[] {4, 7}) {
            for (String column : new String[] {"c", "v_least"}) {
                FabricatedMomentum.edge(
                        CLAIM, PositiveGrowthTest::good, (r, x) -> r.set(column, t, x), Double.MIN_NORMAL, 0);
            }
            for (String column : new String[] {"c_rise", "v_rise"}) {
                FabricatedMomentum.edge(
                        CLAIM, PositiveGrowthTest::good, (r, x) -> r.set(column, t, x), 0, -Double.MIN_VALUE);
            }
        }
        FabricatedMomentum.needs(CLAIM, PositiveGrowthTest::good, "T_1");
    }
}
