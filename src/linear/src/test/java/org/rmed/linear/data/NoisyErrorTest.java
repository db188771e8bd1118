package org.rmed.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Instances;
import org.rmed.random.Streams;

/** Catches noise that forgets the part of Lambda~ (it grows with |W2 W1|) or that of A~. */
class NoisyErrorTest {

    private static final double[] ERROR = {-0.6, 0.3, 0.7, 0};
    private static final double SIGMA = 0.2;
    private static final int STEPS = 20000;

    /**
     * 80000 numbers N(0, v): v is known to sqrt(2/80000) = 0.5 %, the mean to sqrt(v/80000). Six standard deviations of
     * either: false alarm 2e-9 each.
     */
    @Test
    void varianceIsSigmaSquaredTimesProductSquaredPlusOne() {
        NoisyError oracle = new NoisyError(new Streams(21), SIGMA, 4);
        assertFalse(oracle.exact());
        for (double[] product : new double[][] {{0, 0, 0, 0}, {1, -2, 0, 2}}) {
            double variance = SIGMA * SIGMA * (Instances.dot(product, product) + 1);
            double sum = 0;
            double squares = 0;
            for (int t = 0; t < STEPS; t++) {
                double[] answer = oracle.answer(t, product, ERROR);
                for (int j = 0; j < 4; j++) {
                    sum += answer[j] - ERROR[j];
                    squares += (answer[j] - ERROR[j]) * (answer[j] - ERROR[j]);
                }
            }
            int n = 4 * STEPS;
            assertEquals(1, squares / n / variance, 6 * Math.sqrt(2.0 / n));
            assertEquals(0, sum / n, 6 * Math.sqrt(variance / n));
        }
    }

    /**
     * Assumption 3 taken at its word: d^2 + d numbers are drawn and multiplied out. The two variances differ by rounding
     * of the Monte Carlo alone: six times sqrt(2) 0.5 %, false alarm 2e-9.
     */
    @Test
    void literalMatrixNoiseHasTheSameVariance() {
        double[] product = {1, -2, 0.5, 2};
        Random random = new Random(22);
        NoisyError oracle = new NoisyError(new Streams(23), SIGMA, 4);
        double literal = 0;
        double drawn = 0;
        for (int t = 0; t < STEPS; t++) {
            double[][] lambda = Instances.gaussian(random, 4, 4, SIGMA);
            double[] target = Instances.gaussian(random, 4, SIGMA);
            double[] answer = oracle.answer(t, product, ERROR);
            for (int j = 0; j < 4; j++) {
                double e = Instances.dot(product, lambda[j]) - target[j];
                literal += e * e;
                drawn += (answer[j] - ERROR[j]) * (answer[j] - ERROR[j]);
            }
        }
        assertEquals(1, drawn / literal, 6 * Math.sqrt(2) * Math.sqrt(2.0 / (4 * STEPS)));
    }

    @Test
    void withoutSigmaTheAnswerIsTheError() {
        assertArrayEquals(ERROR, new NoisyError(new Streams(1), 0, 4).answer(3, new double[4], ERROR));
    }
}
