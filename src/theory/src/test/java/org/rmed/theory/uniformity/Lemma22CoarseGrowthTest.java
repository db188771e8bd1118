package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.theory.Claim;

/** Catches signs, steps and sizes looked at outside [t_inc, T_1] = [1, 5], or in other units than eta = 0.01 and 1/sqrt(d) = 1/2. */
class Lemma22CoarseGrowthTest {

    private static final Claim CLAIM = new Lemma22CoarseGrowth();
    private static final double ETA = 0.01;

    private static FirstPhaseRun run() {
        FirstPhaseRun run = new FirstPhaseRun(
                        "optimizer=adam d=4 beta1=0 scale=1e-6 target=constant eta=" + ETA, 2, 5, 8)
                .with("flipped", 0)
                .with("astray", 0)
                .with("low_1", 1)
                .with("low_2", 1);
        for (int layer = 1; layer <= 2; layer++) {
            run.with("out_" + layer + "_min", ETA)
                    .with("out_" + layer + "_max", ETA)
                    .with("w" + layer + "_max", 0.1);
        }
        return run;
    }

    @Test
    void signs() {
        held(
                CLAIM,
                run().at(0, "flipped", 1).at(6, "flipped", 1).at(6, "astray", 1).outcome());
        failsOnly(0, CLAIM, run().at(5, "flipped", 1).outcome());
        failsOnly(0, CLAIM, run().at(1, "flipped", 1).outcome());
        failsOnly(1, CLAIM, run().at(5, "astray", 1).outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stepsAndSizes(int layer) {
        int first = 2 + 3 * (layer - 1);
        for (int t : new int[] {2, 5}) {
            held(CLAIM, run().at(t, "out_" + layer + "_min", 0.501 * ETA).outcome());
            failsOnly(
                    first,
                    CLAIM,
                    run().at(t, "out_" + layer + "_min", 0.499 * ETA).outcome());
            held(CLAIM, run().at(t, "out_" + layer + "_max", 1.999 * ETA).outcome());
            failsOnly(
                    first + 1,
                    CLAIM,
                    run().at(t, "out_" + layer + "_max", 2.001 * ETA).outcome());
        }
        held(
                CLAIM,
                run().at(1, "out_" + layer + "_min", -1)
                        .at(6, "out_" + layer + "_max", 1)
                        .outcome());
        for (int t : new int[] {1, 5}) {
            held(CLAIM, run().at(t, "w" + layer + "_max", 0.999).outcome());
            failsOnly(first + 2, CLAIM, run().at(t, "w" + layer + "_max", 1.001).outcome());
        }
        fails(CLAIM, run().at(3, "out_" + layer + "_min", Double.NaN).outcome());
    }
}
