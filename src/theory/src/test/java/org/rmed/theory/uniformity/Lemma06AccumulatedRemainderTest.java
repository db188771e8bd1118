package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.uniformity.FabricatedMomentum.Start;

/** Catches a remainder that is followed beyond T_1, and a lag of the paper's modes that is not linear in eta. */
class Lemma06AccumulatedRemainderTest {

    private static final Lemma06AccumulatedRemainder CLAIM = new Lemma06AccumulatedRemainder();

    private static double logFactor(Start start, double eta) {
        return Math.log(start.mode(eta, 0.5, 3)) - 3 * Math.log1p(2 * eta * start.norm());
    }

    private static FabricatedMomentum good() {
        return FabricatedMomentum.run().fill("remainder", 4, 9).fill("paper_remainder", 4, 9);
    }

    @Test
    void remaindersUpToT1() {
        for (int t = 0; t <= 3; t++) {
            int at = t;
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma06AccumulatedRemainderTest::good,
                    (r, x) -> r.set("remainder", at, x),
                    START.learned() * START.c1());
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma06AccumulatedRemainderTest::good,
                    (r, x) -> r.set("paper_remainder", at, x),
                    START.c1() * (START.learned() - logFactor(START, 0.002)));
        }
        FabricatedMomentum.needs(CLAIM, Lemma06AccumulatedRemainderTest::good, "T_1");
    }

    /** d^(1/2 - 3 alpha/2) = 2 s^(3/2). */
    @Test
    void formOfThePaper() {
        var finding = CLAIM.judge(List.of(good().set("remainder", 2, 1e-4).outcome()))
                .findings()
                .get(0);
        assertEquals(1e-4 / (2 * Math.pow(START.s(), 1.5)), finding.measured(), 1e-12);
        assertEquals(1, finding.bound());
        double learned = START.learned() / 2 * START.c1() / (2 * Math.pow(START.s(), 1.5));
        assertEquals(learned, finding.sharp(), 1e-7 * learned);
    }

    private static Verdict slope(double power) {
        List<Outcome> runs = new ArrayList<>();
        for (double eta : new double[] {0.001, 0.002}) {
            for (int seed = 1; seed <= 3; seed++) {
                String words = " eta=" + eta + " seed=" + seed;
                FabricatedMomentum run = FabricatedMomentum.lasting(6, words).phase("T_1", 3);
                Start start = Start.of(run.outcome());
                double below = logFactor(start, eta) / logFactor(start, 0.002);
                runs.add(run.set("common_factor", 3, Math.exp(-0.3 * Math.pow(below, power)))
                        .outcome());
            }
        }
        return CLAIM.judge(runs).verdict();
    }

    @Test
    void slopeIsTheLaws() {
        assertEquals(Verdict.HELD, slope(0.98));
        assertEquals(Verdict.FAILED, slope(0.96));
    }
}
