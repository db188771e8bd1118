package org.rmed.statistic;

/**
 * How far a Hessian is from diagonal: R_OD of Jiang, Malik and Li (2023), eq. (40), the mean over all coordinates i of
 *
 * <pre>r_i = || (H_ij), j != i || / |H_ii|.</pre>
 *
 * A diagonal matrix gives 0; a (n x n) matrix of equal entries gives sqrt(n - 1) in the l2 norm and n - 1 in the l1
 * norm. The paper's norm could not be read off; l2 fits its exponents. A zero diagonal entry gives r_i = +infinity
 * whatever the rest of the row holds, so R_OD of a Hessian with a dead parameter is +infinity. Relative error of r_i
 * below (2 n + 5) 2^-52, of R_OD below (3 n + 5) 2^-52.
 */
public final class DiagonalDominance {

    /** The norm that measures the off-diagonal part of a row. */
    public enum Norm {
        /** Sum of absolute values. */
        L1,
        /** Square root of the sum of squares. */
        L2
    }

    private DiagonalDominance() {}

    /**
     * The ratio r_i of every row.
     *
     * @param hessian H: (n x n), row i = coordinate i; not assumed symmetric. Not modified.
     * @return (n) ratios in [0, +infinity]
     * @throws IllegalArgumentException if the matrix is empty or not square, or an entry is NaN or infinite
     */
    public static double[] ratios(double[][] hessian, Norm norm) {
        FiniteEntries.requireMatrix(hessian, "hessian");
        if (hessian.length != hessian[0].length) {
            throw new IllegalArgumentException(
                    "hessian is (" + hessian.length + " x " + hessian[0].length + "), not square");
        }
        double[] ratios = new double[hessian.length];
        for (int i = 0; i < ratios.length; i++) {
            double rest =
                    switch (norm) {
                        case L1 -> offDiagonalL1(hessian[i], i);
                        case L2 -> offDiagonalL2(hessian[i], i);
                    };
            ratios[i] = ratio(hessian[i][i], rest);
        }
        return ratios;
    }

    /**
     * R_OD, eq. (40): the mean of {@link #ratios}.
     *
     * @param hessian H: (n x n), row i = coordinate i. Not modified.
     * @throws IllegalArgumentException as {@link #ratios}
     */
    public static double rOd(double[][] hessian, Norm norm) {
        double sum = 0;
        for (double ratio : ratios(hessian, norm)) {
            sum += ratio;
        }
        return sum / hessian.length;
    }

    /**
     * R_OD from row norms, for Hessians too large to write down.
     *
     * @param diagonal (n) entries H_ii. Not modified.
     * @param offDiagonalNorms (n) norms of the rows without their diagonal entry, each at least 0. Not modified.
     * @throws IllegalArgumentException if the arrays are empty or differ in length, an entry is NaN or infinite, or a
     *     norm is negative
     */
    public static double rOd(double[] diagonal, double[] offDiagonalNorms) {
        FiniteEntries.require(diagonal, "diagonal");
        FiniteEntries.require(offDiagonalNorms, "offDiagonalNorms");
        FiniteEntries.requireLength(offDiagonalNorms, diagonal.length, "offDiagonalNorms");
        double sum = 0;
        for (int i = 0; i < diagonal.length; i++) {
            if (offDiagonalNorms[i] < 0) {
                throw new IllegalArgumentException(
                        "offDiagonalNorms[" + i + "]=" + offDiagonalNorms[i] + " must be at least 0");
            }
            sum += ratio(diagonal[i], offDiagonalNorms[i]);
        }
        return sum / diagonal.length;
    }

    private static double ratio(double diagonal, double rest) {
        return diagonal == 0 ? Double.POSITIVE_INFINITY : rest / Math.abs(diagonal);
    }

    private static double offDiagonalL1(double[] row, int i) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            if (j != i) {
                sum += Math.abs(row[j]);
            }
        }
        return sum;
    }

    private static double offDiagonalL2(double[] row, int i) {
        EuclideanNorm rest = new EuclideanNorm();
        for (int j = 0; j < row.length; j++) {
            if (j != i) {
                rest.add(row[j]);
            }
        }
        return rest.value();
    }
}
