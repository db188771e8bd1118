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

/**
 * Catches growth counted from the wrong time or in the wrong unit. eta = 1e-4, beta1 = 1/2 (H = 14, ages 1 and 1/3), s = 1e-6, d = 4:
 * t_inc = 14, T_P = 30, T_1 = 40; the coarse bound is 2 sqrt(2 ln 4) (0.1 + sqrt(2e-6)) = 0.3377.
 */
class Equation29SignGrowthTest {

    private static final Claim CLAIM = new Equation29SignGrowth();
    private static final double ETA = 1e-4;
    private static final double COARSE = 2 * Math.sqrt(2 * Math.log(4)) * (0.1 + Math.sqrt(2e-6));

    private static FirstPhaseRun run() {
        FirstPhaseRun run = new FirstPhaseRun(
                        "optimizer=adam d=4 beta1=0.5 scale=1e-6 target=constant eta=" + ETA, 30, 40, 45)
                .with("flipped", 0)
                .with("astray", 0)
                .with("low_1", 1)
                .with("low_2", 1);
        for (int layer = 1; layer <= 2; layer++) {
            for (String column : new String[] {"w" + layer + "_min", "w" + layer + "_max"}) {
                run.with(column, 0);
                for (int t = 0; t < 45; t++) {
                    run.at(t, column, ETA * (t - 14));
                }
            }
            for (String column : new String[] {"grown_" + layer + "_min", "grown_" + layer + "_max"}) {
                run.with(column, 0);
                for (int t = 0; t < 45; t++) {
                    run.at(t, column, ETA * t);
                }
            }
        }
        return run;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void coarse(int layer) {
        int finding = 2 * (layer - 1);
        held(CLAIM, run().outcome());
        for (int t : new int[] {30, 40}) {
            double size = ETA * (t - 14);
            held(
                    CLAIM,
                    run().at(t, "w" + layer + "_min", size * (1 - 0.999 * COARSE))
                            .outcome());
            failsOnly(
                    finding,
                    CLAIM,
                    run().at(t, "w" + layer + "_min", size * (1 - 1.001 * COARSE))
                            .outcome());
            held(
                    CLAIM,
                    run().at(t, "w" + layer + "_max", size * (1 + 0.999 * COARSE))
                            .outcome());
            failsOnly(
                    finding,
                    CLAIM,
                    run().at(t, "w" + layer + "_max", size * (1 + 1.001 * COARSE))
                            .outcome());
        }
        held(
                CLAIM,
                run().at(29, "w" + layer + "_max", 1)
                        .at(41, "w" + layer + "_max", 1)
                        .outcome());
        failsOnly(
                finding,
                CLAIM,
                run().at(35, layer == 1 ? "astray" : "flipped", 1).outcome());
    }

    /** Behind by (1 - 1/3) ln t + 2 (2 + 1 + 1) steps, W1(0) ~ 1e-12 opposing for a part of one, ahead by (1 - 1/3) ln(1 / sqrt(4e-4)) = 2.608. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sharp(int layer) {
        int finding = 2 * (layer - 1) + 1;
        double ahead = 2.0 / 3 * Math.log(50);
        for (int t : new int[] {30, 40}) {
            double behind = 2.0 / 3 * Math.log(t) + 8;
            held(
                    CLAIM,
                    run().at(t, "grown_" + layer + "_min", ETA * (t - 0.999 * behind))
                            .outcome());
            failsOnly(
                    finding,
                    CLAIM,
                    run().at(t, "grown_" + layer + "_min", ETA * (t - 1.001 * behind))
                            .outcome());
            held(
                    CLAIM,
                    run().at(t, "grown_" + layer + "_max", ETA * (t + 0.999 * ahead))
                            .outcome());
            failsOnly(
                    finding,
                    CLAIM,
                    run().at(t, "grown_" + layer + "_max", ETA * (t + 1.001 * ahead))
                            .outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theNoteNamesTheWeight(int layer) {
        String w = "w" + layer;
        String grown = "grown_" + layer;
        String wrong = layer == 1 ? "astray" : "flipped";
        for (String side : new String[] {"_min", "_max"}) {
            int sign = side.equals("_min") ? -1 : 1;
            int i = side.equals("_min") ? 2 : 3;
            assertEquals(
                    "largest of 1 runs, seed=1; first at t=33, i=" + i,
                    note(2 * (layer - 1), places(layer).at(33, w + side, ETA * 19 * (1 + sign * 0.5))));
            assertEquals(
                    "largest of 1 runs, seed=1; first at t=33, i=" + i,
                    note(2 * layer - 1, places(layer).at(33, grown + side, ETA * (33 + sign * 20))));
        }
        assertEquals(
                "largest of 1 runs, seed=1; first at t=35, i=1",
                note(2 * (layer - 1), places(layer).at(35, wrong, 1).at(35, w + "_max", 9)));
    }

    private static FirstPhaseRun places(int layer) {
        return run().with("w" + layer + "_min_i", 2)
                .with("w" + layer + "_max_i", 3)
                .with("grown_" + layer + "_min_i", 2)
                .with("grown_" + layer + "_max_i", 3)
                .with((layer == 1 ? "astray" : "flipped") + "_i", 1);
    }

    private static String note(int finding, FirstPhaseRun run) {
        return CLAIM.judge(List.of(run.outcome())).findings().get(finding).note();
    }

    /** t_inc after T_P: there is nothing to count from. */
    @Test
    void missing() {
        FirstPhaseRun late = run();
        for (int t = 0; t <= 30; t++) {
            late.at(t, "low_1", -1);
        }
        fails(CLAIM, late.outcome());
        fails(CLAIM, run().at(33, "grown_1_min", Double.NaN).outcome());
        fails(
                CLAIM,
                new FirstPhaseRun("optimizer=adam d=4 eta=0.01", Double.NaN, 40, 45)
                        .with("astray", 0)
                        .with("low_1", 1)
                        .with("low_2", 1)
                        .outcome());
    }
}
