package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches notes that name another run or step. */
class MomentumClaimTest {

    private static final MomentumClaim CLAIM = new PositiveGrowth();

    @Test
    void theFirstWorstStepIsNamed() {
        FabricatedMomentum run = FabricatedMomentum.run();
        for (String column : new String[] {"c", "v_least", "c_rise", "v_rise"}) {
            run.fill(column, 5);
        }
        run.set("v_rise", 5, -2).set("v_rise", 6, -2).set("v_rise", 4, -1);
        Finding finding = FabricatedMomentum.judge(CLAIM, run).decisive();
        assertEquals(-2, finding.measured());
        assertEquals("seed=1, t=5", finding.note());
    }

    @Test
    void aShareTellsHowFarTheRunsAre() {
        FabricatedMomentum run = FabricatedMomentum.run().fill("residual_1", 0.25);
        Finding share = FabricatedMomentum.judge(new Lemma01RankOneAtFirstEnd(), run)
                .findings()
                .get(0);
        assertEquals("24 of 24 runs; over the bound: median 0.500, largest 0.500", share.note());
    }

    /** One bad run among good ones decides, wherever it stands, and is the one that is named. */
    @Test
    void theWorstRunDecides() {
        for (String column : new String[] {"c", "v_least", "c_rise", "v_rise"}) {
            Finding finding =
                    CLAIM.judge(three(PositiveGrowthTest.good(), column, -3)).decisive();
            assertEquals(-3, finding.measured(), column);
            assertEquals("seed=2, t=6", finding.note(), column);
        }
        for (String column : new String[] {"error_top", "error_rise"}) {
            Finding finding = new Lemma13InductionStep()
                    .judge(three(Lemma13InductionStepTest.good(), column, 3))
                    .decisive();
            assertEquals(3, finding.measured(), column);
            assertEquals("seed=2, t=6", finding.note(), column);
        }
    }

    private static List<Outcome> three(FabricatedMomentum good, String column, double bad) {
        Outcome first = good.outcome();
        Outcome second = good.set(column, 6, bad).outcome();
        Outcome named = new Outcome(
                second.settings().with("seed", 2),
                second.optimizer(),
                second.target(),
                second.secondLayer(),
                second.growingDirection(),
                second.scale(),
                second.eps(),
                second.engine(),
                second.certificate(),
                second.trajectory(),
                second.readings());
        return List.of(first, named, first);
    }
}
