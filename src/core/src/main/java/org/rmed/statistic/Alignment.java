package org.rmed.statistic;

import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Whether large gradient entries go with large Hessian diagonal entries (Jiang, Malik and Li 2023, section 4.3): the
 * gradient aligns with the diagonal, the adaptive gradient is nearly uniform and does not. The paper shows this by
 * plots; these two numbers are our summary of them.
 */
public final class Alignment {

    private static final NaturalRanking AVERAGE_RANKS = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    private Alignment() {}

    /**
     * Spearman's rank correlation of |h| and |g|; ties get the average of their ranks. Pearson's formula is applied to
     * the centred ranks, whose products are multiples of 1/4: below n = 3e5 the sums are exact and the result has a
     * relative error below 2^-51. (The correlation class of Commons Math goes through 1 - SSE/SST and loses digits as
     * rho nears 0.)
     *
     * @param hessianDiagonal h: (n) with n at least 2, any sign. Not modified.
     * @param gradient g: (n), plain or adaptive, any sign. Not modified.
     * @return rho in [-1, 1]
     * @throws IllegalArgumentException if the lengths differ or are below 2, an entry is NaN or infinite, or |h| or |g|
     *     is constant (the correlation would be 0/0)
     */
    public static double spearman(double[] hessianDiagonal, double[] gradient) {
        FiniteEntries.require(hessianDiagonal, "hessianDiagonal");
        FiniteEntries.require(gradient, "gradient");
        FiniteEntries.requireLength(gradient, hessianDiagonal.length, "gradient");
        double[] x = centredRanks(hessianDiagonal, "hessianDiagonal");
        double[] y = centredRanks(gradient, "gradient");
        double rho = dot(x, y) / Math.sqrt(dot(x, x)) / Math.sqrt(dot(y, y));
        return Math.max(-1, Math.min(1, rho));
    }

    /**
     * max_i |x_i| / median_i |x_i|: near 1 for an adaptive gradient whose entries all have about the same size. The
     * same function as {@link DiagonalUniformity#rMed(double[])}, refusing the same arguments.
     *
     * @param values x: any sign. Not modified.
     */
    public static double spread(double[] values) {
        return DiagonalUniformity.rMed(values);
    }

    private static double[] centredRanks(double[] values, String name) {
        double[] sizes = new double[values.length];
        boolean constant = true;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(values[i]);
            constant &= sizes[i] == sizes[0];
        }
        if (constant) {
            throw new IllegalArgumentException("all " + sizes.length + " entries of |" + name + "| equal " + sizes[0]
                    + ": a rank correlation needs at least 2 different values");
        }
        double[] ranks = AVERAGE_RANKS.rank(sizes);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] -= 0.5 * (ranks.length + 1);
        }
        return ranks;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
