package org.rmed.linear.engine;

import java.util.Arrays;

/**
 * An upper bound on the largest entry of a vector sum_k x_k V_k (d) that moves with x, for O(k): from a state where the largest
 * entry was measured (at first the zero vector), entry j moves by (x_k - x_k(then)) V_kj at most for each k. Each measurement
 * shrinks the distance to the threshold by a factor, so few are needed however slowly x creeps up to it.
 */
final class EntryBound {

    /** Well above the roundings of a sum of some hundred terms, relative to their absolute values. */
    private static final double SLACK = 1e-12;

    private double[] measuredAt = {};
    private double largest;

    /**
     * Whether every entry is certainly below the threshold.
     *
     * @param up by how much an entry can rise per unit of x_k (k)
     * @param down by how much an entry can rise per unit that x_k falls (k); negative if every entry must fall
     */
    boolean below(double threshold, double[] x, double[] up, double[] down) {
        double bound = largest;
        double size = StrictMath.abs(largest);
        for (int k = 0; k < x.length; k++) {
            double then = k < measuredAt.length ? measuredAt[k] : 0;
            double moved = x[k] - then;
            bound += moved > 0 ? moved * up[k] : -moved * down[k];
            size += (StrictMath.abs(x[k]) + StrictMath.abs(then)) * up[k];
        }
        return bound + SLACK * size < threshold;
    }

    /** Notes the largest entry at x. */
    void measured(double[] x, double largestThere) {
        measuredAt = Arrays.copyOf(x, x.length);
        largest = largestThere;
    }
}
