package org.rmed.benchmarks;

import org.rmed.linear.TwoLayerProblem;

/**
 * The step as a textbook has it, in plain Java: the baseline, and what the engine's result is checked against. Both
 * gradients are formed in full and the weights are one array (W1 row by row, then W2). Shares no code with the engine.
 */
final class TextbookNetwork {

    private final int d;
    private final boolean adam;
    private final double eta;
    private final double[] target;
    private final double[] weights;
    private final double[] gradient;
    private final double[] m;
    private final double[] v;
    private int t;

    TextbookNetwork(TwoLayerProblem problem, String optimizer, double eta) {
        this.d = problem.dimension();
        this.adam = optimizer.equals("adam");
        this.eta = eta;
        this.target = problem.target();
        this.weights = new double[d * d + d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(problem.firstLayer()[i], 0, weights, i * d, d);
            weights[d * d + i] = problem.secondLayer()[i];
        }
        this.gradient = new double[weights.length];
        this.m = new double[weights.length];
        this.v = new double[weights.length];
    }

    void step() {
        formGradient();
        t++;
        if (adam) {
            adamStep();
        } else {
            momentumStep();
        }
    }

    private void formGradient() {
        double[] error = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                error[j] += weights[d * d + i] * weights[i * d + j];
            }
        }
        for (int j = 0; j < d; j++) {
            error[j] -= target[j];
        }
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                gradient[i * d + j] = weights[d * d + i] * error[j];
                sum += weights[i * d + j] * error[j];
            }
            gradient[d * d + i] = sum;
        }
    }

    private void adamStep() {
        double c1 = 1 - StrictMath.pow(Workload.BETA1, t);
        double c2 = 1 - StrictMath.pow(Workload.BETA2, t);
        for (int k = 0; k < weights.length; k++) {
            m[k] = Workload.BETA1 * m[k] + (1 - Workload.BETA1) * gradient[k];
            v[k] = Workload.BETA2 * v[k] + (1 - Workload.BETA2) * gradient[k] * gradient[k];
            weights[k] -= eta * (m[k] / c1) / (Math.sqrt(v[k] / c2) + Workload.XI);
        }
    }

    private void momentumStep() {
        for (int k = 0; k < weights.length; k++) {
            m[k] = Workload.BETA1 * m[k] + gradient[k];
            weights[k] -= eta * m[k];
        }
    }

    /**
     * Largest difference of a weight from those given, over the largest weight: rounding, 1e-12 at most after
     * {@link Workload#CHECKED_STEPS} steps.
     */
    double distance(double[] secondLayer, double[][] firstLayer) {
        double difference = 0;
        double size = 0;
        for (int k = 0; k < weights.length; k++) {
            double other = k < d * d ? firstLayer[k / d][k % d] : secondLayer[k - d * d];
            difference = Math.max(difference, Math.abs(weights[k] - other));
            size = Math.max(size, Math.abs(weights[k]));
        }
        return difference / size;
    }
}
