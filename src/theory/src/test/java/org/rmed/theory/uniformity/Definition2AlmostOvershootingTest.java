package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.LogisticLaw;

/** Catches another threshold than sqrt(eps / d), and an error at T_2 that is held to one side only. */
class Definition2AlmostOvershootingTest {

    /** eps = 1/d = 1/4. */
    private static final double THRESHOLD = -Math.sqrt(0.25 / 4);

    private static final double AT_T2 = 0.25 * START.norm() * START.norm() / (4 * START.least() * START.least());

    /** 20 d s^2, what is allowed for the spread. */
    private static final double SPREAD = 20 * 4 * START.s() * START.s() + 1e-9;

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("error_top", -1)
                .fill("error_top", 8, THRESHOLD)
                .fill("error_squared", AT_T2 * (1 - 1e-3));
    }

    @Test
    void recordedTimeIsThatOfTheWeights() {
        var claim = new Definition2AlmostOvershooting();
        assertEquals(Verdict.HELD, FabricatedMomentum.judge(claim, good()).verdict());
        FabricatedMomentum.edge(
                claim,
                Definition2AlmostOvershootingTest::good,
                (run, top) -> run.set("error_top", 7, top),
                THRESHOLD * (1 + 1e-9),
                THRESHOLD);
        assertEquals(
                Verdict.FAILED,
                FabricatedMomentum.judge(claim, good().fill("error_top", -1)).verdict());
        FabricatedMomentum.needs(claim, Definition2AlmostOvershootingTest::good, "T_2");
        FabricatedMomentum.needs(claim, Definition2AlmostOvershootingTest::good, "T_1");
    }

    @Test
    void theCrossingEntryIsNamed() {
        var claim = new Definition2AlmostOvershooting();
        FabricatedMomentum run = good().set("error_top_j", 8, 3);
        assertEquals(
                "largest of 24 runs, seed=1; from the weights at t=8, j=3",
                FabricatedMomentum.judge(claim, run).findings().get(0).note());
        assertEquals(
                "largest of 24 runs, seed=1",
                FabricatedMomentum.judge(claim, run.fill("error_top", -1))
                        .findings()
                        .get(0)
                        .note());
    }

    /** What comes before T_1 does not count, but T_2 comes after it. */
    @Test
    void liesAfterT1() {
        var claim = new Definition2AlmostOvershooting();
        FabricatedMomentum early = good().set("error_top", 3, 0);
        assertEquals(Verdict.HELD, FabricatedMomentum.judge(claim, early).verdict());
        FabricatedMomentum together = good().phase("T_2", 3).set("error_top", 3, 0);
        assertEquals(Verdict.FAILED, FabricatedMomentum.judge(claim, together).verdict());
    }

    @Test
    void errorAtT2IsHeldFromBothSides() {
        var claim = new Definition2AlmostOvershooting();
        double kappa = new LogisticLaw(START.norm(), START.c1Norm() * START.c1Norm(), 0.002, 0.5).contraction();
        FabricatedMomentum.atMost(
                claim,
                Definition2AlmostOvershootingTest::good,
                (run, squared) -> run.set("error_squared", 8, squared),
                AT_T2 * (1 + SPREAD));
        FabricatedMomentum.atLeast(
                claim,
                Definition2AlmostOvershootingTest::good,
                (run, squared) -> run.set("error_squared", 8, squared),
                AT_T2 * (1 - SPREAD) * kappa * kappa);
    }
}
