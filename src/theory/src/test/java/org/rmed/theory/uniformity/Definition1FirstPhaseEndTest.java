package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Verdict;

/** Catches a recorded time that is not compared with the weights of both layers, and a closed form that may be off by more. */
class Definition1FirstPhaseEndTest {

    /** ln(sqrt(s) / max|C1|) / ln x1 + beta / (1 - beta). */
    private static final double LAW =
            Math.log(Math.sqrt(START.s()) / START.c1()) / Math.log(START.growth(0.0005, 0.9)) + 9;

    private static Verdict verdict(int recorded, int second, int first) {
        FabricatedMomentum run =
                FabricatedMomentum.lasting(1000, " eta=0.0005 beta=0.9").phase("T_1", recorded);
        run.fill("largest_w2", second, Math.sqrt(START.s()));
        run.fill("largest_w1", first, Math.sqrt(START.s()));
        return FabricatedMomentum.judge(new Definition1FirstPhaseEnd(), run).verdict();
    }

    @Test
    void recordedTimeIsThatOfTheWeights() {
        int t = (int) Math.ceil(LAW);
        assertEquals(Verdict.HELD, verdict(t, t, 900));
        assertEquals(Verdict.HELD, verdict(t, 900, t));
        assertEquals(Verdict.FAILED, verdict(t, t + 1, t + 1));
        assertEquals(Verdict.FAILED, verdict(t, t - 1, t));
        assertEquals(Verdict.FAILED, verdict(t, t, t - 1));
    }

    @Test
    void closedFormMayBeOffByTwoSteps() {
        int latest = (int) Math.floor(LAW + 2);
        assertEquals(Verdict.HELD, verdict(latest, latest, 900));
        assertEquals(Verdict.FAILED, verdict(latest + 1, latest + 1, 900));
        int earliest = (int) Math.ceil(LAW - 2);
        assertEquals(Verdict.HELD, verdict(earliest, earliest, 900));
        assertEquals(Verdict.FAILED, verdict(earliest - 1, earliest - 1, 900));
    }

    /** The entry by which the weights cross, of the layer that does. */
    @Test
    void theCrossingEntryIsNamed() {
        assertEquals("largest of 24 runs, seed=1; from the weights at t=200, i=2", crossing(200, 900));
        assertEquals("largest of 24 runs, seed=1; from the weights at t=200, i=1, j=3", crossing(900, 200));
        assertEquals("largest of 24 runs, seed=1", crossing(1001, 1001));
    }

    private static String crossing(int second, int first) {
        FabricatedMomentum run = FabricatedMomentum.lasting(1000, " eta=0.0005 beta=0.9")
                .fill("largest_w2", second, Math.sqrt(START.s()))
                .fill("largest_w1", first, Math.sqrt(START.s()))
                .fill("largest_w2_i", 2)
                .fill("largest_w1_i", 1)
                .fill("largest_w1_j", 3);
        return FabricatedMomentum.judge(new Definition1FirstPhaseEnd(), run)
                .findings()
                .get(0)
                .note();
    }

    @Test
    void withoutT1ItFails() {
        FabricatedMomentum run = FabricatedMomentum.lasting(1000, "");
        assertEquals(
                Verdict.FAILED,
                FabricatedMomentum.judge(new Definition1FirstPhaseEnd(), run).verdict());
    }
}
