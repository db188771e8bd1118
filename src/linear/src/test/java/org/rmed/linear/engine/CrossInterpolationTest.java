package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Instances;

/**
 * Catches a triangular solve on the wrong side, pivots that lose their column, ranks cut too early or too late, and the loss of
 * half the digits that a pseudo-inverse brings.
 */
class CrossInterpolationTest {

    private static final int D = 60;
    private static final int[] ROWS = {0, 3, 7, 12, 20, 22, 31, 40, 44, 50, 55, 59};
    private static final int[] COLUMNS = {1, 9, 17, 30, 45, 58};

    private final Lines rows = new Lines(ROWS, D, 0);
    private final Lines columns = new Lines(COLUMNS, D, 0);
    private final CrossInterpolation cross = new CrossInterpolation(rows, columns);

    /** L = sum_k decay^k x_k y_k^T. */
    private static double[][] matrix(int rank, double decay, double size) {
        Random random = new Random(rank);
        double[][] x = Instances.gaussian(random, D, rank, size);
        double[][] y = Instances.gaussian(random, rank, D, 1);
        for (int k = 0; k < rank; k++) {
            for (int j = 0; j < D; j++) {
                y[k][j] *= Math.pow(decay, k);
            }
        }
        return Instances.times(x, y);
    }

    private void set(double[][] l) {
        for (int n = 0; n < ROWS.length; n++) {
            rows.values()[n] = l[ROWS[n]].clone();
        }
        for (int n = 0; n < COLUMNS.length; n++) {
            columns.values()[n] = Instances.transposed(l)[COLUMNS[n]];
        }
        cross.refresh();
    }

    private double[] left(double[] x) {
        double[] atPivots = new double[COLUMNS.length];
        RowKernels.dots(cross.chosenColumns(), 0, cross.rank(), x, atPivots);
        double[] weights = new double[ROWS.length];
        cross.rowWeights(atPivots, weights);
        double[] product = new double[D];
        RowKernels.add(product, weights, rows.values(), 0, ROWS.length);
        return product;
    }

    private double[] right(double[] y) {
        double[] atRows = new double[ROWS.length];
        RowKernels.dots(rows.values(), 0, ROWS.length, y, atRows);
        double[] weights = new double[COLUMNS.length];
        cross.columnWeights(atRows, weights);
        double[] product = new double[D];
        RowKernels.add(product, weights, cross.chosenColumns(), 0, cross.rank());
        return product;
    }

    private void assertProducts(double[][] l, double tolerance) {
        double[] x = Instances.gaussian(new Random(8), D, 1);
        double[] exactLeft = Instances.times(new double[][] {x}, l)[0];
        assertArrayEquals(exactLeft, left(x), tolerance * Instances.largest(exactLeft));
        double[] exactRight = Instances.times(new double[][] {x}, Instances.transposed(l))[0];
        assertArrayEquals(exactRight, right(x), tolerance * Instances.largest(exactRight));
    }

    /** Rank found, and products to rounding: 60-term sums times the condition of random 12 x k blocks (below 100). */
    @Test
    void aMatrixOfLowRankIsReproduced() {
        for (int rank = 1; rank <= COLUMNS.length; rank++) {
            double[][] l = matrix(rank, 1, 1);
            set(l);
            assertEquals(rank, cross.rank());
            assertProducts(l, 60 * 100 * 0x1p-52);
        }
    }

    /**
     * Directions 1, 1e-4, ... 1e-16: some are cut at 1e-14 and the worst error is of the size of what was cut, not of its root
     * (1e-7), which a pseudo-inverse leaves.
     */
    @Test
    void smallDirectionsCostNoDigits() {
        double[][] l = matrix(5, 1e-4, 1);
        set(l);
        assertTrue(cross.rank() >= 3 && cross.rank() <= 5, "rank " + cross.rank());
        assertProducts(l, 1e-11);
    }

    /** Entries of 1e-200, whose squares underflow. */
    @Test
    void tinyEntriesAreNoZeros() {
        double[][] l = matrix(3, 1, 1e-200);
        set(l);
        assertEquals(3, cross.rank());
        assertProducts(l, 60 * 100 * 0x1p-52);
    }

    @Test
    void zerosAndNotANumberHaveRankZero() {
        set(new double[D][D]);
        assertEquals(0, cross.rank());
        assertArrayEquals(new double[D], left(new double[D]));
        assertArrayEquals(new double[D], right(new double[D]));
        double[][] l = matrix(2, 1, 1);
        l[ROWS[2]][COLUMNS[3]] = Double.NaN;
        set(l);
        assertTrue(cross.rank() <= 2);
        set(matrix(2, 1, 1));
        assertEquals(2, cross.rank());
    }

    /** Row i of L is U_i M: what row norms are made of. */
    @Test
    void pivotsAndBasisAgree() {
        double[][] l = matrix(4, 0.1, 1);
        set(l);
        for (int i : new int[] {0, 5, 33}) {
            double[] u = new double[COLUMNS.length];
            for (int k = 0; k < cross.rank(); k++) {
                u[k] = l[i][cross.pivotColumn(k)];
                assertEquals(u[k], cross.chosenColumns()[k][i]);
            }
            cross.inBasis(u);
            for (int j = 0; j < D; j++) {
                double entry = 0;
                for (int k = 0; k < cross.rank(); k++) {
                    for (int n = 0; n < ROWS.length; n++) {
                        entry += u[k] * cross.basis(k)[n] * rows.values()[n][j];
                    }
                }
                assertEquals(l[i][j], entry, 1e-10);
            }
        }
    }
}
