package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.Instances;
import org.rmed.linear.TwoLayerProblem;

/**
 * The network and its optimizers as a textbook has them: W2 W1 by double loops, both gradients formed in full, one array of
 * all weights (W1 row by row, then W2), moments divided by 1 - beta^(t+1). No code is shared with the engine, sums run in
 * another order.
 */
final class NaiveNetwork {

    static final double BETA = 0.9;
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.95;
    static final double XI = 1e-8;
    static final double DECAY = 0.01;

    private final int d;
    private final double[] target;
    private final double[] weights;
    private final double[] m;
    private final double[] v;
    private final double[] highest;
    private final String optimizer;
    private final double eta;
    private int t;

    NaiveNetwork(TwoLayerProblem problem, String optimizer, double eta) {
        this.d = problem.dimension();
        this.target = problem.target();
        this.weights = new double[d * d + d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(problem.firstLayer()[i], 0, weights, i * d, d);
            weights[d * d + i] = problem.secondLayer()[i];
        }
        this.m = new double[weights.length];
        this.v = new double[weights.length];
        this.highest = new double[weights.length];
        this.optimizer = optimizer;
        this.eta = eta;
    }

    void step() {
        double[] g = gradient(error());
        t++;
        for (int k = 0; k < g.length; k++) {
            weights[k] -= displacement(k, g[k]);
        }
    }

    private double displacement(int k, double g) {
        return switch (optimizer) {
            case "gd" -> eta * g;
            case "sign" -> eta * Math.signum(g);
            case "sgdm" -> {
                m[k] = BETA * m[k] + (g + DECAY * weights[k]);
                yield eta * m[k];
            }
            case "nesterov" -> {
                m[k] = BETA * m[k] + g;
                yield eta * (g + BETA * m[k]);
            }
            case "adagrad" -> {
                v[k] = v[k] + g * g;
                yield eta * g / (Math.sqrt(v[k]) + XI);
            }
            case "rmsprop" -> {
                v[k] = BETA2 * v[k] + (1 - BETA2) * g * g;
                yield eta * g / (Math.sqrt(v[k] / (1 - Math.pow(BETA2, t))) + XI);
            }
            case "adam", "adamw", "amsgrad" -> {
                m[k] = BETA1 * m[k] + (1 - BETA1) * g;
                v[k] = BETA2 * v[k] + (1 - BETA2) * g * g;
                highest[k] = Math.max(highest[k], v[k]);
                double second = (optimizer.equals("amsgrad") ? highest[k] : v[k]) / (1 - Math.pow(BETA2, t));
                double first = m[k] / (1 - Math.pow(BETA1, t));
                double decay = optimizer.equals("adamw") ? DECAY * weights[k] : 0;
                yield eta * (first / (Math.sqrt(second) + XI) + decay);
            }
            default -> throw new IllegalArgumentException("no textbook version of " + optimizer + " yet: write one");
        };
    }

    double[] error() {
        double[] error = new double[d];
        for (int j = 0; j < d; j++) {
            for (int i = d - 1; i >= 0; i--) {
                error[j] += weights[d * d + i] * weights[i * d + j];
            }
            error[j] -= target[j];
        }
        return error;
    }

    /** All d^2 + d gradient entries at a given error. */
    double[] gradient(double[] error) {
        double[] g = new double[weights.length];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                g[i * d + j] = weights[d * d + i] * error[j];
            }
            g[d * d + i] = Instances.dot(firstLayer(i), error);
        }
        return g;
    }

    double[] firstLayer(int i) {
        return Arrays.copyOfRange(weights, i * d, (i + 1) * d);
    }

    double[] secondLayer() {
        return Arrays.copyOfRange(weights, d * d, d * d + d);
    }

    double loss() {
        return 0.5 * Instances.dot(error(), error());
    }

    /** R_med of the first layer: squares sorted, largest over the middle (mean of two for an even count). */
    double rMed1() {
        return ratio(Arrays.stream(secondLayer()).map(x -> x * x).toArray());
    }

    double rMed2() {
        double[] squares = new double[d];
        Arrays.setAll(squares, i -> Instances.dot(firstLayer(i), firstLayer(i)));
        return ratio(squares);
    }

    private double ratio(double[] squares) {
        Arrays.sort(squares);
        return squares[d - 1] / ((squares[(d - 1) / 2] + squares[d / 2]) / 2);
    }
}
