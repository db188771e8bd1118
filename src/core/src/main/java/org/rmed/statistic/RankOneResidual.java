package org.rmed.statistic;

/**
 * How far the weights of a two-layer linear network are from rank one, entry by entry (Jiang, Malik and Li 2023,
 * Lemma 30): with
 *
 * <pre>W1 = u v^T + R1,   W2 = c u^T + R2,   |R1_ij| &lt;= delta |u_i v_j|,   |R2_i| &lt;= delta |c u_i|,   delta &lt;
 * 1/2,</pre>
 *
 * R_med of either layer is max_i u_i^2 / median_i u_i^2 times a factor between {@link #lemma30Lower} and
 * {@link #lemma30Upper} of delta. That is a deterministic inequality: a violation is a bug, not bad luck.
 *
 * <p>Where u_i v_j = 0 (or c u_i = 0) the relative residual is +infinity, or 0 if the residual is 0 too. Residuals of
 * order 2^-52 are rounding.
 *
 * @param layer1Max max over (i, j) of |R1_ij| / |u_i v_j|
 * @param layer1Median median over (i, j) of the same
 * @param layer2Max max over i of |R2_i| / |c u_i|
 * @param layer2Median median over i of the same
 * @param frobenius ||R1||_F / ||W1||_F; 0 if both are 0
 */
public record RankOneResidual(
        double layer1Max, double layer1Median, double layer2Max, double layer2Median, double frobenius) {

    /** Refuses numbers that are negative or NaN (which overflow in u_i v_j would give). */
    public RankOneResidual {
        requireNonNegative(layer1Max, "layer1Max");
        requireNonNegative(layer1Median, "layer1Median");
        requireNonNegative(layer2Max, "layer2Max");
        requireNonNegative(layer2Median, "layer2Median");
        requireNonNegative(frobenius, "frobenius");
    }

    /**
     * The residual about given vectors.
     *
     * @param w1 W1: (d x n), row i = hidden unit i. Not modified.
     * @param w2 W2: (d) output weights. Not modified.
     * @param u (d). Not modified.
     * @param v (n). Not modified.
     * @param c ratio of W2 to u
     * @throws IllegalArgumentException if a shape does not fit W1, or a number is NaN or infinite
     */
    public static RankOneResidual of(double[][] w1, double[] w2, double[] u, double[] v, double c) {
        FiniteEntries.requireMatrix(w1, "w1");
        requireVector(w2, w1.length, "w2");
        requireVector(u, w1.length, "u");
        requireVector(v, w1[0].length, "v");
        if (!Double.isFinite(c)) {
            throw new IllegalArgumentException("c=" + c + " must be finite");
        }
        double[] relative1 = new double[u.length * v.length];
        double[] relative2 = new double[u.length];
        EuclideanNorm residualNorm = new EuclideanNorm();
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                double residual = w1[i][j] - u[i] * v[j];
                residualNorm.add(residual);
                relative1[i * v.length + j] = relative(residual, u[i] * v[j]);
            }
            relative2[i] = relative(w2[i] - c * u[i], c * u[i]);
        }
        return new RankOneResidual(
                max(relative1),
                Median.select(relative1),
                max(relative2),
                Median.select(relative2),
                relative(residualNorm.value(), EuclideanNorm.of(w1)));
    }

    /**
     * The residual about the leading singular pair of W1: u = left vector, v = sigma1 times the right vector, and the c
     * that fits W2 best, c = &lt;W2, u&gt;.
     *
     * @param w1 W1: (d x n), row i = hidden unit i. Not modified.
     * @param w2 W2: (d) output weights. Not modified.
     * @throws IllegalArgumentException as {@link #of} and {@link SingularUniformity#of}: W1 must not be zero
     */
    public static RankOneResidual leading(double[][] w1, double[] w2) {
        SingularUniformity pair = SingularUniformity.of(w1);
        requireVector(w2, w1.length, "w2");
        double[] u = pair.left();
        double[] v = pair.right();
        for (int j = 0; j < v.length; j++) {
            v[j] *= pair.sigma1();
        }
        double c = 0;
        for (int i = 0; i < u.length; i++) {
            c += w2[i] * u[i];
        }
        return of(w1, w2, u, v, c);
    }

    /** The delta of Lemma 30: the larger of the two maxima. */
    public double delta() {
        return Math.max(layer1Max, layer2Max);
    }

    /**
     * Lemma 30: ((1 + delta)/(1 - delta))^2, the most by which R_med exceeds max u^2 / median u^2.
     *
     * @throws IllegalArgumentException if delta is outside [0, 1/2)
     */
    public static double lemma30Upper(double delta) {
        requireDelta(delta);
        double root = (1 + delta) / (1 - delta);
        return root * root;
    }

    /**
     * Lemma 30: ((1 - delta)/(1 + delta))^2, the least factor by which R_med falls short of max u^2 / median u^2.
     *
     * @throws IllegalArgumentException if delta is outside [0, 1/2)
     */
    public static double lemma30Lower(double delta) {
        requireDelta(delta);
        double root = (1 - delta) / (1 + delta);
        return root * root;
    }

    private static void requireDelta(double delta) {
        if (!(delta >= 0 && delta < 0.5)) {
            throw new IllegalArgumentException("delta=" + delta + " must be in [0, 0.5) for Lemma 30 to apply");
        }
    }

    private static void requireVector(double[] values, int length, String name) {
        FiniteEntries.require(values, name);
        FiniteEntries.requireLength(values, length, name);
    }

    private static void requireNonNegative(double value, String name) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + "=" + value + " must be at least 0");
        }
    }

    private static double relative(double residual, double reference) {
        return residual == 0 ? 0 : Math.abs(residual / reference);
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
