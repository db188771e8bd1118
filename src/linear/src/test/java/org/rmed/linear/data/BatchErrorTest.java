package org.rmed.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Instances;
import org.rmed.random.Streams;

/** Catches biased batches, samples drawn twice in a batch, and answers that depend on what was asked before. */
class BatchErrorTest {

    private static final double[] TARGET = {0.7, 1.2, -0.4};
    private static final double[] PRODUCT = {0.1, 1.5, 0.3};
    private static final double[] ERROR = {-0.6, 0.3, 0.7};
    private static final int STEPS = 20000;

    /** Deviations allowed of a mean: false alarm 4e-8 for each of the three coordinates (normal tail). */
    private static final double Z = 5.5;

    /**
     * One sample gives e_j = (E . x + n) x_j, x ~ N(0, I), n ~ N(0, v): mean E_j, variance |E|^2 + E_j^2 + v. The kurtosis
     * of the mean of four is below 20, so the variance over 20000 steps is known to sqrt(19/20000) = 3 %; 20 % is six
     * standard deviations.
     */
    @Test
    void freshBatchesAreUnbiasedWithTheLawsVariance() {
        double noise = 2;
        int b = 4;
        ErrorOracle oracle = BatchError.ofPopulation(new Streams(11), TARGET, noise, b);
        assertFalse(oracle.exact());
        double squares = Instances.dot(ERROR, ERROR);
        Moments moments = Moments.of(oracle);
        for (int j = 0; j < 3; j++) {
            double variance = (squares + ERROR[j] * ERROR[j] + noise * noise) / b;
            assertEquals(ERROR[j], moments.mean[j], Z * Math.sqrt(variance / STEPS), "mean " + j);
            assertEquals(1, moments.variance[j] / variance, 0.2, "variance " + j);
        }
    }

    /**
     * Drawn without replacement: mean the full gradient, variance S^2/b (m-b)/(m-1) with S^2 that of the m terms. The
     * variance over 20000 steps is known to 1 to 2 %; with replacement it would be larger by (m-1)/(m-b) = 1.7.
     */
    @Test
    void drawnBatchesAreUnbiasedWithTheVarianceOfDrawingWithoutReplacement() {
        int m = 12;
        int b = 6;
        Sample sample = Sample.gaussian(new Streams(12), TARGET, m, 0.5);
        Moments moments = Moments.of(BatchError.ofSample(new Streams(13), sample, b));
        double[] full = fullGradient(sample);
        for (int j = 0; j < 3; j++) {
            double spread = 0;
            for (int k = 0; k < m; k++) {
                double term = residual(sample, k) * sample.inputs()[k][j] - full[j];
                spread += term * term / m;
            }
            double variance = spread / b * (m - b) / (m - 1);
            assertEquals(full[j], moments.mean[j], Z * Math.sqrt(variance / STEPS), "mean " + j);
            assertEquals(1, moments.variance[j] / variance, 0.1, "variance " + j);
        }
    }

    @Test
    void wholeSampleGivesTheFullGradient() {
        Sample sample = Sample.gaussian(new Streams(12), TARGET, 30, 0.5);
        double[] answer = BatchError.ofSample(new Streams(13), sample, 30).answer(7, PRODUCT, ERROR);
        // thirty terms of size at most 10, each rounded a few times, in another order
        assertArrayEquals(fullGradient(sample), answer, 30 * 10 * 8 * 0x1p-53);
        // and on white data the full gradient is p - A, to the whiteness 1e-12
        double[] error = sample.target();
        Arrays.setAll(error, j -> PRODUCT[j] - error[j]);
        assertArrayEquals(error, answer, 1e-11);
    }

    /** In one dimension with x_k = 1 and labels 2^k the answer spells out who was drawn. */
    @Test
    void nobodyIsDrawnTwiceInABatchAndEverybodyIsDrawn() {
        int m = 20;
        double[][] inputs = new double[m][];
        double[] labels = new double[m];
        for (int k = 0; k < m; k++) {
            inputs[k] = new double[] {1};
            labels[k] = 1 << k;
        }
        ErrorOracle oracle = BatchError.ofSample(new Streams(2), new Sample(inputs, labels), 8);
        long everybody = 0;
        for (int t = 0; t < 200; t++) {
            long drawn = (long) (-8 * oracle.answer(t, new double[1], new double[1])[0]);
            assertEquals(8, Long.bitCount(drawn), "step " + t);
            everybody |= drawn;
        }
        // somebody is missed in 200 steps with probability 20 * 0.6^200 < 1e-42
        assertEquals((1 << m) - 1, everybody);
    }

    @Test
    void anyStepCanBeReplayed() {
        Sample sample = Sample.gaussian(new Streams(12), TARGET, 10, 0.5);
        for (ErrorOracle oracle : new ErrorOracle[] {
            BatchError.ofPopulation(new Streams(5), TARGET, 0.1, 3),
            BatchError.ofSample(new Streams(5), sample, 3),
            new NoisyError(new Streams(5), 0.1, 3)
        }) {
            Set<Double> different = new HashSet<>();
            double[] seventh = oracle.answer(7, PRODUCT, ERROR).clone();
            for (int t = 0; t < 6; t++) {
                different.add(oracle.answer(t, PRODUCT, ERROR)[0]);
            }
            assertArrayEquals(seventh, oracle.answer(7, PRODUCT, ERROR));
            assertTrue(different.size() >= 5, "steps share their randomness");
        }
    }

    @Test
    void exactOracleHandsTheErrorThrough() {
        assertTrue(ErrorOracle.exactly().exact());
        assertSame(ERROR, ErrorOracle.exactly().answer(3, PRODUCT, ERROR));
    }

    @Test
    void batchLargerThanTheSampleIsRefused() {
        Sample sample = Sample.gaussian(new Streams(12), TARGET, 10, 0);
        assertRefused(() -> BatchError.ofSample(new Streams(1), sample, 11), "batch=11", "batch <= 10", "batch=0");
    }

    private static double residual(Sample sample, int k) {
        return Instances.dot(PRODUCT, sample.inputs()[k]) - sample.labels()[k];
    }

    private static double[] fullGradient(Sample sample) {
        double[] full = new double[3];
        for (int k = 0; k < sample.size(); k++) {
            for (int j = 0; j < 3; j++) {
                full[j] += residual(sample, k) * sample.inputs()[k][j] / sample.size();
            }
        }
        return full;
    }

    /** Mean and variance of the answers over the steps. */
    private record Moments(double[] mean, double[] variance) {

        static Moments of(ErrorOracle oracle) {
            double[] sum = new double[3];
            double[] squares = new double[3];
            for (int t = 0; t < STEPS; t++) {
                double[] answer = oracle.answer(t, PRODUCT, ERROR);
                for (int j = 0; j < 3; j++) {
                    sum[j] += answer[j] / STEPS;
                    squares[j] += answer[j] * answer[j] / STEPS;
                }
            }
            Arrays.setAll(squares, j -> squares[j] - sum[j] * sum[j]);
            return new Moments(sum, squares);
        }
    }
}
