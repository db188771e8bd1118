package org.rmed.linear.limit;

import java.util.ArrayList;
import java.util.List;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.Directions;
import org.rmed.linear.initial.Vectors;

/**
 * Orthonormal directions p_k (left, from W2(0)) and q_l (right, from A), each new one an image under G or G^T of one on the other
 * side. Methods linear in the gradient keep W2 in the span of the p and E in that of the q, up to the coupling through W1(0) =
 * size G to what lies outside.
 */
final class KrylovPair {

    /** Powers of size ||G|| / sqrt(||A||) below this are left out. */
    private static final double NEGLIGIBLE = 1e-14;

    private static final int FEWEST_LEVELS = 2;
    private static final int MOST_LEVELS = 24;
    /** An image this close to the known directions, relative to its length, is one of them up to rounding. */
    private static final double ROUNDING = 1e-13;

    private final Directions left = new Directions();
    private final Directions right = new Directions();
    private final List<double[]> images = new ArrayList<>();
    private final List<Double> leftOutside = new ArrayList<>();
    private final List<Double> rightOutside = new ArrayList<>();

    KrylovPair(TwoLayerProblem problem) {
        extend(right, problem.target().clone(), 1);
        extend(left, problem.secondLayer().clone(), 1);
        int levels = FEWEST_LEVELS;
        while (images.size() < right.size() || leftOutside.size() < left.size()) {
            int newest = leftOutside.size();
            boolean leftToo = newest < left.size();
            if (images.size() < right.size()) {
                double[] image = problem.initial().times(right.get(images.size()));
                images.add(image);
                levels = StrictMath.max(levels, levels(problem, image));
                rightOutside.add(extend(left, image.clone(), levels));
            }
            if (leftToo) {
                leftOutside.add(extend(right, problem.initial().transposeTimes(left.get(newest)), levels));
            }
        }
    }

    /** As many as the powers of W1(0)'s size, relative to the final weights', need to become negligible. */
    private static int levels(TwoLayerProblem problem, double[] image) {
        double ratio = 2
                * problem.initial().size()
                * StrictMath.sqrt(Vectors.dot(image, image))
                / StrictMath.sqrt(problem.targetNorm());
        double levels = ratio < 1 ? StrictMath.ceil(StrictMath.log(NEGLIGIBLE) / StrictMath.log(ratio)) : MOST_LEVELS;
        return (int) StrictMath.min(MOST_LEVELS, levels);
    }

    /** Adds what is new in an image, while there are fewer directions than levels; the length of what was left out. */
    private static double extend(Directions directions, double[] image, int levels) {
        double whole = StrictMath.sqrt(Vectors.dot(image, image));
        directions.split(image);
        double outside = StrictMath.sqrt(Vectors.dot(image, image));
        if (outside <= ROUNDING * whole) {
            return 0;
        }
        if (directions.size() >= levels) {
            return outside;
        }
        directions.add(image, outside);
        return 0;
    }

    /** p_k (d each). */
    Directions left() {
        return left;
    }

    /** q_l (d each). */
    Directions right() {
        return right;
    }

    /** G q_l (d). */
    double[] image(int l) {
        return images.get(l);
    }

    /** B_kl = p_k . G q_l. */
    double[][] coupling() {
        double[][] coupling = new double[left.size()][right.size()];
        for (int k = 0; k < coupling.length; k++) {
            for (int l = 0; l < coupling[k].length; l++) {
                coupling[k][l] = Vectors.dot(left.get(k), images.get(l));
            }
        }
        return coupling;
    }

    /** The length of G^T p_k outside the q. */
    double leftOutside(int k) {
        return leftOutside.get(k);
    }

    /** The length of G q_l outside the p. */
    double rightOutside(int l) {
        return rightOutside.get(l);
    }

    /** sum_k coefficients_k * directions_k (d). */
    static double[] combine(double[] coefficients, Directions directions, int d) {
        double[] sum = new double[d];
        for (int k = 0; k < coefficients.length; k++) {
            Vectors.add(sum, coefficients[k], directions.get(k));
        }
        return sum;
    }
}
