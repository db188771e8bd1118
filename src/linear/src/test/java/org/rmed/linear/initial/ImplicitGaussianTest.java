package org.rmed.linear.initial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.random.Streams;

/**
 * Catches products that contradict each other (a left one that forgets what the right ones fixed), products or row norms
 * with the wrong law, directions drawn twice, and numbers that depend on anything but the seed and the questions.
 */
class ImplicitGaussianTest {

    private static ImplicitGaussian implicit(long seed, int d) {
        return new ImplicitGaussian(new Streams(seed), d, 0.5);
    }

    /** y . (G x) = (G^T y) . x for all pairs asked, in any order; sums of d products of size about 1: 64 d roundings. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void leftAndRightProductsAreThoseOfOneMatrix(int d) {
        ImplicitGaussian start = implicit(3, d);
        Random random = new Random(d);
        double[][] x = Instances.gaussian(random, 6, d, 1);
        double[][] y = Instances.gaussian(random, 6, d, 1);
        double[][] gx = new double[6][];
        double[][] gy = new double[6][];
        for (int k = 0; k < 6; k++) {
            gx[k] = start.times(x[k]);
            gy[k] = start.transposeTimes(y[k]);
        }
        for (int k = 0; k < 6; k++) {
            for (int l = 0; l < 6; l++) {
                double size = Math.sqrt(Instances.dot(y[l], y[l]) * Instances.dot(gx[k], gx[k]));
                assertEquals(Instances.dot(y[l], gx[k]), Instances.dot(gy[l], x[k]), 64 * d * 0x1p-52 * (1 + size) * d);
            }
        }
    }

    /** What was drawn stays: a combination of known vectors draws nothing new. */
    @Test
    void knownDirectionsAreNotDrawnAgain() {
        int d = 30;
        ImplicitGaussian start = implicit(4, d);
        Random random = new Random(1);
        double[] x = Instances.gaussian(random, d, 1);
        double[] z = Instances.gaussian(random, d, 1);
        double[] gx = start.times(x);
        double[] gz = start.times(z);
        double[] sum = new double[d];
        double[] expected = new double[d];
        for (int j = 0; j < d; j++) {
            sum[j] = 2 * x[j] - 3 * z[j];
            expected[j] = 2 * gx[j] - 3 * gz[j];
        }
        // 1e-14 of the length may count as rounding and be dropped, and some more rounding
        assertArrayEquals(expected, start.times(sum), 1e-12);
        assertArrayEquals(gx, start.times(x), 1e-13 * d);
    }

    @Test
    void sameSeedAndQuestionsGiveTheSameBits() {
        double[] x = Instances.gaussian(new Random(2), 50, 1);
        ImplicitGaussian one = implicit(5, 50);
        ImplicitGaussian two = implicit(5, 50);
        assertArrayEquals(one.times(x), two.times(x));
        assertArrayEquals(one.transposeTimes(x), two.transposeTimes(x));
        assertArrayEquals(one.rowNormsSquared(), two.rowNormsSquared());
        assertTrue(!Arrays.equals(one.times(x), implicit(6, 50).times(x)));
    }

    @Test
    void zeroVectorGivesZeroAndDrawsNothing() {
        ImplicitGaussian start = implicit(7, 8);
        assertArrayEquals(new double[8], start.times(new double[8]));
        double[] first = start.times(unit(8, 0));
        assertArrayEquals(first, implicit(7, 8).times(unit(8, 0)));
    }

    /**
     * The law: entries of G e_0, then of G^T e_1 given it, then of G (e_0 + e_2), over 200 seeds. G e_0 and the second's
     * entries are N(0, 1) and independent over the seeds used; each KS test has a false-alarm rate of 1e-3, the seeds are
     * fixed.
     */
    @Test
    void entriesAreStandardNormal() {
        int d = 6;
        int seeds = 200;
        double[] right = new double[seeds];
        double[] left = new double[seeds];
        double[] mixed = new double[seeds];
        double[] shared = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            ImplicitGaussian start = implicit(seed, d);
            right[seed] = start.times(unit(d, 0))[3];
            double[] row = start.transposeTimes(unit(d, 1));
            left[seed] = row[4];
            double[] sum = unit(d, 0);
            sum[2] = 1;
            // given row 1, entry 1 is fixed: G_10 + G_12; entry 5 is a fresh N(0, 2)
            double[] product = start.times(sum);
            assertEquals(row[0] + row[2], product[1], 1e-12);
            mixed[seed] = product[5] / Math.sqrt(2);
            shared[seed] = row[2];
        }
        for (double[] sample : new double[][] {right, left, mixed, shared}) {
            assertTrue(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(null, 0, 1), sample)
                    > 1e-3);
        }
    }

    /**
     * ||G[i,:]||^2 is chi^2_d for every row, whatever was asked before: a row that a left vector fixed, one that it did not,
     * and, with all of R^d known on the right, exactly the sum of squares. KS over 300 seeds, false-alarm rate 1e-3 each, seeds
     * fixed.
     */
    @Test
    void rowNormsAreChiSquare() {
        int d = 5;
        int seeds = 300;
        double[] fixed = new double[seeds];
        double[] partly = new double[seeds];
        double[] free = new double[seeds];
        double[] direction = {0.6, 0, 0.8, 0, 0};
        for (int seed = 0; seed < seeds; seed++) {
            ImplicitGaussian start = implicit(seed, d);
            start.times(unit(d, 1));
            start.transposeTimes(direction);
            double[] row = start.transposeTimes(unit(d, 4));
            double[] norms = start.rowNormsSquared();
            assertEquals(Instances.dot(row, row), norms[4], 1e-11, "a left unit vector fixes its row");
            fixed[seed] = norms[4];
            partly[seed] = norms[2];
            free[seed] = norms[1];
        }
        for (double[] sample : new double[][] {fixed, partly, free}) {
            assertTrue(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new ChiSquaredDistribution(null, d), sample)
                    > 1e-3);
        }
    }

    @Test
    void rowNormsAreExactOnceEverythingIsKnown() {
        int d = 4;
        ImplicitGaussian start = implicit(9, d);
        double[] expected = new double[d];
        for (int j = 0; j < d; j++) {
            double[] column = start.times(unit(d, j));
            for (int i = 0; i < d; i++) {
                expected[i] += column[i] * column[i];
            }
        }
        assertArrayEquals(expected, start.rowNormsSquared(), 1e-13);
        assertArrayEquals(start.rowNormsSquared(), start.rowNormsSquared());
    }

    @Test
    void oneDimensionLessThanAllIsKnown() {
        ImplicitGaussian start = implicit(11, 2);
        double[] column = start.times(unit(2, 0));
        double[] norms = start.rowNormsSquared();
        for (int i = 0; i < 2; i++) {
            assertTrue(norms[i] > column[i] * column[i]);
        }
    }

    @Test
    void entriesAreRefused() {
        assertRefused(() -> implicit(1, 3).entries(), "W1(0) is implicit at d=3", "initialization=stored");
        assertTrue(!implicit(1, 3).stored());
        assertEquals(0.5, implicit(1, 3).size());
        assertEquals(3, implicit(1, 3).dimension());
    }

    private static double[] unit(int d, int j) {
        double[] unit = new double[d];
        unit[j] = 1;
        return unit;
    }
}
