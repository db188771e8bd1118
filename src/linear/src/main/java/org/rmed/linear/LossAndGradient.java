package org.rmed.linear;

/**
 * Loss and gradient with Lambda_xx = I, plainly: Lbar(W) = 1/2 ||W2 W1 - A||^2, Jiang, Malik and Li (2023), eq. (2). The
 * full loss differs by a constant that does not depend on W. Sums run in index order.
 */
public final class LossAndGradient {

    private LossAndGradient() {}

    /** x . y. */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    /** E = W2 W1 - A (d). */
    public static double[] error(double[] w2, double[][] w1, double[] target) {
        double[] error = new double[target.length];
        for (int i = 0; i < w2.length; i++) {
            for (int j = 0; j < error.length; j++) {
                error[j] += w2[i] * w1[i][j];
            }
        }
        for (int j = 0; j < error.length; j++) {
            error[j] -= target[j];
        }
        return error;
    }

    /** Lbar = 1/2 ||E||^2. */
    public static double loss(double[] error) {
        return 0.5 * dot(error, error);
    }

    /** g1[i,j] = w2_i E_j (d x d). */
    public static double[][] firstLayerGradient(double[] w2, double[] error) {
        double[][] gradient = new double[w2.length][error.length];
        for (int i = 0; i < w2.length; i++) {
            for (int j = 0; j < error.length; j++) {
                gradient[i][j] = w2[i] * error[j];
            }
        }
        return gradient;
    }

    /** g2_i = W1[i,:] . E (d). */
    public static double[] secondLayerGradient(double[][] w1, double[] error) {
        double[] gradient = new double[w1.length];
        for (int i = 0; i < w1.length; i++) {
            gradient[i] = dot(w1[i], error);
        }
        return gradient;
    }
}
