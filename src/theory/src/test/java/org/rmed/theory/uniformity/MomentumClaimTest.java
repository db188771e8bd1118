package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches notes that name another run, step or entry. */
class MomentumClaimTest {

    private static final MomentumClaim CLAIM = new PositiveGrowth();

    /** Inside its bound the extreme is named, where it is first attained, with the entry of that t. */
    @Test
    void theExtremeIsNamed() {
        FabricatedMomentum run = PositiveGrowthTest.good()
                .set("v_least", 5, 0.5)
                .set("v_least", 6, 0.5)
                .set("v_least_j", 5, 2)
                .set("v_least_j", 6, 3);
        Finding finding = FabricatedMomentum.judge(CLAIM, run).findings().get(1);
        assertEquals(0.5, finding.measured());
        assertEquals("smallest of 24 runs, seed=1 at t=5, j=2", finding.note());
        Finding largest = FabricatedMomentum.judge(
                        new Lemma13InductionStep(),
                        Lemma13InductionStepTest.good()
                                .set("error_top", 6, -0.5)
                                .set("error_top_j", 6, 1))
                .findings()
                .get(1);
        assertEquals(-0.5, largest.measured());
        assertEquals("largest of 24 runs, seed=1 at t=6, j=1", largest.note());
    }

    /** Where a bound is broken, the first t and the entry there, not the worst. */
    @Test
    void theFirstStepThatBreaksABoundIsNamed() {
        FabricatedMomentum run = PositiveGrowthTest.good();
        run.set("v_rise", 5, -1).set("v_rise", 6, -2).set("v_rise", 7, -2);
        run.set("v_rise_j", 5, 2).set("v_rise_j", 6, 3);
        Finding finding = FabricatedMomentum.judge(CLAIM, run).decisive();
        assertEquals(-2, finding.measured());
        assertEquals("smallest of 24 runs, seed=1; first at t=5, j=2", finding.note());
    }

    /** Of a number that is no number too, and of a matrix both indices; an index that is nowhere is not named. */
    @Test
    void bothIndicesAreNamed() {
        FabricatedMomentum run = FabricatedMomentum.run().set("residual_1", 5, 0.03);
        run.set("residual_1", 6, Double.NaN);
        run.set("residual_1_i", 5, 1).set("residual_1_j", 5, 3).set("residual_1_i", 6, 2);
        Finding rise = FabricatedMomentum.judge(new Lemma08SecondPhase(), run)
                .findings()
                .get(0);
        assertEquals("largest of 24 runs, seed=1; first at t=6, i=2, j=0", rise.note());
        run.set("residual_1", 6, 0);
        Finding inside = FabricatedMomentum.judge(new Lemma08SecondPhase(), run)
                .findings()
                .get(0);
        assertEquals("largest of 24 runs, seed=1 at t=5, i=1, j=3", inside.note());
        run.set("residual_1_j", 5, -1);
        Finding second = FabricatedMomentum.judge(new Lemma08SecondPhase(), run)
                .findings()
                .get(0);
        assertEquals("largest of 24 runs, seed=1 at t=5, i=1", second.note());
    }

    /** A phase that was not reached has no place. */
    @Test
    void withoutThePhaseThereIsNoPlace() {
        FabricatedMomentum run = PositiveGrowthTest.good().without("T_1");
        assertEquals(
                "smallest of 24 runs, seed=1",
                FabricatedMomentum.judge(CLAIM, run).decisive().note());
    }

    @Test
    void aRunOfNoStepsHasNoFirstStep() {
        Outcome still = Fabricated.run(FabricatedMomentum.WORDS).row(0, 1).outcome();
        assertFalse(new MomentumRun(still).firstStep().exists());
        Window first = new MomentumRun(FabricatedMomentum.run().outcome()).firstStep();
        assertEquals(1, first.from());
        assertEquals(1, first.to());
    }

    @Test
    void aShareTellsHowFarTheRunsAre() {
        FabricatedMomentum run = FabricatedMomentum.run().fill("residual_1", 0.25);
        run.set("residual_1_i", 3, 2).set("residual_1_j", 3, 1);
        Finding share = FabricatedMomentum.judge(new Lemma01RankOneAtFirstEnd(), run)
                .findings()
                .get(0);
        assertEquals(
                "24 of 24 runs; over the bound: median 0.500, largest 0.500, seed=1 at t=3, i=2, j=1", share.note());
        Finding broken = FabricatedMomentum.judge(
                        new Lemma02RankOneInSecondPhase(),
                        FabricatedMomentum.run()
                                .set("residual_2", 4, 0.6)
                                .set("residual_2", 5, 0.9)
                                .set("residual_2_i", 4, 3))
                .findings()
                .get(1);
        assertEquals(
                "0 of 24 runs; over the bound: median 1.60, largest 1.60, seed=1; first at t=4, i=3", broken.note());
    }

    /** One bad run among good ones decides, wherever it stands, and is the one that is named. */
    @Test
    void theWorstRunDecides() {
        for (String column : new String[] {"c", "v_least", "c_rise", "v_rise"}) {
            Finding finding =
                    CLAIM.judge(three(PositiveGrowthTest.good(), column, -3)).decisive();
            assertEquals(-3, finding.measured(), column);
            assertEquals("smallest of 3 runs, seed=2; first at t=6" + place(column), finding.note(), column);
        }
        for (String column : new String[] {"error_top", "error_rise"}) {
            Finding finding = new Lemma13InductionStep()
                    .judge(three(Lemma13InductionStepTest.good(), column, 3))
                    .decisive();
            assertEquals(3, finding.measured(), column);
            assertEquals("largest of 3 runs, seed=2; first at t=6, j=0", finding.note(), column);
        }
    }

    private static String place(String column) {
        return column.startsWith("v") ? ", j=0" : "";
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
