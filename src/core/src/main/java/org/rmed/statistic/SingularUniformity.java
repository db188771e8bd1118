package org.rmed.statistic;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The leading singular pair of a weight matrix and how uniform its vectors are (Jiang, Malik and Li 2023, section 6):
 *
 * <pre>R_u = max_i u_i^2 / median_i u_i^2,   R_v = max_j v_j^2 / median_j v_j^2,   W ~ sigma1 u v^T.</pre>
 *
 * For a two-layer linear network with W1 of rank one, R_u equals R_med of both layers (Lemma 30). The rank-one form is
 * ours; how the paper combines several leading vectors could not be read off.
 *
 * <p>Of u and -u the one is kept whose entry of largest magnitude is positive; v follows. Among entries within 1e-9 of
 * the largest, relatively, the first decides: in a uniform vector rounding would otherwise choose the sign.
 *
 * <p>Error: singular values to a few n 2^-52 sigma1 absolute, so {@link #rankRatio} below 1e-15 is rounding; entries of
 * u and v to a few n 2^-52 / (1 - rankRatio) absolute, so an entry that is zero in truth shows up as about 1e-17 and
 * R_u as 1e30 or so instead of +infinity. With sigma1 = sigma2 the leading direction is arbitrary: look at rankRatio
 * first.
 *
 * @param sigma1 largest singular value, positive
 * @param sigma2 second largest singular value, 0 for a single row or column
 * @param rU max/median of the squared entries of left, in [1, +infinity]
 * @param rV max/median of the squared entries of right, in [1, +infinity]
 * @param left u: unit vector, one entry per row (hidden unit). Copied, in and out.
 * @param right v: unit vector, one entry per column (input). Copied, in and out.
 */
@SuppressWarnings("ArrayRecordComponent")
public record SingularUniformity(double sigma1, double sigma2, double rU, double rV, double[] left, double[] right) {

    private static final double TIE = 1e-9;

    /**
     * Copies the vectors.
     *
     * @throws IllegalArgumentException unless sigma1 is positive and finite, 0 &lt;= sigma2 &lt;= sigma1, rU &gt;= 1
     *     and rV &gt;= 1
     */
    public SingularUniformity {
        if (!(sigma1 > 0 && sigma1 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sigma1=" + sigma1 + " must be positive and finite");
        }
        if (!(sigma2 >= 0 && sigma2 <= sigma1)) {
            throw new IllegalArgumentException("sigma2=" + sigma2 + " must be in [0, sigma1=" + sigma1 + "]");
        }
        if (!(rU >= 1 && rV >= 1)) {
            throw new IllegalArgumentException("rU=" + rU + " and rV=" + rV + " must be at least 1");
        }
        left = left.clone();
        right = right.clone();
    }

    /**
     * Measures a matrix by EJML's full singular value decomposition (implicit QR on one thread): O(n^3), about a second
     * for (512 x 512). The same matrix always gives the same numbers: EJML uses sine and cosine only for its
     * exceptional shifts, after many steps without convergence.
     *
     * @param matrix W: (m x n), wide, tall or a single entry. Not modified.
     * @throws IllegalArgumentException if the matrix is empty, ragged or zero (no leading direction), an entry is NaN
     *     or infinite, or sigma1 overflows
     * @throws ArithmeticException if the decomposition does not converge
     */
    public static SingularUniformity of(double[][] matrix) {
        FiniteEntries.requireMatrix(matrix, "matrix");
        int exponent = exponent(matrix);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.length, matrix[0].length, true, true, true);
        if (!svd.decompose(scaled(matrix, exponent))) {
            throw new ArithmeticException("the singular value decomposition of a (" + matrix.length + " x "
                    + matrix[0].length + ") matrix did not converge");
        }
        double[] sigma = svd.getSingularValues();
        int count = svd.numberOfSingularValues();
        int lead = 0;
        for (int k = 1; k < count; k++) {
            lead = sigma[k] > sigma[lead] ? k : lead;
        }
        double second = 0;
        for (int k = 0; k < count; k++) {
            second = k == lead ? second : Math.max(second, sigma[k]);
        }
        double[] left = column(svd.getU(null, false), lead);
        double[] right = column(svd.getV(null, false), lead);
        if (largest(left) < 0) {
            negate(left);
            negate(right);
        }
        return new SingularUniformity(
                StrictMath.scalb(sigma[lead], exponent),
                StrictMath.scalb(second, exponent),
                uniformity(left),
                uniformity(right),
                left,
                right);
    }

    /** sigma2/sigma1 in [0, 1]: 0 for a matrix of rank one. */
    public double rankRatio() {
        return sigma2 / sigma1;
    }

    @Override
    public double[] left() {
        return left.clone();
    }

    @Override
    public double[] right() {
        return right.clone();
    }

    /** Equal if all numbers are, entry by entry. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SingularUniformity that
                && Arrays.equals(scalars(), that.scalars())
                && Arrays.equals(left, that.left)
                && Arrays.equals(right, that.right);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new double[][] {scalars(), left, right});
    }

    private double[] scalars() {
        return new double[] {sigma1, sigma2, rU, rV};
    }

    /** The binary exponent of the largest entry: dividing by 2^exponent is exact and keeps squares in range. */
    private static int exponent(double[][] matrix) {
        double max = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                max = Math.max(max, Math.abs(value));
            }
        }
        if (max == 0) {
            throw new IllegalArgumentException("all entries of the (" + matrix.length + " x " + matrix[0].length
                    + ") matrix are 0: it has no leading direction");
        }
        return StrictMath.getExponent(max);
    }

    private static DMatrixRMaj scaled(double[][] matrix, int exponent) {
        DMatrixRMaj scaled = new DMatrixRMaj(matrix);
        for (int k = 0; k < scaled.getNumElements(); k++) {
            scaled.data[k] = StrictMath.scalb(scaled.data[k], -exponent);
        }
        return scaled;
    }

    private static double[] column(DMatrixRMaj matrix, int k) {
        double[] column = new double[matrix.numRows];
        for (int i = 0; i < column.length; i++) {
            column[i] = matrix.get(i, k);
        }
        return column;
    }

    /** The entry of largest magnitude; the first of those that tie with it up to rounding. */
    private static double largest(double[] vector) {
        double max = 0;
        for (double value : vector) {
            max = Math.max(max, Math.abs(value));
        }
        int first = 0;
        while (Math.abs(vector[first]) < (1 - TIE) * max) {
            first++;
        }
        return vector[first];
    }

    private static void negate(double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = -vector[i];
        }
    }

    private static double uniformity(double[] vector) {
        double[] squares = new double[vector.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = vector[i] * vector[i];
        }
        return DiagonalUniformity.rMed(squares);
    }
}
