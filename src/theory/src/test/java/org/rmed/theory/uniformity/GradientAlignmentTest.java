package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.GradientSlopes;

/** Catches slopes of one optimizer judged as the other's, windows a step too wide, and a column left out. */
class GradientAlignmentTest {

    private static final GradientAlignment CLAIM = new GradientAlignment();
    private static final List<String> GAUGED = new GradientSlopes().columns();
    private static final List<String> COLUMNS = List.of("spearman_g_1", "spread_g_1", "spread_adaptive_g_1");

    /** Both optimizers; t = 0 to 5; T_P = 1 and T_1 = 3 (Adam), T_1 = 1 (SGD+M), T_2 = 4. One number is changed. */
    private static Verdict judge(String optimizer, String column, int t, double value, String... missing) {
        List<Outcome> runs = new ArrayList<>();
        for (String name : new String[] {"sgdm", "adam"}) {
            boolean adam = name.equals("adam");
            Fabricated run = Fabricated.run(
                            "optimizer=" + name + " d=16 alpha=1.5 eta=" + (adam ? "0.1*s" : "auto"),
                            COLUMNS.toArray(String[]::new))
                    .gauged(GAUGED.toArray(String[]::new));
            for (int row = 0; row <= 5; row++) {
                double[] values = {adam ? 0 : 0.9, adam ? 1 : 4, adam ? 1.01 : 4};
                double[] slopes = {0.5, 0.5, adam ? 0 : 0.5, adam ? 0 : 0.5};
                if (name.equals(optimizer) && row == t) {
                    int at = COLUMNS.indexOf(column);
                    if (at >= 0) {
                        values[at] = value;
                    } else {
                        slopes[GAUGED.indexOf(column)] = value;
                    }
                }
                run.row(row, 1, values).reading(slopes);
            }
            Map<String, Double> phases = new HashMap<>();
            phases.put("T_2", 4.0);
            phases.put("T_1", adam ? 3.0 : 1.0);
            if (adam) {
                phases.put("T_P", 1.0);
            }
            Arrays.stream(missing).forEach(phases::remove);
            phases.forEach(run::phase);
            runs.addAll(Collections.nCopies(24, run.outcome()));
        }
        return CLAIM.judge(runs).verdict();
    }

    @Test
    void allInside() {
        assertEquals(Verdict.HELD, judge("none", "", 0, 0));
    }

    @Test
    void gradientSlopeAtEveryT() {
        for (String optimizer : new String[] {"sgdm", "adam"}) {
            for (String column : new String[] {"gradient_slope_low", "gradient_slope_high"}) {
                for (int t : new int[] {0, 5}) {
                    for (double side : new double[] {1, -1}) {
                        assertEquals(Verdict.HELD, judge(optimizer, column, t, 0.5 + 0.9e-9 * side));
                        assertEquals(Verdict.FAILED, judge(optimizer, column, t, 0.5 + 1.1e-9 * side));
                    }
                }
            }
        }
    }

    @Test
    void stepSlopes() {
        for (String column : new String[] {"step_slope_low", "step_slope_high"}) {
            for (double side : new double[] {1, -1}) {
                for (int t : new int[] {2, 4}) {
                    assertEquals(Verdict.HELD, judge("sgdm", column, t, 0.5 + 0.00999 * side));
                    assertEquals(Verdict.FAILED, judge("sgdm", column, t, 0.5 + 0.01001 * side));
                }
                for (int t : new int[] {2, 3}) {
                    assertEquals(Verdict.HELD, judge("adam", column, t, 0.2499 * side));
                    assertEquals(Verdict.FAILED, judge("adam", column, t, 0.2501 * side));
                }
            }
            assertEquals(Verdict.HELD, judge("sgdm", column, 1, 9));
            assertEquals(Verdict.HELD, judge("sgdm", column, 5, 9));
            assertEquals(Verdict.HELD, judge("adam", column, 1, 9));
            assertEquals(Verdict.HELD, judge("adam", column, 4, 9));
        }
    }

    @Test
    void momentumAtT1() {
        assertEquals(Verdict.HELD, judge("sgdm", "spearman_g_1", 1, 0.601));
        assertEquals(Verdict.FAILED, judge("sgdm", "spearman_g_1", 1, 0.599));
        assertEquals(Verdict.HELD, judge("sgdm", "spearman_g_1", 3, 0));
        assertEquals(Verdict.HELD, judge("sgdm", "spread_g_1", 1, 1.501));
        assertEquals(Verdict.FAILED, judge("sgdm", "spread_g_1", 1, 1.499));
        assertEquals(Verdict.HELD, judge("sgdm", "spread_g_1", 3, 1));
    }

    /** 8 sqrt(eta) = 8 sqrt(0.1/64). */
    @Test
    void adaptiveSpread() {
        double bound = 1 + 8 * Math.sqrt(0.1 / 64);
        for (int t : new int[] {1, 3}) {
            assertEquals(Verdict.HELD, judge("adam", "spread_adaptive_g_1", t, bound - 1e-9));
            assertEquals(Verdict.FAILED, judge("adam", "spread_adaptive_g_1", t, bound + 1e-9));
        }
        assertEquals(Verdict.HELD, judge("adam", "spread_adaptive_g_1", 2, 9));
    }

    @Test
    void aPhaseNotReachedFails() {
        for (String phase : new String[] {"T_P", "T_1", "T_2"}) {
            assertEquals(Verdict.FAILED, judge("none", "", 0, 0, phase), phase);
        }
    }
}
