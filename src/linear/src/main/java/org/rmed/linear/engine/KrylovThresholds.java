package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Directions;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;

/**
 * Whether some entry of the full network has reached a threshold. Bounds of O(k) (O(kL kR) for W1) answer while the threshold
 * is far, so that watching for the phases of a run costs the same at every d; only near it are the d entries looked at.
 */
final class KrylovThresholds {

    /** Well above the roundings of a sum of some hundred terms. */
    private static final double SLACK = 1 + 1e-12;

    private final KrylovSpace space;
    private final ReducedNetwork reduced;
    private final LiftedNetwork lifted;
    private final double[] target;
    private final EntryBound ofSecondLayer = new EntryBound();
    private final EntryBound ofError = new EntryBound();
    private double[] largestLeft = {};
    private double[] largestRight = {};
    /** As largestRight, but for sign(A_j) E_j, whose first coefficient cannot fall without taking every entry along. */
    private double[] errorFall = {};

    private double largestInitial = Double.NaN;

    KrylovThresholds(KrylovSpace space, ReducedNetwork reduced, LiftedNetwork lifted, double[] target) {
        this.space = space;
        this.reduced = reduced;
        this.lifted = lifted;
        this.target = target;
    }

    private void measureDirections() {
        largestLeft = extended(largestLeft, space.left());
        largestRight = extended(largestRight, space.right());
        if (errorFall.length < largestRight.length) {
            errorFall = largestRight.clone();
            if (Vectors.largest(target) > 0) {
                // q_0 = A / ||A||, so sign(A_j) (q_0)_j >= min |A_j| / ||A||
                double[] first = space.right().get(0);
                errorFall[0] = -Arrays.stream(first).map(StrictMath::abs).min().orElseThrow();
            }
        }
    }

    private static double[] extended(double[] largest, Directions directions) {
        if (largest.length == directions.size()) {
            return largest;
        }
        double[] longer = Arrays.copyOf(largest, directions.size());
        for (int k = largest.length; k < longer.length; k++) {
            longer[k] = Vectors.largest(directions.get(k));
        }
        return longer;
    }

    /** Whether some |w2_i| is at least the threshold. */
    boolean secondLayerReaches(double threshold) {
        measureDirections();
        double[] a = reduced.secondLayer();
        if (ofSecondLayer.below(threshold, a, largestLeft, largestLeft)) {
            return false;
        }
        double largest = Vectors.largest(lifted.secondLayer());
        ofSecondLayer.measured(a, largest);
        return largest >= threshold;
    }

    /** Whether some sign(A_j) E_j is at least the threshold. */
    boolean errorReaches(double threshold) {
        measureDirections();
        double[] e = reduced.error();
        if (ofError.below(threshold, e, largestRight, errorFall)) {
            return false;
        }
        double[] error = lifted.error();
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < error.length; j++) {
            largest = StrictMath.max(largest, StrictMath.signum(target[j]) * error[j]);
        }
        ofError.measured(e, largest);
        return largest >= threshold;
    }

    /**
     * Whether some |W1[i,j]| is at least the threshold. Where W1(0) is implicit its own entries, about 5 size at most, are left
     * out: the thresholds asked for are larger than they by a power of 1/s.
     */
    boolean firstLayerReaches(double threshold) {
        measureDirections();
        double[][] c = reduced.displacement();
        double start = StrictMath.abs(reduced.omega()) * largestInitial();
        double bound = start;
        for (int i = 0; i < c.length; i++) {
            bound += largestLeft[i] * rowBound(c[i]);
        }
        if (bound * SLACK < threshold) {
            return false;
        }
        for (int i = 0; i < space.dimension(); i++) {
            double[] row = lifted.displacedRow(i);
            if ((start + rowBound(row)) * SLACK >= threshold
                    && Vectors.largest(lifted.firstLayerRow(i, row)) >= threshold) {
                return true;
            }
        }
        return false;
    }

    /** max_j |sum_k row_k Q_kj| at most. */
    private double rowBound(double[] row) {
        double bound = 0;
        for (int k = 0; k < row.length; k++) {
            bound += StrictMath.abs(row[k]) * largestRight[k];
        }
        return bound;
    }

    private double largestInitial() {
        if (Double.isNaN(largestInitial)) {
            largestInitial = space.initial() instanceof StoredFirstLayer stored
                    ? stored.size()
                            * Arrays.stream(stored.unit())
                                    .mapToDouble(Vectors::largest)
                                    .max()
                                    .orElseThrow()
                    : 0;
        }
        return largestInitial;
    }
}
