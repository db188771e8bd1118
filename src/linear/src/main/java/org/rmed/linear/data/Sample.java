package org.rmed.linear.data;

import org.rmed.random.Streams;

/**
 * A finite data set, whitened.
 *
 * @param inputs X transposed: (m x d), row k = input of sample k; Lambda_xx = I
 * @param labels Y: (m)
 */
public record Sample(double[][] inputs, double[] labels) {

    public Sample {
        if (inputs.length != labels.length) {
            throw new IllegalArgumentException(inputs.length + " inputs but " + labels.length + " labels");
        }
    }

    /**
     * m Gaussian inputs, whitened, with labels y_k = teacher . x_k + N(0, labelNoise^2).
     *
     * @param teacher (d); the A of the sample is this plus (1/m) sum of noise times input
     */
    public static Sample gaussian(Streams streams, double[] teacher, int m, double labelNoise) {
        double[][] inputs = Whitening.whiten(Streams.gaussian(streams.open("data.X"), 1, m, teacher.length));
        double[] labels = new double[m];
        Streams.gaussian(streams.open("data.noise"), labelNoise, labels);
        for (int k = 0; k < m; k++) {
            for (int j = 0; j < teacher.length; j++) {
                labels[k] += teacher[j] * inputs[k][j];
            }
        }
        return new Sample(inputs, labels);
    }

    /** Number of samples m. */
    public int size() {
        return labels.length;
    }

    /** A = (1/m) Y X^T (d). */
    public double[] target() {
        double[] target = new double[inputs[0].length];
        for (int k = 0; k < labels.length; k++) {
            for (int j = 0; j < target.length; j++) {
                target[j] += labels[k] * inputs[k][j];
            }
        }
        for (int j = 0; j < target.length; j++) {
            target[j] /= labels.length;
        }
        return target;
    }
}
