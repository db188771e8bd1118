package org.rmed.statistic;

/**
 * How far the diagonal of a Hessian is from uniform: R_med of Jiang, Malik and Li (2023), eq. (1),
 *
 * <pre>R = max_i |h_i| / median_i |h_i|.</pre>
 *
 * The median, not the minimum, because one parameter without influence would make max/min infinite. R is at least 1,
 * and equals 1 exactly when more than half of the entries attain the maximum (half is not enough for an even count,
 * whose median is the mean of the two middle values). It does not change when the entries are permuted, change sign or
 * are multiplied by a common factor. Relative error at most 2^-52 (if the median is not subnormal). One copy of the
 * argument is allocated.
 */
public final class DiagonalUniformity {

    private DiagonalUniformity() {}

    /**
     * R_med, eq. (1).
     *
     * @param diagonal h: (d) diagonal entries of one layer's Hessian, any sign. Not modified.
     * @return R in [1, +infinity]; +infinity if the median is zero but the maximum is not, or if the quotient exceeds
     *     the largest double
     * @throws IllegalArgumentException if there are no entries, one is NaN or infinite, or all are zero (R would be
     *     0/0)
     */
    public static double rMed(double[] diagonal) {
        return rMed(diagonal, 0);
    }

    /**
     * R_med with a floor under the median, max / (median + floorFraction max), for layers in which a tiny median would
     * blow the ratio up. The paper adds a term to the denominator in its random-target experiment; its printed form was
     * not at hand, and a fraction of the maximum (0.001, say) is our working form.
     *
     * @param diagonal h: (d) diagonal entries of one layer's Hessian, any sign. Not modified.
     * @param floorFraction in [0, 1]; 0 is eq. (1) itself
     * @return R in [1/(1 + floorFraction), 1/floorFraction]: uniform entries no longer give exactly 1. Relative error
     *     at most 2^-51
     * @throws IllegalArgumentException as {@link #rMed(double[])}, or if floorFraction is outside [0, 1]
     */
    public static double rMed(double[] diagonal, double floorFraction) {
        if (!(floorFraction >= 0 && floorFraction <= 1)) {
            throw new IllegalArgumentException("floorFraction=" + floorFraction + " must be in [0, 1]");
        }
        FiniteEntries.require(diagonal, "diagonal");
        double[] sizes = new double[diagonal.length];
        double max = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(diagonal[i]);
            max = Math.max(max, sizes[i]);
        }
        if (max == 0) {
            throw new IllegalArgumentException(
                    "all " + sizes.length + " entries of the diagonal are 0: R = max/median = 0/0 is undefined");
        }
        double median = Median.select(sizes);
        // Written relative to the maximum because floorFraction * max + median may overflow.
        return floorFraction == 0 ? max / median : 1 / (median / max + floorFraction);
    }
}
