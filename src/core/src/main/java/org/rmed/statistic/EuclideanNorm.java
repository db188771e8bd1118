package org.rmed.statistic;

/**
 * sqrt(sum x^2) of finite numbers, fed one at a time. The squares are taken relative to the largest entry so far
 * (LAPACK's dlassq), because small-initialization Hessians have entries whose squares underflow. Relative error below
 * (2 n + 4) 2^-52 for n numbers.
 */
final class EuclideanNorm {

    private double scale;
    private double sum;

    void add(double value) {
        double size = Math.abs(value);
        if (size > scale) {
            double shrink = scale / size;
            sum = 1 + sum * shrink * shrink;
            scale = size;
        } else if (size > 0) {
            double relative = size / scale;
            sum += relative * relative;
        }
    }

    double value() {
        return scale * Math.sqrt(sum);
    }

    /** The norm of all entries of a matrix: Frobenius. Not modified. */
    static double of(double[][] matrix) {
        EuclideanNorm norm = new EuclideanNorm();
        for (double[] row : matrix) {
            for (double value : row) {
                norm.add(value);
            }
        }
        return norm.value();
    }
}
