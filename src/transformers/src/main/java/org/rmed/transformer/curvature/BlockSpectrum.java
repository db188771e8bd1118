package org.rmed.transformer.curvature;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The extreme eigenvalues, in size, of a block of a Hessian: how smooth the loss is along the sampled coordinates, and how
 * badly conditioned (Jiang, Malik and Li 2023, section 3.1).
 *
 * @param largest max |lambda|
 * @param smallest min |lambda|
 */
public record BlockSpectrum(double largest, double smallest) {

    /**
     * The spectrum of the symmetric part.
     *
     * @param block (n x n), n at least 1, finite
     */
    public static BlockSpectrum of(double[][] block) {
        int n = block.length;
        double[][] symmetric = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                symmetric[i][j] = 0.5 * (block[i][j] + block[j][i]);
            }
        }
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double lambda : new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false)).getRealEigenvalues()) {
            largest = StrictMath.max(largest, StrictMath.abs(lambda));
            smallest = StrictMath.min(smallest, StrictMath.abs(lambda));
        }
        return new BlockSpectrum(largest, smallest);
    }

    /** max |lambda|: the gradient's Lipschitz constant along these coordinates, to second order. */
    public double smoothness() {
        return largest;
    }

    /** max |lambda| / min |lambda|; NaN for a block of zeros. Above 1/rounding of the block's format it is a lower bound. */
    public double condition() {
        return largest / smallest;
    }
}
