package org.rmed.linear.limit;

import java.util.Arrays;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * Gradient flow in the coordinates of a {@link KrylovPair}: W2 = sum_k z_k p_k, W1 - W1(0) = sum_kl C_kl p_k q_l, E = sum_l e_l q_l.
 * With N = C + size B, and time in units of 1/||A||,
 *
 * <pre>
 *   z' = -N e,   C' = -z e^T,   e' = -( (z . z) e + N^T N e ).
 * </pre>
 *
 * e is a function of the others, and is carried along because as N^T z - q it would be lost to cancellation once it is small; the
 * difference of the two is a measure of the integration error, and so is the drift of z z^T - N N^T, which the flow conserves. All
 * numbers are in their true units, 1e-192 to 1: nothing here squares W1(0).
 */
final class ReducedFlow implements FirstOrderDifferentialEquations {

    private final int m;
    private final int n;
    private final double norm;
    private final double[][] initial;
    private final double[] start;

    /**
     * @param z coordinates of W2(0)
     * @param initial size B (m x n)
     * @param norm ||A||, along the first q
     */
    ReducedFlow(double[] z, double[][] initial, double norm) {
        this.m = z.length;
        this.n = initial.length == 0 ? 1 : initial[0].length;
        this.norm = norm;
        this.initial = initial;
        this.start = new double[m + m * n + n];
        System.arraycopy(z, 0, start, 0, m);
        System.arraycopy(product(start), 0, start, m + m * n, n);
        start[m + m * n] -= norm;
    }

    /** z, C by rows, e at time 0. */
    double[] start() {
        return start.clone();
    }

    @Override
    public int getDimension() {
        return start.length;
    }

    @Override
    public void computeDerivatives(double theta, double[] y, double[] rate) {
        Arrays.fill(rate, 0);
        int e = m + m * n;
        double square = 0;
        for (int k = 0; k < m; k++) {
            square += y[k] * y[k];
            for (int l = 0; l < n; l++) {
                rate[k] -= n(y, k, l) * y[e + l] / norm;
                rate[m + k * n + l] = -y[k] * y[e + l] / norm;
            }
        }
        for (int l = 0; l < n; l++) {
            rate[e + l] = -square * y[e + l] / norm;
            for (int k = 0; k < m; k++) {
                rate[e + l] += n(y, k, l) * rate[k];
            }
        }
    }

    /** The largest of |z_k| and |N_kl|: what errors of the weights are relative to. */
    double weightSize(double[] y) {
        double largest = 0;
        for (int k = 0; k < m; k++) {
            largest = StrictMath.max(largest, StrictMath.abs(y[k]));
            for (int l = 0; l < n; l++) {
                largest = StrictMath.max(largest, StrictMath.abs(n(y, k, l)));
            }
        }
        return largest;
    }

    /** z (m). */
    double[] z(double[] y) {
        return Arrays.copyOf(y, m);
    }

    /** The l-th column of C (m). */
    double[] column(double[] y, int l) {
        double[] column = new double[m];
        Arrays.setAll(column, k -> y[m + k * n + l]);
        return column;
    }

    /** e (n). */
    double[] e(double[] y) {
        return Arrays.copyOfRange(y, m + m * n, y.length);
    }

    /** ||E||^2. */
    double squaredError(double[] y) {
        double sum = 0;
        for (int l = m + m * n; l < y.length; l++) {
            sum += y[l] * y[l];
        }
        return sum;
    }

    /** How far the two ways to e have parted, relative to ||A||. */
    double inconsistency(double[] y) {
        double[] product = product(y);
        product[0] -= norm;
        double largest = 0;
        for (int l = 0; l < n; l++) {
            largest = StrictMath.max(largest, StrictMath.abs(product[l] - y[m + m * n + l]));
        }
        return largest / norm;
    }

    /** How far z z^T - N N^T is from its start, relative to the largest weight squared. */
    double drift(double[] y) {
        double size = weightSize(y);
        double largest = 0;
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < m; i++) {
                largest = StrictMath.max(
                        largest, StrictMath.abs(invariant(y, k, i, size) - invariant(start, k, i, size)));
            }
        }
        return largest;
    }

    private double invariant(double[] y, int k, int i, double size) {
        double sum = y[k] / size * (y[i] / size);
        for (int l = 0; l < n; l++) {
            sum -= n(y, k, l) / size * (n(y, i, l) / size);
        }
        return sum;
    }

    /** N^T z (n). */
    private double[] product(double[] y) {
        double[] product = new double[n];
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < n; l++) {
                product[l] += n(y, k, l) * y[k];
            }
        }
        return product;
    }

    private double n(double[] y, int k, int l) {
        return y[m + k * n + l] + initial[k][l];
    }
}
