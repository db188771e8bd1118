package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.Instances;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.statistic.DiagonalUniformity;

/**
 * Catches errors of the fused pass that no formula test can see: a row updated before its gradient was taken, the tail of a
 * block or of an unrolled loop left out, state shared between rows, a product one step late.
 */
class DenseEngineTest {

    private static final int STEPS = 50;

    /**
     * Both sides round a gradient entry to a relative error of about (d + 4) 2^-53 times the cancellation in
     * g2_i = sum_j W1[i,j] E_j, whose terms have random signs only while W1 is still its start (a few steps, cancellation
     * about sqrt(d)); what Adam and its relatives make of a relative error is no more than that times eta. Fifty steps
     * later, relative to weights that have grown by fifty eta: a dozen steps * 104 * 10 * 2^-53 / 50 = 3e-14 for d = 100.
     * Measured: 2e-15 (adamw), 7e-16 at most for the others, 0 for sign descent.
     */
    private static final double TOLERANCE = 1e-13;

    @ParameterizedTest
    @MethodSource("org.rmed.linear.engine.Registry#names")
    void everyOptimizerMovesAsTheTextbookSays(String name) {
        for (int d : new int[] {1, 2, 7, 33, 64, 100}) {
            TwoLayerProblem problem = Instances.problem(d, 0.01, d);
            double eta = 1e-3;
            NaiveNetwork naive = new NaiveNetwork(problem, name, eta);
            try (DenseEngine engine = engine(problem, name, eta, 1)) {
                for (int t = 0; t < STEPS; t++) {
                    assertEquals(t, engine.t());
                    naive.step();
                    engine.step();
                }
                String where = name + " d=" + d;
                double size = Instances.largest(naive.secondLayer());
                assertArrayEquals(naive.secondLayer(), engine.secondLayer(), TOLERANCE * size, where);
                for (int i = 0; i < d; i++) {
                    assertArrayEquals(naive.firstLayer(i), engine.firstLayer()[i], TOLERANCE * size, where);
                }
                assertArrayEquals(naive.error(), engine.error(), TOLERANCE, where);
                assertTrue(naive.loss() < LossAndGradient.loss(problem.target()), where + " does not learn");
            }
        }
    }

    /** At size, through the first phase: measured 1e-15; sums of 512 terms, rounded a few hundred times, could reach 1e-12. */
    @ParameterizedTest
    @CsvSource({"adam, 1e-4, 300", "sgdm, 2e-4, 150"})
    void largeNetworkThroughTheFirstPhase(String name, double eta, int steps) {
        TwoLayerProblem problem = Instances.problem(512, 1e-3, 4);
        NaiveNetwork naive = new NaiveNetwork(problem, name, eta);
        try (DenseEngine engine = engine(problem, name, eta, 2)) {
            for (int t = 0; t < steps; t++) {
                naive.step();
                engine.step();
            }
            assertEquals(naive.loss(), LossAndGradient.loss(engine.error()), 1e-12 * naive.loss());
            double[] squares =
                    Arrays.stream(engine.secondLayer()).map(x -> x * x).toArray();
            assertEquals(naive.rMed1(), DiagonalUniformity.rMed(squares), 1e-12 * naive.rMed1());
            assertEquals(naive.rMed2(), DiagonalUniformity.rMed(engine.rowNormsSquared()), 1e-12 * naive.rMed2());
            double start = LossAndGradient.loss(problem.target());
            assertTrue(
                    naive.loss() < 0.99 * start && naive.loss() > 0.01 * start,
                    "the run shows no phase 1: " + naive.loss());
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        for (String name : new String[] {"adam", "sgdm", "amsgrad"}) {
            for (int d : new int[] {1, 31, 32, 100, 257}) {
                TwoLayerProblem problem = Instances.problem(d, 0.01, d);
                try (DenseEngine one = engine(problem, name, 1e-3, 1)) {
                    moveWatched(one);
                    for (int threads : new int[] {2, 3, 7}) {
                        try (DenseEngine many = engine(problem, name, 1e-3, threads)) {
                            moveWatched(many);
                            assertArrayEquals(one.secondLayer(), many.secondLayer());
                            assertArrayEquals(one.firstLayer(), many.firstLayer());
                            assertArrayEquals(one.error(), many.error());
                            assertArrayEquals(one.rowNormsSquared(), many.rowNormsSquared());
                            assertArrayEquals(one.lastSecondLayerGradient(), many.lastSecondLayerGradient());
                        }
                    }
                }
            }
        }
    }

    private static void moveWatched(DenseEngine engine) {
        for (int t = 0; t < 30; t++) {
            engine.rowNormsSquared();
            engine.step();
        }
    }

    @Test
    void theProblemIsNotModified() {
        TwoLayerProblem problem = Instances.problem(5, 0.1, 1);
        TwoLayerProblem same = Instances.problem(5, 0.1, 1);
        try (DenseEngine engine = engine(problem, "adam", 0.1, 1)) {
            assertEquals("dense", engine.name());
            assertArrayEquals(problem.target(), engine.target());
            assertArrayEquals(new double[5], engine.lastSecondLayerGradient());
            engine.step();
        }
        assertArrayEquals(same.target(), problem.target());
        assertArrayEquals(same.secondLayer(), problem.secondLayer());
        assertArrayEquals(same.firstLayer(), problem.firstLayer());
    }

    static DenseEngine engine(TwoLayerProblem problem, String name, double eta, int threads) {
        return new DenseEngine(problem, ErrorOracle.exactly(), Registry.optimizer(name, eta), threads);
    }
}
