package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.theory.Claim;

/** Catches bounds in the wrong unit or over the wrong steps. sqrt(eta) = 0.1; t_inc = 1, T_P = 3, T_1 = 6. */
class Lemma18LargeGradientsTest {

    private static final Claim CLAIM = new Lemma18LargeGradients();

    private static FirstPhaseRun run(double weight) {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.01 beta1=0 scale=1e-6 target=constant", 3, 6, 8)
                .with("small_1", 1)
                .with("small_2", 1)
                .with("w2_min", 5)
                .at(1, "w2_min", weight)
                .with("astray", 0)
                .with("low_1", 1)
                .with("low_2", 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void earlyInTheSmallerOfTwoUnits(int layer) {
        String column = "small_" + layer;
        held(CLAIM, run(0.02).at(1, column, 0.0081).outcome());
        failsOnly(layer - 1, CLAIM, run(0.02).at(1, column, 0.0079).outcome());
        held(CLAIM, run(9).at(2, column, 0.0401).outcome());
        failsOnly(layer - 1, CLAIM, run(9).at(2, column, 0.0399).outcome());
        held(CLAIM, run(9).at(0, column, 0).at(7, column, 0).outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lateInRootEta(int layer) {
        for (int t : new int[] {3, 6}) {
            held(CLAIM, run(0.02).at(t, "small_" + layer, 0.0501).outcome());
            failsOnly(
                    layer + 1, CLAIM, run(0.02).at(t, "small_" + layer, 0.0499).outcome());
        }
    }

    @Test
    void missingTimes() {
        assertEquals(1, CLAIM.judge(List.of(run(1).outcome())).findings().get(2).sharp(), 1e-15);
        fails(CLAIM, run(1).at(4, "small_1", Double.NaN).outcome());
        FirstPhaseRun never = run(1);
        for (int t = 0; t < 8; t++) {
            never.at(t, "astray", 1);
        }
        fails(CLAIM, never.outcome());
        fails(
                CLAIM,
                new FirstPhaseRun("optimizer=adam d=4 eta=0.01 beta1=0", Double.NaN, 6, 8)
                        .with("small_1", 1)
                        .with("small_2", 1)
                        .with("w2_min", 5)
                        .with("astray", 0)
                        .with("low_1", 1)
                        .with("low_2", 1)
                        .outcome());
    }
}
