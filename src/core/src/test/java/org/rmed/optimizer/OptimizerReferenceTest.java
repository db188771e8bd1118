package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Catches a recursion that is not the equation it claims to be: a lost (1 - beta), a normalizer one step off, xi in the
 * wrong place, decay before instead of after, a maximum of the wrong moment. The oracle is {@link ExactReference}.
 */
class OptimizerReferenceTest {

    private static final int STEPS = 250;
    private static final double U = 0x1p-53;
    private static final double LARGEST = 2;
    private static final double SMALLEST = 0.5;

    @ParameterizedTest
    @MethodSource("org.rmed.optimizer.RegisteredOptimizers#all")
    void everyStepAgreesWithTheSumsOverTheHistory(Optimizer optimizer) {
        double[] gradients = gradients();
        double[] expected = ExactReference.path(optimizer, 0.75, gradients);
        double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        // Per step: the error of the displacement, and two roundings of the weight itself. Decay feeds earlier errors
        // back with damping: 4 covers it.
        double tolerance = 4 * STEPS * U * (optimizer.eta() * displacementError(optimizer) + 2 * size);
        assertTrue(tolerance < 1e-9, "a tolerance that can see a wrong formula: " + tolerance);
        Run run = new Run(optimizer, 0.75);
        for (int t = 0; t < STEPS; t++) {
            run.step(gradients[t]);
            assertEquals(expected[t + 1], run.weights[0], tolerance, "after step " + t);
        }
    }

    /**
     * Three zeros (0 / 0), then random signs: magnitudes in [1.5, 2), from step 80 in [0.5, 0.7), so that second moments
     * fall and a running maximum is not the last one.
     */
    private static double[] gradients() {
        Random random = new Random(31);
        double[] gradients = new double[STEPS];
        for (int t = 3; t < STEPS; t++) {
            double magnitude = t < 80 ? LARGEST - 0.5 * random.nextDouble() : SMALLEST + 0.2 * random.nextDouble();
            gradients[t] = random.nextBoolean() ? magnitude : -magnitude;
        }
        return gradients;
    }

    /**
     * Error of (W^(t) - W^(t+1)) / eta in units of u. A running average of memory n = 1 / (1 - beta) has an error of
     * (3 n + 6) u times the average of |g|; a sum of squares, being positive, (2 n + 6) u of itself, of which the root
     * keeps half. Normalizers 1 - beta^(t+1) add n u and n u / 2. The average of |g| over the root of the average of g^2
     * is at most LARGEST / SMALLEST / sqrt(1 - beta2) once a gradient has come.
     */
    private static double displacementError(Optimizer optimizer) {
        if (optimizer instanceof SgdMomentum o) {
            double memory = 1 / (1 - o.beta());
            return LARGEST * memory * (3 * memory + 6);
        }
        if (optimizer instanceof Nesterov o) {
            double memory = 1 / (1 - o.beta());
            return LARGEST * (1 + memory) * (3 * memory + 9);
        }
        if (optimizer instanceof Adagrad) {
            // |g| is at most the root of the sum of squares, which has STEPS terms.
            return STEPS + 10;
        }
        if (optimizer instanceof RmsProp o) {
            return averages(0, o.beta2());
        }
        if (optimizer instanceof Adam o) {
            return averages(o.beta1(), o.beta2());
        }
        if (optimizer instanceof AdamW o) {
            return averages(o.beta1(), o.beta2());
        }
        if (optimizer instanceof AmsGrad o) {
            return averages(o.beta1(), o.beta2());
        }
        return 3 * LARGEST;
    }

    private static double averages(double beta1, double beta2) {
        double ratio = LARGEST / SMALLEST / Math.sqrt(1 - beta2);
        return ratio * (4 / (1 - beta1) + 1.5 / (1 - beta2) + 20);
    }
}
