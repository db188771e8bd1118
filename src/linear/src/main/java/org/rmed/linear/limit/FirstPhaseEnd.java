package org.rmed.linear.limit;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;

/**
 * T_1 of gradient flow, Definition 1: some |w2_i| or |W1[i,j]| >= sqrt(s). Bounds of order k decide it nearly always; the largest
 * w2_i, O(d k), is looked for only near T_1, and the largest W1[i,j] only where it could be larger: exactly if W1(0) is stored,
 * O(d^2 k); else as the sum of products of largest entries, which is exact up to the size of W1(0) once W1 has rank one.
 */
final class FirstPhaseEnd {

    private static final double LARGEST_GAUSSIAN = 8;

    private final TwoLayerProblem problem;
    private final KrylovPair pair;
    private final ReducedFlow flow;
    private final double threshold;
    private final double largestInitial;
    private final double[] largestRight;

    FirstPhaseEnd(TwoLayerProblem problem, KrylovPair pair, ReducedFlow flow) {
        this.problem = problem;
        this.pair = pair;
        this.flow = flow;
        this.threshold = StrictMath.sqrt(problem.scale());
        this.largestInitial = largestInitial(problem);
        this.largestRight = new double[pair.right().size()];
        for (int l = 0; l < largestRight.length; l++) {
            largestRight[l] = Vectors.largest(pair.right().get(l));
        }
    }

    /** max |W1(0)[i,j]|, or a bound that an implicit start passes once in 10^15 draws of an entry. */
    static double largestInitial(TwoLayerProblem problem) {
        double largest = LARGEST_GAUSSIAN;
        if (problem.initial() instanceof StoredFirstLayer stored) {
            largest = 0;
            for (double[] row : stored.unit()) {
                largest = StrictMath.max(largest, Vectors.largest(row));
            }
        }
        return problem.initial().size() * largest;
    }

    /** ln of the largest weight over sqrt(s), or a bound of the same sign. */
    double measure(double[] y) {
        double[] z = flow.z(y);
        double norm = StrictMath.sqrt(Vectors.dot(z, z));
        double firstLayerBound = largestInitial;
        for (int l = 0; l < largestRight.length; l++) {
            double[] column = flow.column(y, l);
            firstLayerBound += StrictMath.sqrt(Vectors.dot(column, column)) * largestRight[l];
        }
        double above = StrictMath.max(norm, firstLayerBound);
        double below = norm / StrictMath.sqrt(problem.dimension());
        if (above < threshold) {
            return StrictMath.log(above / threshold);
        }
        if (below >= threshold) {
            return StrictMath.log(below / threshold);
        }
        double second = Vectors.largest(KrylovPair.combine(z, pair.left(), problem.dimension()));
        double largest = firstLayerBound <= second ? second : StrictMath.max(second, firstLayer(y));
        return StrictMath.log(largest / threshold);
    }

    private double firstLayer(double[] y) {
        double[][] left = new double[largestRight.length][];
        double product = 0;
        for (int l = 0; l < left.length; l++) {
            left[l] = KrylovPair.combine(flow.column(y, l), pair.left(), problem.dimension());
            product += Vectors.largest(left[l]) * largestRight[l];
        }
        if (!(problem.initial() instanceof StoredFirstLayer stored)) {
            return product;
        }
        double largest = 0;
        for (int i = 0; i < problem.dimension(); i++) {
            double[] row = new double[problem.dimension()];
            Vectors.add(row, stored.size(), stored.unit()[i]);
            for (int l = 0; l < left.length; l++) {
                Vectors.add(row, left[l][i], pair.right().get(l));
            }
            largest = StrictMath.max(largest, Vectors.largest(row));
        }
        return largest;
    }
}
