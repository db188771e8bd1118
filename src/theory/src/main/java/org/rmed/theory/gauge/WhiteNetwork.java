package org.rmed.theory.gauge;

import org.rmed.linear.engine.Network;

/**
 * A network on the white data X = sqrt(d) I, Y = sqrt(d) A, with one flat array of weights to perturb: W1 row by row (index i d
 * + j), then W2 (index d^2 + i). Its loss is
 *
 * <pre>L = 1/2 sum_j ( sum_i w2_i phi( sqrt(d) W1[i,j] ) / sqrt(d) - A_j )^2,</pre>
 *
 * for phi the identity 1/2 ||W2 W1 - A||^2.
 */
final class WhiteNetwork {

    private final Activation activation;
    private final double[] target;
    private final double root;
    private final double[] weights;
    private double size;

    WhiteNetwork(Activation activation, Network network) {
        int d = network.target().length;
        this.activation = activation;
        this.target = network.target();
        this.root = StrictMath.sqrt(d);
        this.weights = new double[d * d + d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(network.firstLayer()[i], 0, weights, i * d, d);
        }
        System.arraycopy(network.secondLayer(), 0, weights, d * d, d);
    }

    /** The loss where weights a and b (equal or not) have been moved by so much. */
    double loss(int a, double byA, int b, double byB) {
        double keptA = weights[a];
        weights[a] += byA;
        double keptB = weights[b];
        weights[b] += byB;
        double loss = loss();
        weights[b] = keptB;
        weights[a] = keptA;
        return loss;
    }

    /** L; leaves 1/2 sum_j ( sum_i |w2_i phi| + |A_j| )^2 in {@link #size()}. */
    private double loss() {
        int d = target.length;
        double loss = 0;
        double magnitude = 0;
        for (int j = 0; j < d; j++) {
            double error = 0;
            double bound = StrictMath.abs(target[j]);
            for (int i = 0; i < d; i++) {
                double term = weights[d * d + i] * activation.of(root * weights[i * d + j]) / root;
                error += term;
                bound += StrictMath.abs(term);
            }
            error -= target[j];
            loss += error * error / 2;
            magnitude += bound * bound / 2;
        }
        size = StrictMath.max(size, magnitude);
        return loss;
    }

    /** The largest sum of magnitudes in the losses since the last call: rounding is a multiple of it. */
    double size() {
        double largest = size;
        size = 0;
        return largest;
    }
}
