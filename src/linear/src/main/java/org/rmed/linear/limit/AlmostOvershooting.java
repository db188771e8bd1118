package org.rmed.linear.limit;

import org.rmed.linear.initial.Directions;

/**
 * T_2 of gradient flow, Definition 2: some E_j >= -sqrt(eps / d), with E_j standing for sign(A_j) E_j. With E = -b A + rest, rest
 * orthogonal to A, bounds of order k decide all but the steps near T_2.
 */
final class AlmostOvershooting {

    private final double[] target;
    private final Directions right;
    private final ReducedFlow flow;
    private final double threshold;
    private final double smallestShare;

    AlmostOvershooting(double[] target, Directions right, ReducedFlow flow, double eps) {
        this.target = target;
        this.right = right;
        this.flow = flow;
        this.threshold = StrictMath.sqrt(eps / target.length);
        double smallest = Double.POSITIVE_INFINITY;
        for (double a : right.get(0)) {
            smallest = StrictMath.min(smallest, StrictMath.abs(a));
        }
        this.smallestShare = smallest;
    }

    /** ln of the threshold over the smallest -sign(A_j) E_j, or a bound of the same sign. */
    double measure(double[] y) {
        double[] e = flow.e(y);
        double square = flow.squaredError(y);
        double rest = 0;
        for (int l = 1; l < e.length; l++) {
            rest += StrictMath.abs(e[l]);
        }
        double above = StrictMath.sqrt(square / target.length);
        if (above <= threshold) {
            return StrictMath.log(threshold / above);
        }
        double below = -e[0] * smallestShare - rest;
        if (below > threshold) {
            return StrictMath.log(threshold / below);
        }
        double[] error = KrylovPair.combine(e, right, target.length);
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < target.length; j++) {
            smallest = StrictMath.min(smallest, -StrictMath.signum(target[j]) * error[j]);
        }
        return smallest <= 0 ? 1 : StrictMath.log(threshold / smallest);
    }
}
