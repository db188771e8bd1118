package org.rmed.theory.law;

import java.util.Arrays;

/**
 * Output weights under Adam in its first phase: w2i(t) = sign(w2i(0)) (|w2i(0)| + eta t), hence
 * <pre>
 *   R_med,1(t) = max_i (|w2i(0)| + eta t)^2 / median_i (|w2i(0)| + eta t)^2
 *              = 1 + 2 (max - median)|w2(0)| / (eta t) + O(t^-2).
 * </pre>
 * Derived from Jiang, Malik and Li (2023), Lemma 17 and Theorem 1(2); measured within 2e-3 of a run (d = 64, start 1e-4,
 * eta = 1e-5, t &gt;= 1000). The median of an even count is the mean of the two middle squares. Immutable.
 *
 * @param w2Initial w2(0) (d entries, finite), d &gt;= 1
 * @param eta step size, positive and finite
 */
public record SignGrowth(double[] w2Initial, double eta) {

    /** @throws IllegalArgumentException if w2Initial is empty or not finite, or eta is not positive and finite */
    public SignGrowth {
        requireFinite("w2Initial", w2Initial);
        requireStep(eta);
        w2Initial = w2Initial.clone();
    }

    /** A copy of w2(0). */
    @Override
    public double[] w2Initial() {
        return w2Initial.clone();
    }

    /**
     * R_med,1 after t &gt;= 0 steps; at least 1, relative error a few ulp. At t = 0 a median of zero gives +infinity and
     * an all-zero w2(0) gives NaN (0 / 0); for t &gt; 0 it is finite.
     */
    public double rMed1(double t) {
        requireTime(t);
        double[] size = new double[w2Initial.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = StrictMath.abs(w2Initial[i]) + eta * t;
        }
        Arrays.sort(size);
        // Dividing by the largest first: squares of weights near 1e-160 would underflow.
        double largest = size[size.length - 1];
        double upper = size[size.length / 2] / largest;
        double lower = size[(size.length - 1) / 2] / largest;
        return 2 / (lower * lower + upper * upper);
    }

    static void requireFinite(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " is empty: it needs d >= 1 entries");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "]=" + values[i] + " must be finite");
            }
        }
    }

    static void requireStep(double eta) {
        if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("eta=" + eta + " must be positive and finite");
        }
    }

    static void requireTime(double t) {
        if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("t=" + t + " steps must be at least 0 and finite");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignGrowth growth
                && Arrays.equals(w2Initial, growth.w2Initial)
                && Double.compare(eta, growth.eta) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(w2Initial) + Double.hashCode(eta);
    }

    @Override
    public String toString() {
        return "SignGrowth[d=" + w2Initial.length + ", eta=" + eta + "]";
    }
}
