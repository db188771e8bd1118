package org.rmed.linear.engine;

import org.rmed.linear.initial.Vectors;

/**
 * The inner loops over several rows at once. They do for each row, in the same order, what {@link Vectors} does for one, with
 * fewer loads: any grouping of rows gives the same bits.
 */
final class RowKernels {

    private RowKernels() {}

    /** out_i = rows[i] . y for from <= i < to. */
    static void dots(double[][] rows, int from, int to, double[] y, double[] out) {
        int i = from;
        for (; i < to - 1; i += 2) {
            twoDots(rows[i], rows[i + 1], y, out, i);
        }
        if (i < to) {
            out[i] = Vectors.dot(rows[i], y);
        }
    }

    /** out_i = x . y, out_(i+1) = z . y. */
    private static void twoDots(double[] x, double[] z, double[] y, double[] out, int i) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        double r0 = 0;
        double r1 = 0;
        double r2 = 0;
        double r3 = 0;
        double r4 = 0;
        double r5 = 0;
        double r6 = 0;
        double r7 = 0;
        int end = x.length - 7;
        int j = 0;
        for (; j < end; j += 8) {
            double y0 = y[j];
            s0 += x[j] * y0;
            r0 += z[j] * y0;
            double y1 = y[j + 1];
            s1 += x[j + 1] * y1;
            r1 += z[j + 1] * y1;
            double y2 = y[j + 2];
            s2 += x[j + 2] * y2;
            r2 += z[j + 2] * y2;
            double y3 = y[j + 3];
            s3 += x[j + 3] * y3;
            r3 += z[j + 3] * y3;
            double y4 = y[j + 4];
            s4 += x[j + 4] * y4;
            r4 += z[j + 4] * y4;
            double y5 = y[j + 5];
            s5 += x[j + 5] * y5;
            r5 += z[j + 5] * y5;
            double y6 = y[j + 6];
            s6 += x[j + 6] * y6;
            r6 += z[j + 6] * y6;
            double y7 = y[j + 7];
            s7 += x[j + 7] * y7;
            r7 += z[j + 7] * y7;
        }
        double s = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        double r = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; j < x.length; j++) {
            s += x[j] * y[j];
            r += z[j] * y[j];
        }
        out[i] = s;
        out[i + 1] = r;
    }

    /** sum += factors_i * rows[i], in the order from <= i < to. */
    static void add(double[] sum, double[] factors, double[][] rows, int from, int to) {
        int i = from;
        for (; i < to - 3; i += 4) {
            addFour(
                    sum,
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3]);
        }
        for (; i < to; i++) {
            Vectors.add(sum, factors[i], rows[i]);
        }
    }

    private static void addFour(
            double[] sum,
            double factor0,
            double[] row0,
            double factor1,
            double[] row1,
            double factor2,
            double[] row2,
            double factor3,
            double[] row3) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = sum[j] + factor0 * row0[j] + factor1 * row1[j] + factor2 * row2[j] + factor3 * row3[j];
        }
    }
}
