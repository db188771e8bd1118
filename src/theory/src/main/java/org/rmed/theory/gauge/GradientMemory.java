package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.theory.Gauge;

/**
 * How the gradients of the last H steps compare with the present one (Conditions 1 and 2, Lemmas 18 and 19 of Jiang, Malik and Li
 * 2023). For layer k = 1, 2, over all its weights:
 *
 * <ul>
 *   <li>{@code small_k}: min |g(t)|;
 *   <li>{@code change_k}: max |g(t-1) / g(t) - 1|, NaN at t = 0;
 *   <li>{@code low_k}, {@code high_k}: min and max of g(t-tau) / g(t) over 0 <= tau <= min(H, t).
 * </ul>
 *
 * <p>g1[i,j] = w2_i E_j is a product, so its extremes come from those of its factors, at O(H d) per step.
 */
public record GradientMemory() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("small_1", "small_2", "change_1", "change_2", "low_1", "high_1", "low_2", "high_2");
    }

    /** H: the first number of steps after which a gradient weighs no more than eta in Adam's m, beta1^H <= eta; at least 1. */
    public static int horizon(Optimizer optimizer) {
        double memory = optimizer instanceof Adam adam ? adam.beta1() : optimizer.momentum();
        return memory == 0
                ? 1
                : (int) StrictMath.max(1, StrictMath.ceil(StrictMath.log(optimizer.eta()) / StrictMath.log(memory)));
    }

    @Override
    public Reader attach(Setup setup) {
        return new History(horizon(setup.optimizer()), setup.problem().dimension());
    }

    private static final class History implements Reader {

        private final int horizon;
        private final double[][] outputs;
        private final double[][] errors;
        private final double[][] gradients;

        History(int horizon, int d) {
            this.horizon = horizon;
            this.outputs = new double[horizon + 1][d];
            this.errors = new double[horizon + 1][d];
            this.gradients = new double[horizon + 1][d];
        }

        @Override
        public double[] read(long t, Network network) {
            int now = slot(t);
            keep(outputs, now, network.secondLayer());
            keep(errors, now, network.error());
            keep(gradients, now, LossAndGradient.secondLayerGradient(network.firstLayer(), network.error()));
            double[] output = inverse(outputs[now]);
            double[] error = inverse(errors[now]);
            double[] gradient = inverse(gradients[now]);
            double[] first = {1, 1};
            double[] second = {1, 1};
            double[] last1 = {Double.NaN, Double.NaN};
            double[] last2 = {Double.NaN, Double.NaN};
            for (int tau = 1; tau <= StrictMath.min(horizon, t); tau++) {
                int then = slot(t - tau);
                double[] one = products(range(outputs[then], output), range(errors[then], error));
                double[] two = range(gradients[then], gradient);
                if (tau == 1) {
                    last1 = one;
                    last2 = two;
                }
                first = wider(first, one);
                second = wider(second, two);
            }
            return new double[] {
                smallest(outputs[now]) * smallest(errors[now]),
                smallest(gradients[now]),
                change(last1),
                change(last2),
                first[0],
                first[1],
                second[0],
                second[1]
            };
        }

        private int slot(long t) {
            return (int) (t % (horizon + 1));
        }

        private static void keep(double[][] history, int slot, double[] values) {
            System.arraycopy(values, 0, history[slot], 0, values.length);
        }

        private static double[] inverse(double[] values) {
            double[] inverse = new double[values.length];
            Arrays.setAll(inverse, i -> 1 / values[i]);
            return inverse;
        }

        /** Smallest and largest of then_i / now_i; NaN if one is, or if infinite ones of both signs occur. */
        private static double[] range(double[] then, double[] inverse) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < then.length; i++) {
                double ratio = then[i] * inverse[i];
                // comparisons pass over a NaN; the sum does not
                sum += ratio;
                if (ratio < low) {
                    low = ratio;
                }
                if (ratio > high) {
                    high = ratio;
                }
            }
            return Double.isNaN(sum) ? new double[] {Double.NaN, Double.NaN} : new double[] {low, high};
        }

        /** Range of x y, x and y from two ranges. */
        private static double[] products(double[] x, double[] y) {
            double[] corners = {x[0] * y[0], x[0] * y[1], x[1] * y[0], x[1] * y[1]};
            return range(corners, new double[] {1, 1, 1, 1});
        }

        private static double[] wider(double[] x, double[] y) {
            return new double[] {Math.min(x[0], y[0]), Math.max(x[1], y[1])};
        }

        private static double change(double[] range) {
            return Math.max(StrictMath.abs(range[0] - 1), StrictMath.abs(range[1] - 1));
        }

        private static double smallest(double[] values) {
            return Arrays.stream(values).map(StrictMath::abs).min().orElseThrow();
        }
    }
}
