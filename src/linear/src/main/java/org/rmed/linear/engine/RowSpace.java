package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Vectors;

/**
 * Rows of W1(t) = omega W1(0) + L and their squared norms, with L ~ U M as in {@link Displacement}, one row of U at a time:
 *
 * <pre>||W1[i,:]||^2 = omega^2 ||W1(0)[i,:]||^2 + 2 omega U_i (M W1(0)^T)_i + U_i (M M^T) U_i^T.</pre>
 */
final class RowSpace {

    /** What may be left out of the middle term, relative to the mean of the squared norms. */
    private static final double NEGLIGIBLE = 1e-12;
    /** The same once products with W1(0) have taken more directions than they should. */
    private static final double MOST_NEGLIGIBLE = 1e-6;

    private final Displacement displacement;
    private final SlowProducts slow;
    private final boolean mayAsk;
    private final double[][] m;
    private final double[][] gram;
    private final double[][] known;
    private final double[] u;

    /**
     * @param slow products W1(0) x
     * @param mayAsk whether new ones may be asked for. If not, the middle term is that of the products known. What it lacks is of
     *     random sign, with standard deviation at most 2 size |L_i| beside size^2 d + |L_i|^2: at most 1/sqrt(d) of the norm, and
     *     2 size / |L_i| once the rows have outgrown their start.
     */
    RowSpace(Displacement displacement, SlowProducts slow, boolean mayAsk) {
        this.displacement = displacement;
        this.slow = slow;
        this.mayAsk = mayAsk;
        int columns = displacement.columns();
        this.m = new double[columns][];
        this.gram = new double[columns][columns];
        this.known = new double[columns][];
        this.u = new double[columns];
    }

    /** Works out M and M M^T of the present state, for d-vectors. */
    void refresh(int d) {
        for (int k = 0; k < displacement.rank(); k++) {
            if (m[k] == null) {
                m[k] = new double[d];
            }
            displacement.basisRow(k, m[k]);
            for (int l = 0; l <= k; l++) {
                gram[k][l] = Vectors.dot(m[k], m[l]);
                gram[l][k] = gram[k][l];
            }
        }
    }

    /** row += L[i,:] (d). */
    void addRow(double[] row, int i) {
        displacement.inBasis(i, u);
        RowKernels.add(row, u, m, 0, displacement.rank());
    }

    /**
     * ||W1[i,:]||^2 for all i.
     *
     * @param initial ||W1(0)[i,:]||^2 (d)
     * @param squares (d), overwritten; never negative, even if implicit norms and products are
     */
    void normsSquared(double omega, double[] initial, double[] squares) {
        double mean = 0;
        for (int i = 0; i < squares.length; i++) {
            displacement.inBasis(i, u);
            squares[i] = omega * omega * initial[i] + form();
            mean += squares[i] / squares.length;
        }
        multiplyBasis(mean);
        double[] along = new double[slow.known()];
        for (int i = 0; i < squares.length; i++) {
            displacement.inBasis(i, u);
            Arrays.fill(along, 0);
            for (int k = 0; k < displacement.rank(); k++) {
                for (int n = 0; n < known[k].length; n++) {
                    along[n] += u[k] * known[k][n];
                }
            }
            double middle = 0;
            for (int n = 0; n < along.length; n++) {
                middle += along[n] * slow.image(n)[i];
            }
            squares[i] = StrictMath.max(0, squares[i] + 2 * omega * middle);
        }
    }

    /** The rows of U are those of an orthonormal basis on I, and not much larger elsewhere: entries about 1 at most. */
    private void multiplyBasis(double mean) {
        double share = StrictMath.min(MOST_NEGLIGIBLE, StrictMath.max(NEGLIGIBLE, slow.negligible()));
        double tolerance = mayAsk ? share * mean / 2 : Double.POSITIVE_INFINITY;
        for (int k = 0; k < displacement.rank(); k++) {
            known[k] = slow.coefficients(m[k], tolerance);
        }
    }

    private double form() {
        double form = 0;
        for (int k = 0; k < displacement.rank(); k++) {
            double sum = 0;
            for (int l = 0; l < displacement.rank(); l++) {
                sum += gram[k][l] * u[l];
            }
            form += u[k] * sum;
        }
        return form;
    }
}
