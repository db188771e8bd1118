package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.optimizer.Run.numbers;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Catches optimizers that drift apart where theory says they coincide (momentum 0, no memory, growing gradients), and
 * closed forms under a constant gradient that a wrong normalizer would break.
 */
class FamilyTest {

    private static final double ETA = 0.01;
    private static final double U = 0x1p-53;
    private static final int STEPS = 200;
    private static final Denominator XI = Denominator.outside(1e-8);

    @Test
    void rmsPropIsAdamWithoutFirstMoment() {
        for (boolean corrected : new boolean[] {true, false}) {
            assertSamePath(new Adam(ETA, 0, 0.99, XI, corrected), new RmsProp(ETA, 0.99, XI, corrected));
        }
    }

    @Test
    void adamWithoutDecayIsAdamW() {
        assertSamePath(new Adam(ETA, 0.9, 0.999, XI, true), new AdamW(ETA, 0.9, 0.999, XI, true, 0));
    }

    @Test
    void heavyBallWithoutMomentumIsGradientDescent() {
        assertSamePath(new GradientDescent(ETA), new SgdMomentum(ETA, 0));
        assertEquals(new SgdMomentum(ETA, 0.9, 0), new SgdMomentum(ETA, 0.9));
    }

    @Test
    void nesterovWithoutMomentumIsGradientDescent() {
        assertSamePath(new GradientDescent(ETA), new Nesterov(ETA, 0));
    }

    @Test
    void theTheorysAdamIsTheOneWithSquaredMemory() {
        Optimizer written = new Adam(ETA, 0.9, 0.9 * 0.9, new Denominator(0, Denominator.Placement.OUTSIDE), true);
        assertEquals(written, Adam.ofTheory(ETA, 0.9));
    }

    /** g / sqrt(g^2) is +-1 to two roundings; STEPS steps of eta and as many roundings of a weight below 4. */
    @Test
    void adamWithoutAnyMemoryIsSignDescent() {
        Random random = new Random(11);
        Run adam = new Run(new Adam(ETA, 0, 0, Denominator.outside(0), true), numbers(random, 16));
        Run sign = new Run(new SignDescent(ETA), adam.weights);
        for (int t = 0; t < STEPS; t++) {
            double[] gradient = numbers(random, 16);
            gradient[t % 16] = 0;
            adam.step(gradient);
            sign.step(gradient);
            assertArrayEquals(sign.weights, adam.weights, STEPS * U * (2 * ETA + 2 * 4));
        }
    }

    /** While v grows, its maximum is v. */
    @Test
    void amsGradIsAdamWhileGradientsGrow() {
        Random random = new Random(12);
        Run adam = new Run(new Adam(ETA, 0.9, 0.99, XI, true), new double[4]);
        Run amsGrad = new Run(new AmsGrad(ETA, 0.9, 0.99, XI, true), new double[4]);
        for (int t = 0; t < STEPS; t++) {
            double grown = (random.nextBoolean() ? 1 : -1) * StrictMath.pow(1.1, t);
            adam.step(grown, -grown, 2 * grown, 0);
            amsGrad.step(grown, -grown, 2 * grown, 0);
        }
        assertArrayEquals(adam.weights, amsGrad.weights, STEPS * U * (ETA * 40 + 4));
    }

    /** After a burst Adam forgets and AMSGrad does not: its maximum stays, its steps stay small. */
    @Test
    void amsGradsDenominatorNeverDecreases() {
        Random random = new Random(13);
        Run run = new Run(new AmsGrad(ETA, 0.9, 0.9, XI, false), new double[16]);
        Run adam = new Run(new Adam(ETA, 0.9, 0.9, XI, false), new double[16]);
        int kept = 0;
        for (int t = 0; t < STEPS; t++) {
            double[] before = run.state[2].clone();
            double[] gradient = Run.times(t < 20 ? 100 : 1, numbers(random, 16));
            run.step(gradient);
            adam.step(gradient);
            for (int j = 0; j < 16; j++) {
                assertTrue(run.state[2][j] >= before[j] && run.state[2][j] >= run.state[1][j]);
                kept += run.state[2][j] > run.state[1][j] ? 1 : 0;
            }
            assertArrayEquals(adam.state[1], run.state[1], "the second moment itself is Adam's");
        }
        assertTrue(kept > 2000, "entries that lived on the maximum: " + kept);
        assertNotEquals(adam.weights[0], run.weights[0]);
        double last = run.weights[0];
        run.step(numbers(random, 16));
        // |m| <= 2, and the root of the maximum is at least sqrt(0.1) 50.
        assertTrue(Math.abs(run.weights[0] - last) <= ETA * 2 / (50 * Math.sqrt(0.1)));
    }

    /**
     * Under a constant gradient bias-corrected moments are g and g^2 from the first step on: every step is eta. Without
     * correction step t is eta (1 - beta1^(t+1)) / sqrt(1 - beta2^(t+1)). Roundings: (3/(1-beta1) + 1.5/(1-beta2) + 20) u
     * per unit of displacement (see OptimizerReferenceTest), and the subtraction of weights below 8.
     */
    @Test
    void constantGradientUnderAdam() {
        double error = (4 / (1 - 0.9) + 1.5 / (1 - 0.999) + 20) * U * ETA * 4 + 2 * 8 * U;
        for (double g : new double[] {1e-100, -3, 1e100}) {
            Run corrected = new Run(new Adam(ETA, 0.9, 0.999, Denominator.outside(0), true), 0);
            Run plain = new Run(new Adam(ETA, 0.9, 0.999, Denominator.outside(0), false), 0);
            for (int t = 0; t < STEPS; t++) {
                assertEquals(-ETA * Math.signum(g), moved(corrected, g), error);
                double lag = (1 - StrictMath.pow(0.9, t + 1)) / Math.sqrt(1 - StrictMath.pow(0.999, t + 1));
                assertEquals(-ETA * Math.signum(g) * lag, moved(plain, g), error);
            }
        }
    }

    /** Under a constant gradient: eta g (1 - beta^(t+1)) / (1 - beta), and eta / sqrt(t + 1) whatever g. */
    @Test
    void constantGradientUnderHeavyBallAndAdagrad() {
        Run sgdm = new Run(new SgdMomentum(ETA, 0.9), 0);
        Run adagrad = new Run(new Adagrad(ETA, Denominator.outside(0)), 0);
        for (int t = 0; t < STEPS; t++) {
            double velocity = 3 * (1 - StrictMath.pow(0.9, t + 1)) / (1 - 0.9);
            // Velocity: 30 to (3 / (1 - 0.9) + 6) u; weights: below 64, and below 1 for Adagrad.
            assertEquals(-ETA * velocity, moved(sgdm, 3), ETA * 30 * 36 * U + 2 * 64 * U);
            assertEquals(-ETA / Math.sqrt(t + 1), moved(adagrad, 3), ETA * (t + 10) * U + 2 * U);
        }
    }

    private static double moved(Run run, double gradient) {
        double before = run.weights[0];
        return run.step(gradient).weights[0] - before;
    }

    private static void assertSamePath(Optimizer one, Optimizer other) {
        Random random = new Random(10);
        Run first = new Run(one, numbers(random, 16));
        Run second = new Run(other, first.weights);
        for (int t = 0; t < STEPS; t++) {
            double[] gradient = numbers(random, 16);
            first.step(gradient);
            second.step(gradient);
            assertArrayEquals(first.weights, second.weights, () -> one + " and " + other);
        }
    }
}
