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

/** Catches steps compared with the wrong delta, a delta that is not small but counts, and one that is but does not. */
class Corollary2SteadyStepTest {

    private static final Claim CLAIM = new Corollary2SteadyStep();
    private static final double ETA = 0.01;

    /** delta = 0.1 throughout, T_P = 2, T_1 = 5: steps from 2, 3, 4. */
    private static FirstPhaseRun run() {
        FirstPhaseRun run = new FirstPhaseRun("optimizer=adam d=4 eta=" + ETA, 2, 5, 8);
        for (int layer = 1; layer <= 2; layer++) {
            run.with("low_" + layer, 0.9)
                    .with("high_" + layer, 1.1)
                    .with("out_" + layer + "_min", ETA)
                    .with("out_" + layer + "_max", ETA);
        }
        return run;
    }

    /** 2 delta / (1 - delta) = 0.2222 < sqrt(delta) = 0.3162: both allowances in turn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothAllowances(int layer) {
        int first = 2 * (layer - 1);
        for (int from : new int[] {2, 4}) {
            for (String side : new String[] {"_min", "_max"}) {
                double sign = side.equals("_min") ? -1 : 1;
                String column = "out_" + layer + side;
                held(CLAIM, run().at(from + 1, column, ETA * (1 + sign * 0.222)).outcome());
                failsOnly(
                        first + 1,
                        CLAIM,
                        run().at(from + 1, column, ETA * (1 + sign * 0.223)).outcome());
                held(CLAIM, run().at(2, column, 0).at(6, column, 0).outcome());
            }
        }
        // delta = 0.5: 2 delta / (1 - delta) = 2 > sqrt(delta) = 0.7071
        for (String side : new String[] {"low_", "high_"}) {
            double value = side.equals("low_") ? 0.5 : 1.5;
            held(
                    CLAIM,
                    run().at(3, side + layer, value)
                            .at(4, "out_" + layer + "_max", ETA * 1.707)
                            .outcome());
            failsOnly(
                    first,
                    CLAIM,
                    run().at(3, side + layer, value)
                            .at(4, "out_" + layer + "_max", ETA * 1.708)
                            .outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLargeDeltaAsksNothing(int layer) {
        held(
                CLAIM,
                run().at(3, "high_" + layer, 1.51)
                        .at(4, "out_" + layer + "_max", 9)
                        .outcome());
        held(
                CLAIM,
                run().at(3, "low_" + layer, -1)
                        .at(4, "out_" + layer + "_max", 9)
                        .outcome());
    }

    /** The step from t = 3 is too long at [1,2], the one from t = 4 too short at [3,0], and further off. */
    @Test
    void theNoteNamesTheStep() {
        assertEquals("largest of 1 runs, seed=1; first at t=3, i=1, j=2", note(1.5));
        assertEquals("largest of 1 runs, seed=1; first at t=4, i=3, j=0", note(1));
    }

    private static String note(double longest) {
        FirstPhaseRun run = run().with("out_1_max_i", 1)
                .with("out_1_max_j", 2)
                .with("out_1_min_i", 3)
                .with("out_1_min_j", 0)
                .at(4, "out_1_max", ETA * longest)
                .at(5, "out_1_min", ETA * 0.2);
        return CLAIM.judge(List.of(run.outcome())).findings().get(0).note();
    }

    @Test
    void nothingSeenIsNothingShown() {
        FirstPhaseRun never = run();
        for (int t = 2; t <= 4; t++) {
            never.at(t, "high_2", 2);
        }
        fails(CLAIM, never.outcome());
        fails(CLAIM, run().at(3, "high_1", Double.NaN).outcome());
        fails(CLAIM, run().at(4, "out_2_min", Double.NaN).outcome());
        fails(CLAIM, run().outcome(), new FirstPhaseRun("optimizer=adam d=4 eta=0.01", Double.NaN, 5, 8).outcome());
    }
}
