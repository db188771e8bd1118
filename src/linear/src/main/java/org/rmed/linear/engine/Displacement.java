package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.ElementwiseUpdate;

/**
 * L = W1(t) - omega W1(0) of a coordinate-wise method: r skeleton columns and 2 r skeleton rows kept exactly, the rest
 * interpolated, and some more rows and columns kept exactly to check the interpolation by. Products cost O(d r).
 */
final class Displacement {

    /** Rows and columns held out, if there are as many outside the skeleton. */
    private static final int HELD_OUT = 4;

    private final Lines rows;
    private final Lines columns;
    private final Lines heldRows;
    private final Lines heldColumns;
    private final CrossInterpolation cross;
    private final double[] atPivots;
    private final double[] atRows;
    private final double[] interpolated;

    /**
     * L = 0, interpolated between columns of like A_j and rows of like |w2_i|.
     *
     * @param target A (d)
     * @param secondLayer w2 at t = 0 (d)
     * @param rank r; if 2 r is d or more, all rows and columns are kept
     * @param slots state arrays of the optimizer
     */
    Displacement(double[] target, double[] secondLayer, int rank, int slots) {
        int d = target.length;
        boolean all = rank >= d - rank;
        double[] sizes = Arrays.stream(secondLayer).map(StrictMath::abs).toArray();
        int[] rowNodes = SkeletonNodes.spread(sizes, all ? d : 2 * rank);
        int[] columnNodes = SkeletonNodes.spread(target, all ? d : rank);
        this.rows = new Lines(rowNodes, d, slots);
        this.columns = new Lines(columnNodes, d, slots);
        this.heldRows = new Lines(SkeletonNodes.between(sizes, rowNodes, HELD_OUT), d, slots);
        this.heldColumns = new Lines(SkeletonNodes.between(target, columnNodes, HELD_OUT), d, slots);
        this.cross = new CrossInterpolation(rows, columns);
        this.atPivots = new double[columns.size()];
        this.atRows = new double[rows.size()];
        this.interpolated = new double[d];
    }

    /** Skeleton columns: r, or d if all are kept. */
    int columns() {
        return columns.size();
    }

    /** Moves every row and column kept by the step of an update that has begun. */
    void move(ElementwiseUpdate update, double[] secondLayer, double[] error) {
        rows.move(update, error, secondLayer);
        heldRows.move(update, error, secondLayer);
        columns.move(update, secondLayer, error);
        heldColumns.move(update, secondLayer, error);
        cross.refresh();
    }

    /** sum += x L (d). */
    void addLeftProduct(double[] sum, double[] x) {
        RowKernels.dots(cross.chosenColumns(), 0, cross.rank(), x, atPivots);
        cross.rowWeights(atPivots, atRows);
        RowKernels.add(sum, atRows, rows.values(), 0, atRows.length);
    }

    /** sum += L y (d). */
    void addRightProduct(double[] sum, double[] y) {
        RowKernels.dots(rows.values(), 0, atRows.length, y, atRows);
        cross.columnWeights(atRows, atPivots);
        RowKernels.add(sum, atPivots, cross.chosenColumns(), 0, cross.rank());
    }

    /** k: directions in use, 0 while L = 0. */
    int rank() {
        return cross.rank();
    }

    /** M[k,:] (d), where L ~ U M, M = Q^T L[I,:] (k x d), and U is orthonormal on the skeleton's rows. */
    void basisRow(int k, double[] row) {
        Arrays.fill(row, 0);
        RowKernels.add(row, cross.basis(k), rows.values(), 0, rows.size());
    }

    /** U[i,:] (k), into the first entries of u. */
    void inBasis(int i, double[] u) {
        for (int k = 0; k < cross.rank(); k++) {
            u[k] = cross.chosenColumns()[k][i];
        }
        cross.inBasis(u);
    }

    /**
     * The cross error: how far the interpolation misses the rows and columns held out, max |exact - interpolated| / max |exact|; 0
     * if nothing is held out or L = 0, NaN if L is not finite.
     */
    double crossError() {
        double largest = 0;
        double error = 0;
        for (double[] exact : heldRows.values()) {
            for (int k = 0; k < cross.rank(); k++) {
                atPivots[k] = exact[cross.pivotColumn(k)];
            }
            cross.rowWeights(atPivots, atRows);
            Arrays.fill(interpolated, 0);
            RowKernels.add(interpolated, atRows, rows.values(), 0, atRows.length);
            error = StrictMath.max(error, distance(exact));
            largest = StrictMath.max(largest, Vectors.largest(exact));
        }
        for (double[] exact : heldColumns.values()) {
            for (int m = 0; m < atRows.length; m++) {
                atRows[m] = exact[rows.index(m)];
            }
            cross.columnWeights(atRows, atPivots);
            Arrays.fill(interpolated, 0);
            RowKernels.add(interpolated, atPivots, cross.chosenColumns(), 0, cross.rank());
            error = StrictMath.max(error, distance(exact));
            largest = StrictMath.max(largest, Vectors.largest(exact));
        }
        return error == 0 ? 0 : error / largest;
    }

    private double distance(double[] exact) {
        Vectors.add(interpolated, -1, exact);
        return Vectors.largest(interpolated);
    }
}
