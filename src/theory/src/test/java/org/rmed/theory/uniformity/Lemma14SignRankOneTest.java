package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;
import org.rmed.theory.Outcome;

/** Catches residuals over the wrong steps or against a wrong bound, and a loss or time at the wrong end. */
class Lemma14SignRankOneTest {

    private static final Claim CLAIM = new Lemma14SignRankOne();

    /** sqrt(2 ln 4) (0.01^(1/4) + 4^(-3/4)). */
    private static final double BOUND = Math.sqrt(2 * Math.log(4)) * (Math.pow(0.01, 0.25) + Math.pow(4, -0.75));

    /** T_1 eta sqrt(d / A_min) = T_1 / 50. */
    private static FirstPhaseRun run(double end) {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.01 alpha=2 target=constant", 10, end, 80)
                .with("residual_1", 0.1)
                .with("residual_2", 0.1)
                .with("loss", 1)
                .at(0, "residual_1", 99);
    }

    @Test
    void residualsFromPlantedToTheEndItself() {
        for (int layer = 1; layer <= 2; layer++) {
            for (int t : new int[] {10, 50}) {
                held(CLAIM, run(50).at(t, "residual_" + layer, BOUND * 0.999).outcome());
                failsOnly(
                        layer - 1,
                        CLAIM,
                        run(50).at(t, "residual_" + layer, BOUND * 1.001).outcome());
            }
            held(
                    CLAIM,
                    run(50).at(9, "residual_" + layer, 9)
                            .at(51, "residual_" + layer, 9)
                            .outcome());
        }
    }

    @Test
    void lossWhenPlanted() {
        held(CLAIM, run(50).at(0, "loss", 2).at(10, "loss", 1.001).outcome());
        failsOnly(2, CLAIM, run(50).at(0, "loss", 2).at(10, "loss", 0.999).outcome());
    }

    @Test
    void lengthOfThePhase() {
        held(CLAIM, run(38).outcome(), run(54).outcome());
        failsOnly(3, CLAIM, run(37).outcome(), run(50).outcome());
        failsOnly(4, CLAIM, run(50).outcome(), run(56).outcome());
        fails(CLAIM, run(Double.NaN).outcome());
    }

    @Test
    void lengthInUnitsOfTheSmallestTarget() {
        Outcome run = new FirstPhaseRun("optimizer=adam d=4 eta=0.01 alpha=2", 10, 40, 80)
                .with("residual_1", 0.1)
                .with("residual_2", 0.1)
                .with("loss", 1)
                .outcome();
        double least = Double.POSITIVE_INFINITY;
        for (double a : run.target()) {
            least = Math.min(least, a);
        }
        double expected = 0.8 / Math.sqrt(least);
        assertEquals(expected, CLAIM.judge(List.of(run)).findings().get(3).measured(), 1e-12);
        assertEquals(expected, CLAIM.judge(List.of(run)).findings().get(4).measured(), 1e-12);
    }

    /** What the head start of the largest |w2(0)| leaves at T_P = 10. */
    @Test
    void sharpResidual() {
        Outcome run = run(50).outcome();
        double mean = 0;
        for (double w : run.secondLayer()) {
            mean += Math.abs(w) / 4;
        }
        double most = 0;
        for (double w : run.secondLayer()) {
            most = Math.max(most, Math.abs(Math.abs(w) - mean));
        }
        assertEquals(
                most / (mean + 0.1) / BOUND,
                CLAIM.judge(List.of(run)).findings().get(1).sharp(),
                1e-13);
    }
}
