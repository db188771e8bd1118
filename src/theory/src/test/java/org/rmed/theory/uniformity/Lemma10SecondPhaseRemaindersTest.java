package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.uniformity.FabricatedMomentum.Start;

/** Catches a leading order without the memory's cube, the step that led to T_1 counted in, and a slope below 1. */
class Lemma10SecondPhaseRemaindersTest {

    private static final Lemma10SecondPhaseRemainders CLAIM = new Lemma10SecondPhaseRemainders();

    /** eta beta / (1 - beta)^3 = 4 eta at beta = 1/2. */
    private static double leading(Start start, double eta) {
        return 0.27618 * 4 * eta * Math.pow(start.norm(), 1.5) * start.c1() / start.c1Norm();
    }

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run()
                .fill("lag_1", 9)
                .fill("lag_2", 9)
                .fill("lag_1", 4, 0)
                .fill("lag_2", 4, 0)
                .set("lag_1", 8, 9);
    }

    @Test
    void leadingOrders() {
        for (int t : new int[] {4, 7}) {
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma10SecondPhaseRemaindersTest::good,
                    (r, x) -> r.set("lag_1", t, x),
                    1.2 * leading(START, 0.002) * START.most());
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma10SecondPhaseRemaindersTest::good,
                    (r, x) -> r.set("lag_2", t, x),
                    1.2 * leading(START, 0.002) * START.norm());
        }
        FabricatedMomentum.needs(CLAIM, Lemma10SecondPhaseRemaindersTest::good, "T_1");
    }

    /** The maximum of sqrt(q) (1 - q) |1 - 3q| on a fine grid. */
    @Test
    void steepestPlace() {
        double most = 0;
        for (double q = 0; q <= 1; q += 1e-5) {
            most = Math.max(most, Math.sqrt(q) * (1 - q) * Math.abs(1 - 3 * q));
        }
        assertEquals(most, Lemma10SecondPhaseRemainders.STEEPEST, 1e-5);
    }

    private static Verdict slope(double power1, double power2) {
        List<Outcome> runs = new ArrayList<>();
        for (double eta : new double[] {0.001, 0.002}) {
            for (int seed = 1; seed <= 3; seed++) {
                FabricatedMomentum run = FabricatedMomentum.lasting(10, " eta=" + eta + " seed=" + seed)
                        .phase("T_1", 3)
                        .phase("T_2", 8);
                double size = 0.5 * leading(Start.of(run.outcome()), 0.002);
                runs.add(run.fill("lag_1", size * Math.pow(eta / 0.002, power1))
                        .fill("lag_2", size * Math.pow(eta / 0.002, power2))
                        .outcome());
            }
        }
        return CLAIM.judge(runs).verdict();
    }

    @Test
    void slopeIsOne() {
        assertEquals(Verdict.HELD, slope(0.98, 0.98));
        assertEquals(Verdict.FAILED, slope(0.96, 1));
        assertEquals(Verdict.FAILED, slope(1, 0.96));
    }
}
