package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.LogisticLaw;

/** Catches another threshold than eps, a T_3 before T_2, and a distance that is not the logistic law's. */
class Definition3ConvergenceTest {

    private static final double BETWEEN = between();

    private static double between() {
        LogisticLaw law = new LogisticLaw(START.norm(), START.c1Norm() * START.c1Norm(), 0.002, 0.5);
        double ends = 0.25 / START.norm() / START.norm();
        return law.sharpTimeTo(ends) - law.sharpTimeTo(0.25 / 4 / START.least() / START.least());
    }

    private static FabricatedMomentum run(int between, double before, double at) {
        int end = 10 + between;
        return FabricatedMomentum.lasting(end + 5, "")
                .phase("T_1", 3)
                .phase("T_2", 10)
                .phase("T_3", end)
                .fill("error_squared", before)
                .fill("error_squared", end, at);
    }

    private static Verdict verdict(FabricatedMomentum run) {
        return FabricatedMomentum.judge(new Definition3Convergence(), run).verdict();
    }

    @Test
    void recordedTimeIsThatOfTheWeights() {
        int between = (int) Math.round(BETWEEN);
        assertEquals(Verdict.HELD, verdict(run(between, 0.25 * (1 + 1e-9), 0.25)));
        assertEquals(Verdict.FAILED, verdict(run(between, 0.25, 0.25)));
        assertEquals(Verdict.FAILED, verdict(run(between, 1, 0.25 * (1 + 1e-9))));
        assertEquals(Verdict.HELD, verdict(run(between, 1, 0.25).set("error_squared", 2, 0)));
        FabricatedMomentum.needs(new Definition3Convergence(), () -> run(between, 1, 0.25), "T_2");
        FabricatedMomentum.needs(new Definition3Convergence(), () -> run(between, 1, 0.25), "T_3");
    }

    @Test
    void distanceFromT2IsTheLaws() {
        int longest = (int) Math.floor(BETWEEN + 1.3);
        assertEquals(Verdict.HELD, verdict(run(longest, 1, 0.25)));
        assertEquals(Verdict.FAILED, verdict(run(longest + 1, 1, 0.25)));
        int shortest = (int) Math.ceil(BETWEEN - 1.3);
        assertEquals(Verdict.HELD, verdict(run(shortest, 1, 0.25)));
        assertEquals(Verdict.FAILED, verdict(run(shortest - 1, 1, 0.25)));
    }

    /** Where all A_j are equal T_2 and T_3 fall together, and the order alone decides. */
    @Test
    void neverBeforeT2() {
        FabricatedMomentum together = constant(10);
        assertEquals(Verdict.HELD, verdict(together));
        assertEquals(Verdict.FAILED, verdict(constant(9)));
    }

    private static FabricatedMomentum constant(int t3) {
        return FabricatedMomentum.lasting(15, " target=constant")
                .phase("T_1", 3)
                .phase("T_2", 10)
                .phase("T_3", t3)
                .fill("error_squared", 1)
                .fill("error_squared", t3, 0.25);
    }
}
