package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Gauge;

/**
 * Catches a gauge that looks at the wrong weights, signs, steps or memory: everything is worked out again from the states of a tiny
 * run with a target of mixed signs, by the definition and in another order of sums (tolerance 1e-11 relative: E keeps at least 1e-3 of
 * terms of order 1, so its rounding is at most 1e-12 of it).
 */
class FirstPhaseGaugesTest {

    private static final String RUN = "optimizer=adam d=3 target=mixed alpha=2 eta=0.02*s seed=4";
    private static final int D = 3;

    private static void close(double expected, double measured, String what) {
        assertEquals(expected, measured, 1e-11 * Math.max(1e-9, Math.abs(expected)), what);
    }

    @Test
    void phaseQuantities() {
        States run = States.of(new PhaseQuantities(), RUN);
        double threshold = -Math.sqrt(run.outcome().optimizer().eta() * D);
        double[] arrivals = {-1, -1, -1};
        double begun = Double.NaN;
        for (int t = 0; t <= run.last(); t++) {
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            double loss = 0;
            for (int j = 0; j < D; j++) {
                double error = Math.signum(run.outcome().target()[j]) * run.error(t, j);
                most = Math.max(most, error);
                loss += run.error(t, j) * run.error(t, j) / 2;
                least = Math.min(least, Math.abs(run.g2(t, j)));
                if (t > begun && arrivals[j] < 0 && error >= threshold) {
                    arrivals[j] = t;
                }
            }
            if (Double.isNaN(begun) && most >= threshold) {
                begun = t;
            }
            // errors pass through 0: absolute, 1e-15 for sums of terms below 2
            assertEquals(most, run.reading(t, "error_most"), 1e-14);
            assertEquals(least, run.reading(t, "g2_min"), 1e-14);
            assertEquals(loss, run.reading(t, "loss"), 1e-14);
        }
        assertArrayEquals(arrivals, run.outcome().readings().vector("arrivals"));
        assertTrue(arrivals[0] > 0 && arrivals[1] > 0 && arrivals[2] > 0, "all columns arrive");
        assertEquals(begun + 1, Math.min(arrivals[0], Math.min(arrivals[1], arrivals[2])), "the first stays beyond");
    }

    @Test
    void gradientMemory() {
        States run = States.of(new GradientMemory(), RUN + " steps=60 beta1=0.5");
        int horizon = GradientMemory.horizon(run.outcome().optimizer());
        double eta = run.outcome().optimizer().eta();
        assertTrue(Math.pow(0.5, horizon) <= eta && Math.pow(0.5, horizon - 1) > eta);
        assertTrue(horizon > 5 && horizon < 20, "cuts within the run");
        for (int t = 1; t <= run.last(); t++) {
            double[] one = {Double.POSITIVE_INFINITY, 0, 1e9, -1e9};
            double[] two = {Double.POSITIVE_INFINITY, 0, 1e9, -1e9};
            for (int i = 0; i < D; i++) {
                for (int tau = 0; tau <= Math.min(horizon, t); tau++) {
                    take(two, run.g2(t - tau, i), run.g2(t, i), tau);
                    for (int j = 0; j < D; j++) {
                        take(one, run.g1(t - tau, i, j), run.g1(t, i, j), tau);
                    }
                }
            }
            String[] columns = {"small_", "change_", "low_", "high_"};
            for (int k = 0; k < 4; k++) {
                close(one[k], run.reading(t, columns[k] + 1), columns[k] + "1 at " + t);
                close(two[k], run.reading(t, columns[k] + 2), columns[k] + "2 at " + t);
            }
        }
        assertEquals(1, run.reading(0, "low_1"));
        assertEquals(1, run.reading(0, "high_2"));
        assertTrue(Double.isNaN(run.reading(0, "change_1")) && Double.isNaN(run.reading(0, "change_2")));
    }

    private static void take(double[] seen, double then, double now, int tau) {
        if (tau == 0) {
            seen[0] = Math.min(seen[0], Math.abs(now));
        }
        double ratio = then / now;
        if (tau == 1) {
            seen[1] = Math.max(seen[1], Math.abs(ratio - 1));
        }
        seen[2] = Math.min(seen[2], ratio);
        seen[3] = Math.max(seen[3], ratio);
    }

    @Test
    void withoutMemoryOneStepIsLookedAt() {
        assertEquals(1, GradientMemory.horizon(Adam.ofTheory(1e-3, 0)));
        assertEquals(1, GradientMemory.horizon(Adam.ofTheory(0.99, 0.5)));
        // 0.9^66 = 9.55e-4
        assertEquals(66, GradientMemory.horizon(Adam.ofTheory(1e-3, 0.9)));
    }

    @Test
    void aVanishedGradientIsNotANumber() {
        Gauge.Reader reader = new GradientMemory()
                .attach(Setup.of(Setup.defaults().withArguments(List.of("optimizer=adam", "d=2", "eta=0.1"))));
        reader.read(0, new Fixed(new double[] {1, 0}));
        double[] row = reader.read(1, new Fixed(new double[] {1, 0}));
        List<String> columns = new GradientMemory().columns();
        for (String column : List.of("change_1", "change_2", "low_1", "high_1", "low_2", "high_2")) {
            assertTrue(Double.isNaN(row[columns.indexOf(column)]), column);
            assertEquals(1, row[columns.indexOf(column + "_i")], "the second unit has no gradient");
        }
        for (String column : List.of("small_1", "small_2")) {
            assertEquals(0, row[columns.indexOf(column)]);
            assertEquals(1, row[columns.indexOf(column + "_i")]);
        }
    }

    /** W2 as given, W1 = W2 in every column, E = (1, 1). */
    private record Fixed(double[] secondLayer) implements Network {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public double[] target() {
            return new double[] {0, 0};
        }

        @Override
        public double[] error() {
            return new double[] {1, 1};
        }

        @Override
        public double[] rowNormsSquared() {
            return new double[] {1, 0};
        }

        @Override
        public double[][] firstLayer() {
            return new double[][] {{1, 1}, {0, 0}};
        }

        @Override
        public Certificate certificate() {
            return Certificate.EXACT;
        }
    }

    @Test
    void movingAverages() {
        States run = States.of(new MovingAverages(), RUN + " steps=40 beta1=0.7");
        for (int t = 0; t <= run.last(); t++) {
            double[] worst = new double[4];
            for (int i = 0; i < D; i++) {
                for (int j = -1; j < D; j++) {
                    double[] sums = new double[4];
                    double now = j < 0 ? run.g2(t, i) : run.g1(t, i, j);
                    for (int tau = 0; tau <= t; tau++) {
                        double g = (j < 0 ? run.g2(t - tau, i) : run.g1(t - tau, i, j)) / now;
                        sums[0] += Math.pow(0.7, tau) * g;
                        sums[1] += Math.pow(0.7, tau);
                        sums[2] += Math.pow(0.49, tau) * g * g;
                        sums[3] += Math.pow(0.49, tau);
                    }
                    int k = j < 0 ? 2 : 0;
                    worst[k] = Math.max(worst[k], Math.abs(sums[0] / sums[1] - 1));
                    worst[k + 1] = Math.max(worst[k + 1], Math.abs(sums[2] / sums[3] - 1));
                }
            }
            String[] columns = {"mean_1", "square_1", "mean_2", "square_2"};
            for (int k = 0; k < 4; k++) {
                assertEquals(worst[k], run.reading(t, columns[k]), 1e-10 * (1 + worst[k]), columns[k] + " at " + t);
            }
        }
    }

    @Test
    void signsAndGrowth() {
        States run = States.of(
                Together.of(new SignsAndSizes(), new OutwardGrowth()), RUN.replace("0.02", "0.3") + " steps=30");
        int flips = 0;
        for (int t = 0; t <= run.last(); t++) {
            int flipped = 0;
            int astray = 0;
            double[] extremes = {1e9, -1e9, 1e9, -1e9, 1e9, -1e9, 1e9, -1e9, 1e9, -1e9, 1e9, -1e9};
            for (int i = 0; i < D; i++) {
                double s = Math.signum(run.w2(0, i));
                flipped += s * run.w2(t, i) <= 0 ? 1 : 0;
                widen(extremes, 2, Math.abs(run.w2(t, i)));
                widen(extremes, 8, s * (run.w2(t, i) - run.w2(0, i)));
                widen(extremes, 10, t == 0 ? 0 : s * (run.w2(t, i) - run.w2(t - 1, i)));
                for (int j = 0; j < D; j++) {
                    astray += run.sign(i, j) * run.w1(t, i, j) <= 0 ? 1 : 0;
                    widen(extremes, 0, Math.abs(run.w1(t, i, j)));
                    widen(extremes, 4, run.sign(i, j) * (run.w1(t, i, j) - run.w1(0, i, j)));
                    widen(extremes, 6, t == 0 ? 0 : run.sign(i, j) * (run.w1(t, i, j) - run.w1(t - 1, i, j)));
                }
            }
            flips += flipped;
            assertEquals(flipped, run.reading(t, "flipped"));
            assertEquals(astray, run.reading(t, "astray"));
            String[] columns = {"w1", "w2", "grown_1", "out_1", "grown_2", "out_2"};
            for (int k = 0; k < columns.length; k++) {
                boolean none = t == 0 && columns[k].startsWith("out");
                assertEquals(none ? Double.NaN : extremes[2 * k], run.reading(t, columns[k] + "_min"), columns[k]);
                assertEquals(none ? Double.NaN : extremes[2 * k + 1], run.reading(t, columns[k] + "_max"), columns[k]);
            }
        }
        assertTrue(run.reading(0, "astray") > 0 && run.reading(run.last(), "astray") == 0, "W1 takes the signs of W2");
        assertEquals(0, flips);
    }

    @Test
    void aSignThatFlipsIsCounted() {
        States run = States.of(new SignsAndSizes(), "optimizer=adam d=8 scale=1e-7 eta=1e-3 steps=4 seed=2");
        double most = 0;
        for (int t = 0; t <= run.last(); t++) {
            int flipped = 0;
            for (int i = 0; i < 8; i++) {
                flipped += run.w2(0, i) * run.w2(t, i) < 0 ? 1 : 0;
            }
            assertEquals(flipped, run.reading(t, "flipped"));
            most = Math.max(most, flipped);
        }
        assertTrue(most > 0);
    }

    private static void widen(double[] extremes, int k, double value) {
        extremes[k] = Math.min(extremes[k], value);
        extremes[k + 1] = Math.max(extremes[k + 1], value);
    }

    @Test
    void signRankOne() {
        States run = States.of(new SignRankOne(), RUN + " steps=200");
        for (int t : new int[] {50, 120, 200}) {
            double[] v = new double[D];
            double c = 0;
            for (int i = 0; i < D; i++) {
                c += Math.signum(run.w2(0, i)) * run.w2(t, i) / D;
                for (int j = 0; j < D; j++) {
                    v[j] += Math.signum(run.w2(0, i)) * run.w1(t, i, j) / D;
                }
            }
            double one = 0;
            double two = 0;
            double[] sizes = new double[D];
            double sum = 0;
            for (int i = 0; i < D; i++) {
                double u = Math.signum(run.w2(0, i));
                two = Math.max(two, Math.abs(run.w2(t, i) - c * u) / Math.abs(c * u));
                for (int j = 0; j < D; j++) {
                    one = Math.max(one, Math.abs(run.w1(t, i, j) - u * v[j]) / Math.abs(u * v[j]));
                }
                sizes[i] = Math.abs(v[i]);
                sum += sizes[i];
            }
            close(one, run.reading(t, "residual_1"), "residual_1");
            close(two, run.reading(t, "residual_2"), "residual_2");
            close(
                    Math.max(sizes[0], Math.max(sizes[1], sizes[2])) / Math.min(sizes[0], Math.min(sizes[1], sizes[2])),
                    run.reading(t, "v_spread"),
                    "v_spread");
            close(c / (sum / D), run.reading(t, "c_over_v"), "c_over_v");
        }
    }

    @Test
    void columnsSideBySide() {
        Together both = Together.of(new StepSizes(), new PhaseQuantities());
        assertEquals(13, both.columns().size());
        States apart = States.of(new StepSizes(), RUN + " steps=3");
        States together = States.of(both, RUN + " steps=3");
        assertEquals(apart.reading(2, "step_1_max"), together.reading(2, "step_1_max"));
        assertEquals(3, together.outcome().readings().vector("arrivals").length);
        assertEquals(both, Together.of(new StepSizes(), new PhaseQuantities()), "equal gauges share runs");
        assertThrows(IllegalArgumentException.class, () -> Together.of(new StepSizes(), new StepSizes()));
    }
}
