package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Catches an extreme that is said to be at another weight: the number at the place that is named is worked out again from the states
 * of a tiny run, by the definition, and must be the extreme that was read. Rows and columns differ by far more than the tolerance of
 * 1e-9, so [j,i] for [i,j] does not pass.
 */
class PlacesTest {

    private static final String RUN = "optimizer=adam d=3 target=mixed alpha=2 eta=0.02*s seed=4";

    /** A number of weight [i,j] at t, of w2_i for j = -1. */
    @FunctionalInterface
    private interface At {
        double of(int t, int i, int j);
    }

    private static void attained(States run, int from, String column, boolean first, At number) {
        for (int t = from; t <= run.last(); t++) {
            int i = (int) run.reading(t, column + "_i");
            int j = first ? (int) run.reading(t, column + "_j") : -1;
            double extreme = run.reading(t, column);
            assertEquals(extreme, number.of(t, i, j), 1e-9 * Math.abs(extreme), column + " at t=" + t);
        }
    }

    private static double gradient(States run, int t, int i, int j) {
        return j < 0 ? run.g2(t, i) : run.g1(t, i, j);
    }

    private static double weight(States run, int t, int i, int j) {
        return j < 0 ? run.w2(t, i) : run.w1(t, i, j);
    }

    private static double sign(States run, int i, int j) {
        return j < 0 ? Math.signum(run.w2(0, i)) : run.sign(i, j);
    }

    @Test
    void gradientMemory() {
        States run = States.of(new GradientMemory(), RUN + " steps=240 beta1=0.5");
        int horizon = GradientMemory.horizon(run.outcome().optimizer());
        for (int layer = 1; layer <= 2; layer++) {
            boolean first = layer == 1;
            attained(run, 0, "small_" + layer, first, (t, i, j) -> Math.abs(gradient(run, t, i, j)));
            attained(
                    run,
                    1,
                    "change_" + layer,
                    first,
                    (t, i, j) -> Math.abs(gradient(run, t - 1, i, j) / gradient(run, t, i, j) - 1));
            for (String side : List.of("low_", "high_")) {
                attained(run, 0, side + layer, first, (t, i, j) -> {
                    double extreme = 1;
                    for (int tau = 1; tau <= Math.min(horizon, t); tau++) {
                        double ratio = gradient(run, t - tau, i, j) / gradient(run, t, i, j);
                        extreme = side.equals("low_") ? Math.min(extreme, ratio) : Math.max(extreme, ratio);
                    }
                    return extreme;
                });
            }
        }
        assertEquals(-1, run.reading(0, "change_1_i"), "no step leads to t = 0");
    }

    @Test
    void movingAverages() {
        States run = States.of(new MovingAverages(), RUN + " steps=40 beta1=0.7");
        for (int layer = 1; layer <= 2; layer++) {
            attained(run, 1, "mean_" + layer, layer == 1, (t, i, j) -> average(run, t, i, j, 1));
            attained(run, 1, "square_" + layer, layer == 1, (t, i, j) -> average(run, t, i, j, 2));
        }
    }

    /** |average of the powers of g / g(t) - 1|. */
    private static double average(States run, int t, int i, int j, int power) {
        double sum = 0;
        double weights = 0;
        for (int tau = 0; tau <= t; tau++) {
            double ratio = gradient(run, t - tau, i, j) / gradient(run, t, i, j);
            sum += Math.pow(0.7, power * tau) * Math.pow(ratio, power);
            weights += Math.pow(0.7, power * tau);
        }
        return Math.abs(sum / weights - 1);
    }

    @Test
    void sizesGrowthAndSteps() {
        States run = States.of(
                Together.of(new SignsAndSizes(), new OutwardGrowth(), new StepSizes()),
                RUN.replace("0.02", "0.3") + " steps=30");
        for (int layer = 1; layer <= 2; layer++) {
            boolean first = layer == 1;
            for (String side : List.of("_min", "_max")) {
                attained(run, 0, "w" + layer + side, first, (t, i, j) -> Math.abs(weight(run, t, i, j)));
                attained(
                        run,
                        0,
                        "grown_" + layer + side,
                        first,
                        (t, i, j) -> sign(run, i, j) * (weight(run, t, i, j) - weight(run, 0, i, j)));
                attained(
                        run,
                        1,
                        "out_" + layer + side,
                        first,
                        (t, i, j) -> sign(run, i, j) * (weight(run, t, i, j) - weight(run, t - 1, i, j)));
                attained(
                        run,
                        1,
                        "step_" + layer + side,
                        first,
                        (t, i, j) -> Math.abs(weight(run, t, i, j) - weight(run, t - 1, i, j)));
            }
        }
        assertEquals(-1, run.reading(0, "step_1_max_i"));
        assertEquals(-1, run.reading(0, "out_2_min_i"));
    }

    @Test
    void theFirstWrongSign() {
        States run = States.of(new SignsAndSizes(), "optimizer=adam d=8 scale=1e-7 eta=1e-3 steps=4 seed=2");
        boolean seen = false;
        for (int t = 0; t <= run.last(); t++) {
            int flipped = -1;
            int row = -1;
            int column = -1;
            for (int i = 7; i >= 0; i--) {
                flipped = run.w2(0, i) * run.w2(t, i) < 0 ? i : flipped;
                for (int j = 7; j >= 0; j--) {
                    if (run.sign(i, j) * run.w1(t, i, j) < 0) {
                        row = i;
                        column = j;
                    }
                }
            }
            assertEquals(flipped, run.reading(t, "flipped_i"));
            assertEquals(row, run.reading(t, "astray_i"));
            assertEquals(column, run.reading(t, "astray_j"));
            seen |= flipped > 0;
        }
        assertTrue(seen, "a w2_i other than the first flips");
        assertEquals(-1, run.reading(0, "flipped_i"));
    }

    @Test
    void signRankOne() {
        States run = States.of(new SignRankOne(), RUN + " steps=200");
        for (int t : new int[] {50, 120, 200}) {
            int i = (int) run.reading(t, "residual_1_i");
            int j = (int) run.reading(t, "residual_1_j");
            double v = 0;
            double c = 0;
            for (int k = 0; k < 3; k++) {
                v += Math.signum(run.w2(0, k)) * run.w1(t, k, j) / 3;
                c += Math.signum(run.w2(0, k)) * run.w2(t, k) / 3;
            }
            double one = Math.abs(Math.signum(run.w2(0, i)) * run.w1(t, i, j) / v - 1);
            assertEquals(run.reading(t, "residual_1"), one, 1e-9 * one);
            int k = (int) run.reading(t, "residual_2_i");
            double two = Math.abs(Math.abs(run.w2(t, k)) / Math.abs(c) - 1);
            assertEquals(run.reading(t, "residual_2"), two, 1e-9 * two);
        }
    }

    @Test
    void truncatedSums() {
        States run = States.of(
                new TruncatedSums(), "optimizer=adam d=3 alpha=3 eta=0.02 xi=0.1 beta1=0.3 beta2=0.2 steps=40 seed=4");
        double most = 0;
        for (int t = 0; t <= run.last(); t++) {
            int i = (int) run.reading(t, "gradient_most_i");
            int j = (int) run.reading(t, "gradient_most_j");
            double earlier = most;
            for (int s = 0; s <= t; s++) {
                most = Math.max(most, Math.abs(gradient(run, s, i, j)));
            }
            assertTrue(most >= earlier);
            assertEquals(run.reading(t, "gradient_most"), most, 1e-12);
        }
        // the eleventh step leaves the oldest gradient alone in the tail: of beta1^11 |g(0)| / sum beta1^tau the
        // largest
        int t = 11;
        int i = (int) run.reading(t, "numerator_tail_i");
        int j = (int) run.reading(t, "numerator_tail_j");
        double tail = Math.pow(0.3, t) * Math.abs(gradient(run, 0, i, j)) * 0.7 / (1 - Math.pow(0.3, t + 1));
        assertEquals(run.reading(t, "numerator_tail"), tail, 1e-15);
        assertEquals(-1, run.reading(0, "identity_i"));
        assertTrue(run.reading(1, "identity_i") >= 0);
    }
}
