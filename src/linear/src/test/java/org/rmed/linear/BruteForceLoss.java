package org.rmed.linear;

import java.util.Arrays;
import java.util.Random;

/**
 * L(W) = 1/(2m) ||W2 W1 X - Y||^2 by its definition, sample by sample, as a function of all d^2 + d weights in one array
 * (W1 row by row, then W2). Knows neither A nor Lambda_xx; derivatives are central differences.
 *
 * <p>L is a quadratic function of each single weight and of degree 4 in all. So the first central difference is exact for
 * any step, and the error of the second one is h^2 times a constant, which one Richardson extrapolation removes: with
 * h = 1/2 only rounding is left, where h = 1e-4 would leave 1e-8.
 *
 * @param inputs (m x d), row = sample
 * @param labels (m)
 */
record BruteForceLoss(double[][] inputs, double[] labels) {

    private static final double H = 0.5;

    /** A white sample of m = d + 3 with Gaussian labels. */
    static BruteForceLoss random(Random random, int d) {
        int m = d + 3;
        return new BruteForceLoss(Instances.whiteInputs(random, m, d), Instances.gaussian(random, m, 1));
    }

    double at(double[] weights) {
        return sum(weights, 1);
    }

    /** The same with every product and label replaced by its absolute value: what rounding errors are relative to. */
    double size(double[] weights) {
        double[] far = Arrays.stream(weights).map(w -> Math.abs(w) + 2 * H).toArray();
        return sum(far, -1);
    }

    /** Bound on the rounding error of {@link #gradient}: two values, each good to {@link #rounding}, over 2 h = 1. */
    double gradientError(double[] weights) {
        return 2 * rounding(weights) / (2 * H);
    }

    /** Bound for {@link #hessian}: (4 * 4 / (4 h^2) + 4 / (16 h^2)) / 3 values, below 1.5 / h^2 = 6. */
    double hessianError(double[] weights) {
        return 1.5 / (H * H) * rounding(weights) + inputs[0].length * inputs[0].length * nonWhiteness(weights);
    }

    double gradient(double[] weights, int a) {
        return (at(moved(weights, a, H, a, 0)) - at(moved(weights, a, -H, a, 0))) / (2 * H);
    }

    double hessian(double[] weights, int a, int b) {
        return (4 * second(weights, a, b, H) - second(weights, a, b, 2 * H)) / 3;
    }

    /** A = Y X^T / m. */
    double[] target() {
        double[] target = new double[inputs[0].length];
        for (int j = 0; j < target.length; j++) {
            for (int k = 0; k < labels.length; k++) {
                target[j] += labels[k] * inputs[k][j] / labels.length;
            }
        }
        return target;
    }

    private double second(double[] w, int a, int b, double h) {
        return (at(moved(w, a, h, b, h))
                        - at(moved(w, a, h, b, -h))
                        - at(moved(w, a, -h, b, h))
                        + at(moved(w, a, -h, b, -h)))
                / (4 * h * h);
    }

    /** A value sums m squares of sums of d sums of d products: m + 2 (2 d + 2) + 3 roundings, each 2^-53 of the size. */
    private double rounding(double[] weights) {
        return (labels.length + 4 * inputs[0].length + 7) * 0x1p-53 * size(weights);
    }

    /** Gram and Schmidt leave |Lambda_xx - I| of about m 2^-52; a second derivative has weights squared times d^2 of it. */
    private double nonWhiteness(double[] weights) {
        double largest = 1 + Instances.largest(weights);
        return 4 * labels.length * 0x1p-52 * largest * largest;
    }

    private static double[] moved(double[] weights, int a, double by, int b, double further) {
        double[] result = weights.clone();
        result[a] += by;
        result[b] += further;
        return result;
    }

    private double sum(double[] w, int sign) {
        int d = inputs[0].length;
        double total = 0;
        for (int k = 0; k < labels.length; k++) {
            double output = 0;
            for (int i = 0; i < d; i++) {
                double hidden = 0;
                for (int j = 0; j < d; j++) {
                    hidden += w[i * d + j] * (sign > 0 ? inputs[k][j] : Math.abs(inputs[k][j]));
                }
                output += w[d * d + i] * hidden;
            }
            double residual = sign > 0 ? output - labels[k] : output + Math.abs(labels[k]);
            total += residual * residual;
        }
        return total / (2 * labels.length);
    }

    /** W2, out of all weights. */
    static double[] secondLayer(double[] weights, int d) {
        return Arrays.copyOfRange(weights, d * d, d * d + d);
    }

    /** W1, out of all weights. */
    static double[][] firstLayer(double[] weights, int d) {
        double[][] rows = new double[d][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(weights, i * d, (i + 1) * d));
        return rows;
    }
}
