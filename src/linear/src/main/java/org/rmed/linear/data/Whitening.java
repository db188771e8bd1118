package org.rmed.linear.data;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.rmed.spec.UsageException;

/**
 * Whitening of a sample: a linear map of the inputs after which Lambda_xx = (1/m) X X^T = I (Jiang, Malik and Li 2023,
 * Assumption 1).
 *
 * <p>With the Cholesky factor Lambda_xx = L L^T the map is X -> L^-1 X. One pass leaves an error of about machine
 * epsilon times the condition number; passes repeat until {@link #deviation} is at most {@value #TOLERANCE}.
 */
public final class Whitening {

    /** The largest |Lambda_xx - I| left in any entry. */
    public static final double TOLERANCE = 1e-12;

    private static final int PASSES = 4;

    private Whitening() {}

    /**
     * Whitens a sample.
     *
     * @param samples (m x d), one input per row. Not modified.
     * @return (m x d), Lambda_xx = I to {@link #TOLERANCE}
     * @throws UsageException if m < d or the inputs do not span d dimensions, since no linear map can whiten them
     */
    public static double[][] whiten(double[][] samples) {
        int m = samples.length;
        int d = samples[0].length;
        if (m < d) {
            throw new UsageException("samples=" + m + " cannot be whitened in d=" + d
                    + " dimensions: Lambda_xx has rank at most m; use samples >= " + d);
        }
        DMatrixRMaj x = new DMatrixRMaj(samples);
        DMatrixRMaj covariance = covariance(x);
        for (int pass = 0; pass < PASSES && deviation(covariance) > TOLERANCE; pass++) {
            x = applied(x, covariance);
            covariance = covariance(x);
        }
        if (deviation(covariance) > TOLERANCE) {
            throw new UsageException("the sample cannot be whitened to " + TOLERANCE + ": |Lambda_xx - I| stays at "
                    + deviation(covariance) + "; use more samples than d=" + d);
        }
        return rows(x);
    }

    /** The largest entry of |Lambda_xx - I| of a sample (m x d); NaN if one is. */
    public static double deviation(double[][] samples) {
        return deviation(covariance(new DMatrixRMaj(samples)));
    }

    private static DMatrixRMaj covariance(DMatrixRMaj x) {
        DMatrixRMaj result = new DMatrixRMaj(x.numCols, x.numCols);
        CommonOps_DDRM.multInner(x, result);
        CommonOps_DDRM.scale(1.0 / x.numRows, result);
        return result;
    }

    private static double deviation(DMatrixRMaj covariance) {
        double largest = 0;
        for (int i = 0; i < covariance.numRows; i++) {
            for (int j = 0; j < covariance.numCols; j++) {
                double off = StrictMath.abs(covariance.get(i, j) - (i == j ? 1 : 0));
                largest = StrictMath.max(largest, off);
            }
        }
        return largest;
    }

    /** X^T -> L^-1 X^T, as rows: X L^-T. */
    private static DMatrixRMaj applied(DMatrixRMaj x, DMatrixRMaj covariance) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(covariance.numRows, true);
        if (!cholesky.decompose(covariance.copy())) {
            throw new UsageException("the sample cannot be whitened: its " + covariance.numRows
                    + " inputs are linearly dependent; use more samples");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(covariance.numRows, covariance.numRows);
        CommonOps_DDRM.invert(cholesky.getT(null), inverse);
        DMatrixRMaj result = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.multTransB(x, inverse, result);
        return result;
    }

    private static double[][] rows(DMatrixRMaj x) {
        double[][] rows = new double[x.numRows][x.numCols];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(x.data, i * x.numCols, rows[i], 0, x.numCols);
        }
        return rows;
    }
}
