package org.rmed.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** Random instances for tests, drawn with java.util.Random and plain loops: a channel of its own beside Streams. */
public final class Instances {

    private Instances() {}

    /** n numbers N(0, sd^2). */
    public static double[] gaussian(Random random, int n, double sd) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> sd * random.nextGaussian());
        return values;
    }

    /** (rows x columns) numbers N(0, sd^2). */
    public static double[][] gaussian(Random random, int rows, int columns, double sd) {
        double[][] matrix = new double[rows][];
        Arrays.setAll(matrix, i -> gaussian(random, columns, sd));
        return matrix;
    }

    /** A uniform on [0.5, 1.5], W2 N(0, s^2), W1 N(0, s^4): Assumptions 1 and 2. */
    public static TwoLayerProblem problem(int d, double scale, long seed) {
        Random random = new Random(seed);
        double[] target = random.doubles(d, 0.5, 1.5).toArray();
        double[] w2 = gaussian(random, d, scale);
        return new TwoLayerProblem(target, w2, gaussian(random, d, d, scale * scale), scale, Optional.empty());
    }

    /** m inputs in d dimensions with Lambda_xx = I to rounding, by Gram and Schmidt on the columns, done twice. */
    public static double[][] whiteInputs(Random random, int m, int d) {
        double[][] columns = gaussian(random, d, m, 1);
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < j; k++) {
                    double along = dot(columns[j], columns[k]) / m;
                    for (int r = 0; r < m; r++) {
                        columns[j][r] -= along * columns[k][r];
                    }
                }
                double norm = Math.sqrt(dot(columns[j], columns[j]) / m);
                for (int r = 0; r < m; r++) {
                    columns[j][r] /= norm;
                }
            }
        }
        return transposed(columns);
    }

    /** An orthogonal matrix (d x d). */
    public static double[][] orthogonal(Random random, int d) {
        double[][] matrix = whiteInputs(random, d, d);
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> row[j] / Math.sqrt(d));
        }
        return matrix;
    }

    /** Matrix product. */
    public static double[][] times(double[][] a, double[][] b) {
        double[][] bt = transposed(b);
        double[][] product = new double[a.length][bt.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < bt.length; j++) {
                product[i][j] = dot(a[i], bt[j]);
            }
        }
        return product;
    }

    /** Transpose. */
    public static double[][] transposed(double[][] a) {
        double[][] result = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    /** x . y, last entry first: rounds otherwise than the kernels under test. */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = x.length - 1; j >= 0; j--) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    /** max |x_i|. */
    public static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElseThrow();
    }
}
