package org.rmed.linear.limit;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.Vectors;

/**
 * ||W1[i,:]||^2 in sign flow: W1[i,j] = W1(0)[i,j] + r_i sigma_j (V_j + c_i) gives
 *
 * <pre>||W1(0)[i,:]||^2 + 2 r_i sum_j W1(0)[i,j] sigma_j (V_j + c_i) + sum_j (V_j + c_i)^2.</pre>
 *
 * The middle term needs a product of W1(0) with sigma V, a new vector at every time. It is made from the products with sigma and A,
 * and from one with what is left, unless that changes the norms by less than a relative 1e-12.
 */
final class SignRowNorms {

    private static final double NEGLIGIBLE = 1e-12;
    private static final double NOTHING = 1e-18;

    private final TwoLayerProblem problem;
    private final SignTransient rows;
    private final double[] sigma;
    private final double[] initial;
    private double[] signImage;
    private double[] targetImage;

    SignRowNorms(TwoLayerProblem problem, SignTransient rows, double[] sigma) {
        this.problem = problem;
        this.rows = rows;
        this.sigma = sigma;
        this.initial = problem.initial().rowNormsSquared();
    }

    /** At the start, to a common factor where they would underflow. */
    double[] start() {
        return RowNorms.of(new double[0][], problem.initial().size(), initial);
    }

    /** After the transient, with V (d). */
    double[] displaced(double[] moved) {
        double size = problem.initial().size();
        int d = moved.length;
        double square = Vectors.dot(moved, moved);
        double sum = 0;
        for (double v : moved) {
            sum += v;
        }
        double[] norms = new double[d];
        for (int i = 0; i < d; i++) {
            double c = rows.lag()[i];
            norms[i] = square + c * (2 * sum + d * c) + size * size * initial[i];
        }
        if (2 * size > NOTHING * StrictMath.sqrt(square)) {
            addCross(norms, moved, square);
        }
        return norms;
    }

    private void addCross(double[] norms, double[] moved, double square) {
        int d = moved.length;
        double size = problem.initial().size();
        double[] target = problem.target();
        if (signImage == null) {
            signImage = problem.initial().times(sigma);
            targetImage = problem.initial().times(target);
        }
        double[] rest = new double[d];
        double mean = 0;
        double meanSize = 0;
        for (int j = 0; j < d; j++) {
            mean += moved[j] / d;
            meanSize += sigma[j] * target[j] / d;
        }
        double covariance = 0;
        double variance = 0;
        for (int j = 0; j < d; j++) {
            double deviation = sigma[j] * target[j] - meanSize;
            covariance += deviation * (moved[j] - mean);
            variance += deviation * deviation;
        }
        double along = variance == 0 ? 0 : covariance / variance;
        double constant = mean - along * meanSize;
        for (int j = 0; j < d; j++) {
            rest[j] = sigma[j] * (moved[j] - constant) - along * target[j];
        }
        double left = StrictMath.sqrt(Vectors.dot(rest, rest));
        double[] image =
                2 * size * left > NEGLIGIBLE * square ? problem.initial().times(rest) : new double[d];
        for (int i = 0; i < d; i++) {
            double product = (constant + rows.lag()[i]) * signImage[i] + along * targetImage[i] + image[i];
            norms[i] += 2 * rows.sign()[i] * size * product;
        }
    }
}
