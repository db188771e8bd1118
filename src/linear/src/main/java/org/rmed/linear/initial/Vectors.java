package org.rmed.linear.initial;

/**
 * Sums over long vectors. Eight fixed accumulators give the processor independent work and, because the order of additions is
 * written down, the same bits on every machine.
 */
public final class Vectors {

    private Vectors() {}

    /** x . y. */
    public static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int end = x.length - 7;
        int j = 0;
        for (; j < end; j += 8) {
            s0 += x[j] * y[j];
            s1 += x[j + 1] * y[j + 1];
            s2 += x[j + 2] * y[j + 2];
            s3 += x[j + 3] * y[j + 3];
            s4 += x[j + 4] * y[j + 4];
            s5 += x[j + 5] * y[j + 5];
            s6 += x[j + 6] * y[j + 6];
            s7 += x[j + 7] * y[j + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    /** sum += factor * x. */
    public static void add(double[] sum, double factor, double[] x) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * x[j];
        }
    }

    /** max_i |x_i|, 0 for none. */
    public static double largest(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = StrictMath.max(largest, StrictMath.abs(value));
        }
        return largest;
    }
}
