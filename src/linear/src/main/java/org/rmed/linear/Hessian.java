package org.rmed.linear;

import java.util.Arrays;
import org.rmed.statistic.DiagonalDominance.Norm;

/**
 * The Hessian of Lbar in closed form with Lambda_xx = I (Jiang, Malik and Li 2023, Lemma 29 for two layers; the blocks as
 * in Kawaguchi 2016, Lemma 4.3):
 *
 * <pre>
 *   H[W1[i,j], W1[k,l]] = w2_i w2_k [j = l],   H[w2_i, w2_k] = W1[i,:] . W1[k,:],
 *   H[W1[i,j], w2_k]    = [i = k] E_j + w2_i W1[k,j]
 * </pre>
 *
 * Coordinates are ordered W1 row by row (index i d + j), then W2 (index d^2 + i).
 */
public final class Hessian {

    private Hessian() {}

    /** Diagonal over W1, one value per hidden unit: w2_i^2 (d). Each repeats for the d coordinates of row i. */
    public static double[] firstLayerDiagonal(double[] w2) {
        double[] diagonal = new double[w2.length];
        for (int i = 0; i < w2.length; i++) {
            diagonal[i] = w2[i] * w2[i];
        }
        return diagonal;
    }

    /** Diagonal over W2: ||W1[i,:]||^2 (d). */
    public static double[] secondLayerDiagonal(double[][] w1) {
        double[] diagonal = new double[w1.length];
        for (int i = 0; i < w1.length; i++) {
            diagonal[i] = LossAndGradient.dot(w1[i], w1[i]);
        }
        return diagonal;
    }

    /** The diagonal over all d^2 + d coordinates. */
    public static double[] diagonal(double[] w2, double[][] w1) {
        int d = w2.length;
        double[] diagonal = new double[d * d + d];
        for (int i = 0; i < d; i++) {
            Arrays.fill(diagonal, i * d, (i + 1) * d, w2[i] * w2[i]);
        }
        System.arraycopy(secondLayerDiagonal(w1), 0, diagonal, d * d, d);
        return diagonal;
    }

    /** The full matrix, (d^2 + d) x (d^2 + d): 8 (d^2 + d)^2 bytes, so for small d only. */
    public static double[][] full(double[] w2, double[][] w1, double[] error) {
        int d = w2.length;
        int n = d * d + d;
        double[][] hessian = new double[n][n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    hessian[i * d + j][k * d + j] = w2[i] * w2[k];
                    double cross = (i == k ? error[j] : 0) + w2[i] * w1[k][j];
                    hessian[i * d + j][d * d + k] = cross;
                    hessian[d * d + k][i * d + j] = cross;
                }
                hessian[d * d + i][d * d + j] = LossAndGradient.dot(w1[i], w1[j]);
            }
        }
        return hessian;
    }

    /**
     * The norm of the off-diagonal part of each of the d^2 + d rows, without forming the matrix: O(d^3) time, O(d^2)
     * memory. With {@link #diagonal} it gives R_OD, eq. (40).
     */
    public static double[] offDiagonalNorms(double[] w2, double[][] w1, double[] error, Norm norm) {
        int d = w2.length;
        double[] norms = new double[d * d + d];
        double[] column = columnSums(w1, norm);
        double total = sum(w2, norm);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double first = size(w2[i], norm) * (total - size(w2[i], norm));
                double cross = size(w2[i], norm) * (column[j] - size(w1[i][j], norm))
                        + size(error[j] + w2[i] * w1[i][j], norm);
                norms[i * d + j] = finish(first + cross, norm);
            }
            double second = 0;
            for (int k = 0; k < d; k++) {
                second += k == i ? 0 : size(LossAndGradient.dot(w1[i], w1[k]), norm);
            }
            double row = sum(w1[i], norm);
            double cross = row * (total - size(w2[i], norm));
            for (int j = 0; j < d; j++) {
                cross += size(error[j] + w2[i] * w1[i][j], norm);
            }
            norms[d * d + i] = finish(second + cross, norm);
        }
        return norms;
    }

    private static double size(double x, Norm norm) {
        return norm == Norm.L1 ? StrictMath.abs(x) : x * x;
    }

    private static double finish(double sum, Norm norm) {
        return norm == Norm.L1 ? sum : StrictMath.sqrt(sum);
    }

    private static double sum(double[] x, Norm norm) {
        double sum = 0;
        for (double value : x) {
            sum += size(value, norm);
        }
        return sum;
    }

    private static double[] columnSums(double[][] w1, Norm norm) {
        double[] sums = new double[w1.length];
        for (double[] row : w1) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += size(row[j], norm);
            }
        }
        return sums;
    }
}
