package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Directions;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;

/**
 * The full network that a {@link ReducedNetwork} stands for: w2 = P a and E = Q e for O(d k), rows' norms for O(d kL kR), W1
 * entry by entry for O(d^2 kR). Everything is computed when asked for, once per step.
 */
final class LiftedNetwork {

    /** Rows worked at once: a few columns of them fit the cache. */
    private static final int BLOCK = 1024;

    private final KrylovSpace space;
    private final ReducedNetwork reduced;
    private final Fresh<double[]> secondLayer;
    private final Fresh<double[]> error;
    private final Fresh<double[]> rowNorms;
    private final Fresh<double[][]> firstLayer;
    private double[] initialNorms;

    LiftedNetwork(KrylovSpace space, ReducedNetwork reduced) {
        this.space = space;
        this.reduced = reduced;
        this.secondLayer = new Fresh<>(() -> lift(space.left(), reduced.secondLayer()));
        this.error = new Fresh<>(() -> lift(space.right(), reduced.error()));
        this.rowNorms = new Fresh<>(this::computedRowNorms);
        this.firstLayer = new Fresh<>(this::computedFirstLayer);
    }

    /** Forgets the state before a step. */
    void moved() {
        secondLayer.forget();
        error.forget();
        rowNorms.forget();
        firstLayer.forget();
    }

    /** W2 = P a (d). */
    double[] secondLayer() {
        return secondLayer.get();
    }

    /** E = Q e (d). */
    double[] error() {
        return error.get();
    }

    /** ||W1[i,:]||^2 (d). */
    double[] rowNormsSquared() {
        return rowNorms.get();
    }

    /** W1 (d x d). */
    double[][] firstLayer() {
        return firstLayer.get();
    }

    /** P x (d), fresh. */
    double[] liftLeft(double[] x) {
        return lift(space.left(), x);
    }

    /** sum_k x_k V_k (d). */
    private double[] lift(Directions directions, double[] x) {
        double[] sum = new double[space.dimension()];
        for (int k = 0; k < x.length; k++) {
            Vectors.add(sum, x[k], directions.get(k));
        }
        return sum;
    }

    /**
     * With D = P C: row i is omega W1(0)_i + sum_k D_ik q_k, so its squared length is sum_k (omega (W1(0) q_k)_i + D_ik)^2 plus
     * omega^2 times what W1(0)_i has outside Q.
     */
    private double[] computedRowNorms() {
        int d = space.dimension();
        int kR = space.right().size();
        double start = reduced.omega() * space.initial().size();
        double[] outside = kR == d ? new double[d] : initialNorms().clone();
        double[] norms = new double[d];
        double[] column = new double[BLOCK];
        for (int from = 0; from < d; from += BLOCK) {
            int to = StrictMath.min(d, from + BLOCK);
            for (int k = 0; k < kR; k++) {
                displacedColumn(k, from, to, column);
                addSquares(space.image(k), column, start, from, to, norms, outside);
            }
            for (int i = from; i < to; i++) {
                norms[i] += start * start * StrictMath.max(0, outside[i]);
            }
        }
        return norms;
    }

    private static void addSquares(
            double[] image, double[] column, double start, int from, int to, double[] norms, double[] outside) {
        for (int i = from; i < to; i++) {
            double along = start * image[i] + column[i - from];
            norms[i] += along * along;
            outside[i] -= image[i] * image[i];
        }
    }

    /** D_ik for from <= i < to, from the column's entry 0 on. */
    private void displacedColumn(int k, int from, int to, double[] column) {
        Arrays.fill(column, 0);
        for (int l = 0; l < reduced.displacement().length; l++) {
            addPiece(column, reduced.displacement()[l][k], space.left().get(l), from, to);
        }
    }

    private static void addPiece(double[] sum, double factor, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i - from] += factor * x[i];
        }
    }

    private double[] initialNorms() {
        if (initialNorms == null) {
            initialNorms = space.initial().rowNormsSquared();
        }
        return initialNorms;
    }

    /** D_i (kR), fresh. */
    double[] displacedRow(int i) {
        double[] row = new double[space.right().size()];
        double[][] c = reduced.displacement();
        for (int k = 0; k < c.length; k++) {
            Vectors.add(row, space.left().get(k)[i], c[k]);
        }
        return row;
    }

    /**
     * Row i of W1 (d), fresh; without its share of W1(0) if that is implicit.
     *
     * @param displaced D_i (kR)
     */
    double[] firstLayerRow(int i, double[] displaced) {
        double[] row = lift(space.right(), displaced);
        if (space.initial() instanceof StoredFirstLayer stored) {
            Vectors.add(row, reduced.omega() * stored.size(), stored.unit()[i]);
        }
        return row;
    }

    private double[][] computedFirstLayer() {
        if (!space.initial().stored()) {
            return space.initial().entries(); // refuses, with its reason
        }
        double[][] rows = new double[space.dimension()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = firstLayerRow(i, displacedRow(i));
        }
        return rows;
    }
}
