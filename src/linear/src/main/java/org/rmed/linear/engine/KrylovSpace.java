package org.rmed.linear.engine;

import java.util.ArrayList;
import java.util.List;
import org.rmed.linear.initial.Directions;
import org.rmed.linear.initial.InitialFirstLayer;
import org.rmed.linear.initial.Vectors;

/**
 * The subspaces that a method linear in the gradient never leaves, as far as they have been needed: W2 stays in P = span{w2(0),
 * W1(0) A, W1(0) W1(0)^T w2(0), ...}, E in Q = span{A, W1(0)^T w2(0), W1(0)^T W1(0) A, ...}. Both grow by one direction at a
 * time: P by the image of the next direction of Q that has not been tried, Q by that of the next direction of P. Products are
 * those of G = W1(0) / size, so nothing underflows.
 *
 * <p>A direction is open as long as its image may point out of the other subspace. With no open direction left the reduction
 * to P and Q is exact.
 */
final class KrylovSpace {

    /** An image that keeps less than this of its length outside the known directions is inside them up to rounding. */
    private static final double ROUNDING = 1e-14;

    private final InitialFirstLayer initial;
    private final Directions left = new Directions();
    private final Directions right = new Directions();
    /** G q for every q of Q: the coefficients of W1(0), and rows' norms, need them all. */
    private final List<double[]> images = new ArrayList<>();

    private int leftTried;
    private int rightTried;

    /**
     * @param secondLayer w2(0) (d)
     * @param target A (d)
     */
    KrylovSpace(InitialFirstLayer initial, double[] secondLayer, double[] target) {
        this.initial = initial;
        add(left, secondLayer.clone());
        addRight(target.clone());
    }

    /** d. */
    int dimension() {
        return initial.dimension();
    }

    /** W1(0). */
    InitialFirstLayer initial() {
        return initial;
    }

    /** P: directions of W2 and of the rows' index of W1. */
    Directions left() {
        return left;
    }

    /** Q: directions of E and of the columns' index of W1. */
    Directions right() {
        return right;
    }

    /** G q_k (d). Not to be changed. */
    double[] image(int k) {
        return images.get(k);
    }

    /** p_i . W1(0) q_j. */
    double coefficient(int i, int j) {
        return initial.size() * Vectors.dot(left.get(i), images.get(j));
    }

    /** Directions of P from this one on are open. */
    int firstOpenLeft() {
        return right.size() == dimension() ? left.size() : rightTried;
    }

    /** Directions of Q from this one on are open. */
    int firstOpenRight() {
        return left.size() == dimension() ? right.size() : leftTried;
    }

    /**
     * Adds the next direction of each side, where there is one.
     *
     * @param most directions a side at most
     * @return false if there is one but no room for it
     */
    boolean grow(int most) {
        boolean leftFits = growLeft(most);
        boolean rightFits = growRight(most);
        return leftFits && rightFits;
    }

    private boolean growLeft(int most) {
        for (; firstOpenRight() < right.size(); leftTried++) {
            double[] candidate = images.get(leftTried).clone();
            if (isNew(left, candidate)) {
                if (left.size() == most) {
                    return false;
                }
                add(left, candidate);
                leftTried++;
                return true;
            }
        }
        return true;
    }

    private boolean growRight(int most) {
        for (; firstOpenLeft() < left.size(); rightTried++) {
            double[] candidate = initial.transposeTimes(left.get(rightTried));
            if (isNew(right, candidate)) {
                if (right.size() == most) {
                    return false;
                }
                addRight(candidate);
                rightTried++;
                return true;
            }
        }
        return true;
    }

    /** Whether the candidate leaves the directions. Modified: only what is outside them remains. */
    private static boolean isNew(Directions known, double[] candidate) {
        double before = norm(candidate);
        known.split(candidate);
        return norm(candidate) > ROUNDING * before;
    }

    private void addRight(double[] candidate) {
        int before = right.size();
        add(right, candidate);
        if (right.size() > before) {
            images.add(initial.times(candidate));
        }
    }

    /** Adds a vector orthogonal to those there, unless it is zero. Modified: scaled to length 1, and kept. */
    private static void add(Directions directions, double[] vector) {
        double norm = norm(vector);
        if (norm > 0) {
            directions.add(vector, norm);
        }
    }

    /** ||x||, whatever its scale. */
    static double norm(double[] x) {
        double largest = Vectors.largest(x);
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (double value : x) {
            squares += (value / largest) * (value / largest);
        }
        return largest * StrictMath.sqrt(squares);
    }
}
