package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.Instances;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.BatchError;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.data.NoisyError;
import org.rmed.random.Streams;

/**
 * Catches looking that changes what is looked at: norms that differ by when they were asked for, an adaptive gradient that
 * moves the state, gradients reported with their noise, and a step that makes garbage.
 */
class DenseEngineViewsTest {

    /** Norms are computed in the pass if they were wanted before it, afterwards if not: the same bits either way. */
    @Test
    void normsFusedIntoTheStepAreThoseComputedAfterIt() {
        TwoLayerProblem problem = Instances.problem(37, 0.1, 1);
        try (DenseEngine fused = DenseEngineTest.engine(problem, "adam", 1e-2, 1);
                DenseEngine lazy = DenseEngineTest.engine(problem, "adam", 1e-2, 1)) {
            for (int t = 0; t < 40; t++) {
                double[] norms = fused.rowNormsSquared();
                if (t % 7 == 0) {
                    assertArrayEquals(lazy.rowNormsSquared(), norms);
                    // asking twice changes nothing
                    assertArrayEquals(norms, lazy.rowNormsSquared());
                }
                for (int i = 0; i < norms.length; i++) {
                    double plain = LossAndGradient.dot(fused.firstLayer()[i], fused.firstLayer()[i]);
                    // sums of 37 squares in two orders
                    assertEquals(plain, norms[i], 37 * 0x1p-52 * plain);
                }
                fused.step();
                lazy.step();
            }
            assertArrayEquals(lazy.firstLayer(), fused.firstLayer());
        }
    }

    /** The largest entry stands alone in its row: the row's norm is that entry, and a sieve by norms has nothing to spare. */
    @Test
    void firstLayerReachesIsExactAtTheThreshold() {
        double[][] w1 = {{0.1, -0.1, 0.1}, {0, -0.7, 0}, {0.3, 0.3, 0.3}};
        TwoLayerProblem problem = new TwoLayerProblem(new double[] {1, 1, 1}, new double[3], w1, 1, Optional.empty());
        try (DenseEngine engine = DenseEngineTest.engine(problem, "gd", 1, 1)) {
            assertTrue(engine.firstLayerReaches(0.7));
            assertFalse(engine.firstLayerReaches(Math.nextUp(0.7)));
            assertTrue(engine.firstLayerReaches(Math.nextDown(0.7)));
            assertTrue(engine.firstLayerReaches(0.2));
        }
    }

    /** Squares of these entries underflow to 0; the sieve by norms must not let them pass unseen. */
    @Test
    void firstLayerReachesSeesEntriesWhoseSquaresUnderflow() {
        double[][] w1 = {{1e-180, 0}, {0, -3e-180}};
        TwoLayerProblem problem = new TwoLayerProblem(new double[] {1, 1}, new double[2], w1, 1, Optional.empty());
        try (DenseEngine engine = DenseEngineTest.engine(problem, "gd", 1, 1)) {
            assertTrue(engine.firstLayerReaches(3e-180));
            assertFalse(engine.firstLayerReaches(3.1e-180));
        }
    }

    /** Whatever the row, its largest entry is reached and nothing above it is. */
    @Test
    void firstLayerReachesAgreesWithAScanOnRealRuns() {
        try (DenseEngine engine = DenseEngineTest.engine(Instances.problem(41, 0.1, 3), "sgdm", 1e-2, 1)) {
            for (int t = 0; t < 60; t++) {
                double largest = Arrays.stream(engine.firstLayer())
                        .mapToDouble(Instances::largest)
                        .max()
                        .orElseThrow();
                assertTrue(engine.firstLayerReaches(largest));
                assertFalse(engine.firstLayerReaches(Math.nextUp(largest)));
                engine.step();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.rmed.linear.engine.Registry#names")
    void adaptiveGradientIsTheComingDisplacementOverEtaAndChangesNothing(String name) {
        double eta = 0.01;
        TwoLayerProblem problem = Instances.problem(19, 0.1, 2);
        for (boolean noisy : new boolean[] {false, true}) {
            try (DenseEngine watched = engine(problem, name, eta, noisy);
                    DenseEngine alone = engine(problem, name, eta, noisy)) {
                for (int t = 0; t < 12; t++) {
                    double[][] before = Arrays.stream(watched.firstLayer())
                            .map(double[]::clone)
                            .toArray(double[][]::new);
                    double[][] adaptive = watched.adaptiveGradient();
                    watched.step();
                    alone.step();
                    for (int i = 0; i < before.length; i++) {
                        for (int j = 0; j < before.length; j++) {
                            // the same subtraction and division of the same numbers
                            assertEquals((before[i][j] - watched.firstLayer()[i][j]) / eta, adaptive[i][j]);
                        }
                    }
                }
                assertArrayEquals(alone.firstLayer(), watched.firstLayer());
                assertArrayEquals(alone.secondLayer(), watched.secondLayer());
            }
        }
    }

    @Test
    void lastSecondLayerGradientIsExactUnderNoise() {
        TwoLayerProblem problem = Instances.problem(19, 0.1, 2);
        Streams streams = new Streams(1);
        for (ErrorOracle oracle : new ErrorOracle[] {
            ErrorOracle.exactly(),
            new NoisyError(streams, 0.5, 19),
            BatchError.ofPopulation(streams, problem.target(), 0.1, 2)
        }) {
            try (DenseEngine engine = new DenseEngine(problem, oracle, Registry.optimizer("gd", 0.01), 1)) {
                for (int t = 0; t < 10; t++) {
                    double[] w2 = engine.secondLayer().clone();
                    double[] expected = LossAndGradient.secondLayerGradient(engine.firstLayer(), engine.error());
                    double size = 19 * Instances.largest(expected) + 19 * Instances.largest(engine.firstLayer()[0]);
                    engine.step();
                    assertArrayEquals(expected, engine.lastSecondLayerGradient(), 19 * 0x1p-52 * size);
                    double told = (w2[0] - engine.secondLayer()[0]) / 0.01;
                    if (oracle.exact()) {
                        assertEquals(expected[0], told, 1e-12);
                    } else {
                        assertNotEquals(expected[0], told, 1e-3 * Math.abs(expected[0]), "the optimizer saw no noise");
                    }
                }
                // the error itself is never noisy
                assertArrayEquals(
                        LossAndGradient.error(engine.secondLayer(), engine.firstLayer(), problem.target()),
                        engine.error(),
                        1e-13);
            }
        }
    }

    /**
     * One object per step would be 16 bytes times 2000, so 4096 leave room for a stray one of the JVM. Bias correction calls
     * StrictMath.pow up to twice a step, which (until the JIT sees through it) makes three arrays of two numbers, 96 bytes,
     * each time; an object per row would be 64 times 16 bytes a step, a row 512.
     */
    @ParameterizedTest
    @MethodSource("org.rmed.linear.engine.Registry#names")
    void stepAllocatesNothingWithOneThread(String name) {
        boolean biasCorrected = List.of("adam", "adamw", "amsgrad", "rmsprop").contains(name);
        long allowed = 4096 + (biasCorrected ? 2000L * 192 : 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().getId();
        try (DenseEngine engine = DenseEngineTest.engine(Instances.problem(64, 0.1, 1), name, 1e-4, 1)) {
            for (int t = 0; t < 500; t++) {
                engine.rowNormsSquared();
                engine.step();
            }
            long before = threads.getThreadAllocatedBytes(me);
            for (int t = 0; t < 2000; t++) {
                engine.rowNormsSquared();
                engine.step();
            }
            long bytes = threads.getThreadAllocatedBytes(me) - before;
            assertTrue(bytes < allowed, () -> bytes + " bytes in 2000 steps");
        }
    }

    @Test
    void failureInAWorkerThreadIsReported() {
        Crew crew = new Crew(
                block -> {
                    throw new IllegalArgumentException("block " + block);
                },
                4,
                2);
        try (crew) {
            IllegalStateException failure = assertThrows(IllegalStateException.class, crew::run);
            assertTrue(failure.getCause() instanceof IllegalArgumentException);
        }
    }

    @Test
    void interruptionInTheMiddleOfAStepIsReportedAndKept() {
        CountDownLatch never = new CountDownLatch(1);
        // blocks that are done at once could be done before the interruption is looked for
        try (Crew crew = new Crew(block -> waitFor(never), 4, 2)) {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, crew::run);
            assertTrue(Thread.interrupted());
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DenseEngine engine(TwoLayerProblem problem, String name, double eta, boolean noisy) {
        ErrorOracle oracle = noisy ? new NoisyError(new Streams(9), 0.01, problem.dimension()) : ErrorOracle.exactly();
        return new DenseEngine(problem, oracle, Registry.optimizer(name, eta), 1);
    }
}
