package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.statistic.DiagonalUniformity;

/**
 * Catches updates that mix coordinates they must not, or treat hidden units unequally: symmetries hold whatever the
 * formulas are. W1 -> Q W1, W2 -> W2 Q^T leaves the loss alone; heavy ball commutes with every orthogonal Q, Adam only
 * with signed permutations.
 */
class InvarianceTest {

    private static final int D = 16;
    private static final int STEPS = 300;

    /**
     * Over 300 steps the loss falls to about a hundredth. Rounding of Q itself is about 16 2^-52 relative to the weights,
     * and grows no faster than they do: 1e-11 leaves a factor of a thousand.
     */
    private static final double TOLERANCE = 1e-11;

    @ParameterizedTest
    @ValueSource(strings = {"gd", "sgdm", "nesterov"})
    void linearMethodsCommuteWithRotationsOfTheHiddenLayer(String name) {
        double[][] q = Instances.orthogonal(new Random(7), D);
        double eta = name.equals("gd") ? 1e-2 : 1e-3;
        Run plain = run(Instances.problem(D, 0.1, 1), name, eta);
        Run rotated = run(rotated(Instances.problem(D, 0.1, 1), q), name, eta);
        assertArrayEquals(plain.losses, rotated.losses, TOLERANCE * plain.losses[0]);
        assertTrue(plain.losses[STEPS] < 0.1 * plain.losses[0], "the run learned too little to tell");
        // R_med is no function of the loss: rotating the hidden layer changes it
        assertTrue(Math.abs(plain.rMed1 / rotated.rMed1 - 1) > 0.1, () -> plain.rMed1 + " and " + rotated.rMed1);
        // and back-rotated weights are the same weights
        assertArrayEquals(
                plain.w2, Instances.times(new double[][] {rotated.w2}, q)[0], TOLERANCE * Instances.largest(plain.w2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sign", "adagrad", "rmsprop", "amsgrad", "adamw"})
    void adaptiveMethodsDoNotCommuteWithRotations(String name) {
        double[][] q = Instances.orthogonal(new Random(7), D);
        Run plain = run(Instances.problem(D, 0.1, 1), name, 1e-3);
        Run rotated = run(rotated(Instances.problem(D, 0.1, 1), q), name, 1e-3);
        double apart = 0;
        for (int t = 0; t <= STEPS; t++) {
            apart = Math.max(apart, Math.abs(plain.losses[t] - rotated.losses[t]) / plain.losses[0]);
        }
        double seen = apart;
        assertEquals(plain.losses[0], rotated.losses[0], TOLERANCE * plain.losses[0]);
        assertTrue(seen > 1e-3, () -> name + " commutes with a rotation: losses differ by " + seen);
    }

    /** 100 steps, before any E_j changes sign (from there on roundings decide about signs). */
    @ParameterizedTest
    @MethodSource("org.rmed.linear.engine.Registry#names")
    void everyMethodCommutesWithSignedPermutationsOfHiddenUnits(String name) {
        Random random = new Random(3);
        double[][] q = new double[D][D];
        int[] order = random.ints(0, D).distinct().limit(D).toArray();
        for (int i = 0; i < D; i++) {
            q[i][order[i]] = random.nextBoolean() ? 1 : -1;
        }
        Run plain = run(Instances.problem(D, 0.1, 1), name, 1e-3);
        Run moved = run(rotated(Instances.problem(D, 0.1, 1), q), name, 1e-3);
        assertArrayEquals(
                Arrays.copyOf(plain.losses, 100), Arrays.copyOf(moved.losses, 100), TOLERANCE * plain.losses[0]);
        assertTrue(plain.losses[100] < plain.losses[0]);
    }

    /** Flipping input j (column j of W1 and A_j) flips signs only: not one bit of the loss may change. */
    @ParameterizedTest
    @MethodSource("org.rmed.linear.engine.Registry#names")
    void flippedInputsChangeNoBit(String name) {
        TwoLayerProblem problem = Instances.problem(D, 0.1, 1);
        double[] target = problem.target().clone();
        double[][] w1 = Arrays.stream(problem.firstLayer()).map(double[]::clone).toArray(double[][]::new);
        for (int j = 0; j < D; j += 3) {
            target[j] = -target[j];
            for (double[] row : w1) {
                row[j] = -row[j];
            }
        }
        Run plain = run(problem, name, 1e-3);
        Run flipped = run(
                new TwoLayerProblem(target, problem.secondLayer(), w1, problem.scale(), Optional.empty()), name, 1e-3);
        assertArrayEquals(plain.losses, flipped.losses);
        assertArrayEquals(plain.w2, flipped.w2);
    }

    @Test
    void rotationByTheIdentityIsNoRotation() {
        double[][] identity = new double[D][D];
        for (int i = 0; i < D; i++) {
            identity[i][i] = 1;
        }
        assertArrayEquals(
                run(Instances.problem(D, 0.1, 1), "adam", 1e-3).losses,
                run(rotated(Instances.problem(D, 0.1, 1), identity), "adam", 1e-3).losses);
    }

    private static TwoLayerProblem rotated(TwoLayerProblem problem, double[][] q) {
        double[] w2 = Instances.times(new double[][] {problem.secondLayer()}, Instances.transposed(q))[0];
        return new TwoLayerProblem(
                problem.target(), w2, Instances.times(q, problem.firstLayer()), problem.scale(), Optional.empty());
    }

    private static Run run(TwoLayerProblem problem, String name, double eta) {
        double[] losses = new double[STEPS + 1];
        try (DenseEngine engine = DenseEngineTest.engine(problem, name, eta, 1)) {
            for (int t = 0; t < STEPS; t++) {
                losses[t] = LossAndGradient.loss(engine.error());
                engine.step();
            }
            losses[STEPS] = LossAndGradient.loss(engine.error());
            double[] squares =
                    Arrays.stream(engine.secondLayer()).map(x -> x * x).toArray();
            return new Run(
                    losses,
                    DiagonalUniformity.rMed(squares),
                    engine.secondLayer().clone());
        }
    }

    private record Run(double[] losses, double rMed1, double[] w2) {}
}
