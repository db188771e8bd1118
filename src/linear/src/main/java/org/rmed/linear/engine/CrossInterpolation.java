package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Vectors;

/**
 * The small matrix by which skeleton columns L[:,J] and skeleton rows L[I,:] determine L. With L[I,J] = Q R Pi^T, columns
 * pivoted, cut to k directions, and J_k the first k pivots,
 *
 * <pre>L ~ L[:,J_k] R^-1 Q^T L[I,:],</pre>
 *
 * least squares on the rows I. Applied factor by factor, never as a pseudo-inverse, which would lose half of the digits where
 * singular values reach the cut. Modified Gram and Schmidt with every pivot orthogonalized twice; column norms are worked out
 * afresh for each pivot (downdated ones lose their digits at just the sizes that are cut here).
 */
final class CrossInterpolation {

    /** Columns whose rest is this small beside the first pivot are rounding. */
    private static final double CUT = 1e-14;

    private final Lines rows;
    private final Lines columns;
    private final double[][] q;
    private final double[][] r;
    private final int[] pivots;
    private final double[][] chosen;
    private int rank;

    CrossInterpolation(Lines rows, Lines columns) {
        int n = columns.size();
        this.rows = rows;
        this.columns = columns;
        this.q = new double[n][rows.size()];
        this.r = new double[n][n];
        this.pivots = new int[n];
        this.chosen = new double[n][];
    }

    /** Factorizes L[I,J] as it is now. */
    void refresh() {
        double largest = 0;
        for (int n = 0; n < q.length; n++) {
            pivots[n] = n;
            for (int m = 0; m < rows.size(); m++) {
                q[n][m] = columns.values()[n][rows.index(m)];
            }
            largest = StrictMath.max(largest, Vectors.largest(q[n]));
        }
        rank = 0;
        double bound = 0;
        while (rank < Math.min(q.length, rows.size()) && takePivot(bound, largest)) {
            bound = CUT * StrictMath.abs(r[0][0]);
            chosen[rank] = columns.values()[pivots[rank]];
            rank++;
        }
    }

    /** Takes the longest rest as the next pivot, in units of the largest entry so that no square underflows. */
    private boolean takePivot(double bound, double largest) {
        int longest = rank;
        double length = -1;
        for (int n = rank; n < q.length; n++) {
            double norm = norm(q[n], largest);
            if (norm > length) {
                longest = n;
                length = norm;
            }
        }
        if (!(length > bound)) {
            return false;
        }
        swap(longest);
        double[] pivot = q[rank];
        for (int l = 0; l < rank; l++) {
            double along = Vectors.dot(q[l], pivot);
            r[l][rank] += along;
            Vectors.add(pivot, -along, q[l]);
        }
        double diagonal = norm(pivot, largest);
        if (!(diagonal > bound)) {
            return false;
        }
        r[rank][rank] = diagonal;
        for (int m = 0; m < pivot.length; m++) {
            pivot[m] /= diagonal;
        }
        for (int n = rank + 1; n < q.length; n++) {
            double along = Vectors.dot(pivot, q[n]);
            r[rank][n] = along;
            Vectors.add(q[n], -along, pivot);
        }
        return true;
    }

    private static double norm(double[] x, double unit) {
        double sum = 0;
        for (double value : x) {
            double scaled = value / unit;
            sum += scaled * scaled;
        }
        return unit * StrictMath.sqrt(sum);
    }

    private void swap(int with) {
        double[] column = q[with];
        q[with] = q[rank];
        q[rank] = column;
        int pivot = pivots[with];
        pivots[with] = pivots[rank];
        pivots[rank] = pivot;
        for (int l = 0; l < rank; l++) {
            double entry = r[l][with];
            r[l][with] = r[l][rank];
            r[l][rank] = entry;
        }
    }

    /** k, the directions in use; 0 while L = 0. */
    int rank() {
        return rank;
    }

    /** L[:,J_k]: the first {@link #rank} arrays (d) are those in use. */
    double[][] chosenColumns() {
        return chosen;
    }

    /** The k-th entry of J_k: a column of W1. */
    int pivotColumn(int k) {
        return columns.index(pivots[k]);
    }

    /** Column k of Q (|I|). */
    double[] basis(int k) {
        return q[k];
    }

    /**
     * x R^-1: what L[i,J_k] is in the basis of {@link #basis}.
     *
     * @param x the first k entries count. Modified: becomes the result.
     */
    void inBasis(double[] x) {
        for (int m = 0; m < rank; m++) {
            double rest = x[m];
            for (int l = 0; l < m; l++) {
                rest -= r[l][m] * x[l];
            }
            x[m] = rest / r[m][m];
        }
    }

    /**
     * z = x R^-1 Q^T (|I|): then x = y L[:,J_k] implies y L ~ z L[I,:].
     *
     * @param x the first k entries count. Modified.
     * @param z the result. Modified.
     */
    void rowWeights(double[] x, double[] z) {
        inBasis(x);
        Arrays.fill(z, 0);
        for (int m = 0; m < rank; m++) {
            Vectors.add(z, x[m], q[m]);
        }
    }

    /**
     * u = R^-1 Q^T f (k): then f = L[I,:] y implies L y ~ L[:,J_k] u.
     *
     * @param f (|I|)
     * @param u the first k entries are the result. Modified.
     */
    void columnWeights(double[] f, double[] u) {
        for (int m = rank - 1; m >= 0; m--) {
            double rest = Vectors.dot(q[m], f);
            for (int l = m + 1; l < rank; l++) {
                rest -= r[m][l] * u[l];
            }
            u[m] = rest / r[m][m];
        }
    }
}
