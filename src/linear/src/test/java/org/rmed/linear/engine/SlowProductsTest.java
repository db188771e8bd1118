package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Instances;

/** Catches products asked for twice, a rest neglected that matters, factors left out, and directions without end. */
class SlowProductsTest {

    private static final int D = 50;
    private static final double SIZE = 0.25;

    private final double[][] g = Instances.gaussian(new Random(2), D, D, 1);
    private int asked;

    private SlowProducts products(int rank) {
        return new SlowProducts(this::times, SIZE, SIZE, D, rank);
    }

    private double[] times(double[] x) {
        asked++;
        return Instances.times(new double[][] {x}, Instances.transposed(g))[0];
    }

    private double[] exact(double[] x, double factor) {
        double[] product = Instances.times(new double[][] {x}, Instances.transposed(g))[0];
        for (int i = 0; i < D; i++) {
            product[i] = 1 + factor * SIZE * product[i];
        }
        return product;
    }

    private static double[] ones() {
        double[] ones = new double[D];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Images of unit directions, combined: some hundred roundings of sums of size 20. */
    @Test
    void sumsGainTheProductAndCombinationsAskNothing() {
        SlowProducts products = products(8);
        double[] x = Instances.gaussian(new Random(3), D, 1);
        double[] z = Instances.gaussian(new Random(4), D, 1);
        double[] mixed = new double[D];
        for (int j = 0; j < D; j++) {
            mixed[j] = 3 * x[j] - z[j];
        }
        for (double[] vector : new double[][] {x, z, mixed, x}) {
            double[] sum = ones();
            products.add(sum, 0.5, vector, 0);
            assertArrayEquals(exact(vector, 0.5), sum, 1e-12);
        }
        assertEquals(2, asked);
        assertEquals(2, products.known());
    }

    /** A rest of 1e-15 of the result is neglected, one of 1e-12 is not; the scale of the result counts too. */
    @Test
    void onlyARestThatMattersIsAskedFor() {
        SlowProducts products = products(8);
        double[] x = Instances.gaussian(new Random(3), D, 1);
        products.add(new double[D], 1, x, 0);
        double[] near = x.clone();
        near[7] += 1e-15;
        products.add(new double[D], 1, near, 0);
        assertEquals(1, asked);
        near[7] += 1e-12;
        products.add(new double[D], 1, near, 1e4);
        assertEquals(1, asked);
        assertTrue(products.neglected() > 1e-18 && products.neglected() < 1e-14, "" + products.neglected());
        products.add(new double[D], 1, near, 0);
        assertEquals(2, asked);
        double[] sum = ones();
        products.add(sum, 1, near, 0);
        assertArrayEquals(exact(near, 1), sum, 1e-12);
    }

    @Test
    void coefficientsBelongToTheImages() {
        SlowProducts products = products(8);
        for (int n = 0; n < 3; n++) {
            double[] x = Instances.gaussian(new Random(n), D, 1);
            double[] c = products.coefficients(x, 1e-10);
            assertEquals(n + 1, c.length);
            double[] sum = ones();
            for (int k = 0; k < c.length; k++) {
                for (int i = 0; i < D; i++) {
                    sum[i] += c[k] * products.image(k)[i];
                }
            }
            assertArrayEquals(exact(x, 1), sum, 1e-12);
        }
        assertEquals(3, products.coefficients(Instances.gaussian(new Random(9), D, 1), 1e9).length);
        assertEquals(3, asked);
    }

    @Test
    void zeroGivesZero() {
        SlowProducts products = products(8);
        double[] sum = new double[D];
        products.add(sum, 1, new double[D], 0);
        assertArrayEquals(new double[D], sum);
        assertEquals(0, asked);
        assertEquals(0, products.neglected());
    }

    /** Vectors that are all new: 3 rank are free, then ten times as much may be left out after each rank/4 more. */
    @Test
    void newDirectionsComeToAnEndAndWhatWasLeftOutIsKnown() {
        SlowProducts products = products(4);
        assertEquals(1e-14, products.negligible());
        for (int n = 0; n < 12; n++) {
            products.add(new double[D], 1, Instances.gaussian(new Random(n), D, 1), 0);
        }
        assertEquals(1e-14, products.negligible());
        // each of the rest is 1.4e-8 to 2e-8 of a result of size 1: |rest| between sqrt(31) and sqrt(38) times 1e-8
        for (int n = 12; n < 40; n++) {
            products.add(ones(), 1, Instances.gaussian(new Random(n), D, 1e-8), 0);
        }
        assertEquals(19, products.known(), "1e-14 -> 1e-7 takes seven, one for each tenfold");
        assertTrue(products.neglected() > 1e-9 && products.neglected() < 1e-7, "" + products.neglected());
    }
}
