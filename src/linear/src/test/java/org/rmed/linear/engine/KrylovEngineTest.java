package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.Instances;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.initial.ImplicitGaussian;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.optimizer.SignDescent;
import org.rmed.random.Streams;

/**
 * Catches what no comparison of w2, E and norms along stable runs covers: W1, gradients, implicit starts, runs that leave all
 * bounds, looking that moves, refusals.
 */
class KrylovEngineTest {

    private static final double TOLERANCE = 1e-12;

    static List<Optimizer> optimizers() {
        return List.of(
                new SgdMomentum(0.01, 0.9),
                new SgdMomentum(0.01, 0.9, 0.02),
                new Nesterov(0.01, 0.9),
                new GradientDescent(0.05));
    }

    @Test
    void tooManyDirectionsAreRefusedWithTheRemedies() {
        TwoLayerProblem problem = Instances.problem(50, 0.5, 1);
        Optimizer optimizer = new SgdMomentum(0.001, 0.9);
        assertRefused(
                () -> {
                    try (KrylovEngine engine =
                            new KrylovEngine(problem, optimizer, OptionalInt.of(5), OptionalDouble.of(1e-13))) {
                        for (int t = 0; t < 500; t++) {
                            engine.step();
                        }
                    }
                },
                "krylov needs more than 5 directions here: at t=",
                "> 1e-13; raise rank, lower s=d^-alpha, or use engine=dense");
        // already at the start: A and w2(0) themselves are open
        assertRefused(
                () -> new KrylovEngine(problem, optimizer, OptionalInt.of(1), OptionalDouble.empty()),
                "more than 1 direction here",
                "at t=0",
                "1 > 1e-14");
    }

    @Test
    void methodsThatAreNotLinearAreAProgrammersError() {
        assertEquals(
                "sign is not linear in the gradient",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> engine(Instances.problem(3, 0.1, 1), new SignDescent(0.1)))
                        .getMessage());
    }

    /** Far beyond stability the loss runs away in the same step as the dense engine's; no exception, no endless growth. */
    @ParameterizedTest
    @CsvSource({"5, 1.1", "5, 3", "60, 1.1", "60, 10", "60, 1e4", "200, 2"})
    void divergesLikeTheDenseEngine(int d, double beyond) {
        TwoLayerProblem problem = Instances.problem(d, 0.2, 3);
        double eta = beyond * 3.8 / (2 * problem.targetNorm());
        for (Optimizer optimizer : List.of(new SgdMomentum(eta, 0.9), new GradientDescent(eta))) {
            try (DenseEngine dense = new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
                    KrylovEngine krylov = engine(problem, optimizer)) {
                long[] runaway = {-1, -1};
                for (int t = 0; t < 300; t++) {
                    runaway[0] = runaway[0] < 0 && !(dense.loss() <= 1e30) ? t : runaway[0];
                    runaway[1] = runaway[1] < 0 && !(krylov.loss() <= 1e30) ? t : runaway[1];
                    dense.step();
                    krylov.step();
                }
                assertTrue(runaway[0] >= 0, "the dense run holds");
                assertEquals(runaway[0], runaway[1]);
                assertTrue(krylov.certificate().error() <= 1e-14, "the certificate of the last good state stays");
                assertTrue(krylov.certificate().rank() <= Math.min(d, 40));
            }
        }
    }

    /** W1 entry by entry, and both gradients, against the dense engine along a run. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void weightsAndGradientsAreTheDenseOnes(Optimizer optimizer) {
        TwoLayerProblem problem = Instances.problem(30, 0.2, 5);
        try (DenseEngine dense = new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
                KrylovEngine krylov = engine(problem, optimizer)) {
            assertArrayEquals(new double[30], krylov.lastSecondLayerGradient());
            for (int t = 0; t <= 300; t++) {
                assertEquals(t, krylov.t());
                if (t % 30 == 0) {
                    double size = Arrays.stream(dense.firstLayer())
                            .mapToDouble(Instances::largest)
                            .max()
                            .orElseThrow();
                    for (int i = 0; i < 30; i++) {
                        assertArrayEquals(dense.firstLayer()[i], krylov.firstLayer()[i], TOLERANCE * size);
                    }
                    // sums of 30 products of W1 and E
                    double scale = TOLERANCE * 30 * size * problem.largestTarget();
                    assertArrayEquals(dense.secondLayerGradient(), krylov.secondLayerGradient(), scale);
                    assertArrayEquals(dense.lastSecondLayerGradient(), krylov.lastSecondLayerGradient(), scale);
                }
                dense.step();
                krylov.step();
            }
            assertTrue(
                    dense.loss() < 1e-2 * Instances.dot(problem.target(), problem.target()),
                    "the run learned too little to tell");
        }
    }

    @Test
    void lookingDoesNotMoveAndTheProblemIsNotModified() {
        TwoLayerProblem problem = Instances.problem(20, 0.2, 1);
        TwoLayerProblem same = Instances.problem(20, 0.2, 1);
        try (KrylovEngine watched = engine(problem, new SgdMomentum(0.01, 0.9));
                KrylovEngine alone = engine(problem, new SgdMomentum(0.01, 0.9))) {
            assertEquals("krylov", watched.name());
            assertArrayEquals(problem.target(), watched.target());
            for (int t = 0; t < 60; t++) {
                watched.secondLayer();
                watched.rowNormsSquared();
                watched.firstLayer();
                watched.errorReaches(-1e-3);
                watched.firstLayerReaches(0.1);
                watched.secondLayerReaches(0.1);
                watched.secondLayerGradient();
                watched.step();
                alone.step();
            }
            assertArrayEquals(alone.secondLayer(), watched.secondLayer());
            assertArrayEquals(alone.error(), watched.error());
            assertArrayEquals(alone.rowNormsSquared(), watched.rowNormsSquared());
            assertNotEquals(problem.secondLayer()[0], watched.secondLayer()[0]);
            assertThrows(UnsupportedOperationException.class, watched::adaptiveGradient);
        }
        assertArrayEquals(same.target(), problem.target());
        assertArrayEquals(same.secondLayer(), problem.secondLayer());
        assertArrayEquals(same.firstLayer(), problem.firstLayer());
    }

    /** Once the run is over, G is asked for entry by entry; the dense engine from there must have been at the same places. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void implicitStartIsTheMatrixItTurnsOutToBe(Optimizer optimizer) {
        int d = 40;
        Streams streams = new Streams(3);
        double[] w2 = Instances.gaussian(new Random(1), d, 0.2);
        double[] target = new Random(2).doubles(d, 0.5, 1.5).toArray();
        ImplicitGaussian implicit = new ImplicitGaussian(streams, d, 0.04);
        try (KrylovEngine krylov =
                engine(new TwoLayerProblem(target, w2, implicit, 0.2, Optional.empty()), optimizer)) {
            assertTrue(krylov.certificate().rowNormsApproximate());
            double start = krylov.loss();
            for (int t = 0; t < 200; t++) {
                krylov.step();
            }
            assertTrue(krylov.loss() < 0.5 * start);
            double[][] columns = new double[d][];
            for (int j = 0; j < d; j++) {
                double[] unit = new double[d];
                unit[j] = 1;
                columns[j] = implicit.times(unit);
            }
            StoredFirstLayer stored = new StoredFirstLayer(Instances.transposed(columns), 0.04);
            try (DenseEngine dense = new DenseEngine(
                    new TwoLayerProblem(target, w2, stored, 0.2, Optional.empty()),
                    ErrorOracle.exactly(),
                    optimizer,
                    1)) {
                for (int t = 0; t < 200; t++) {
                    dense.step();
                }
                assertArrayEquals(
                        dense.secondLayer(), krylov.secondLayer(), TOLERANCE * Instances.largest(dense.secondLayer()));
                assertArrayEquals(dense.error(), krylov.error(), TOLERANCE * start);
            }
            assertRefused(krylov::firstLayer, "W1(0) is implicit at d=40");
        }
    }

    /** A row's norm at t = 0 is s^4 chi^2_d: the mean of 5000 of them is d s^4 to 5 sqrt(2 / (d * 5000)), a 6e-7 false alarm. */
    @Test
    void implicitRowNormsHaveTheirLaw() {
        int d = 5000;
        TwoLayerProblem problem =
                TwoLayerProblem.implicitGaussian(new Streams(4), constant(d), Math.pow(d, -1), Optional.empty());
        try (KrylovEngine engine = engine(problem, new SgdMomentum(1e-5, 0.9))) {
            double size = Math.pow(d, -4);
            double mean = Arrays.stream(engine.rowNormsSquared()).average().orElseThrow() / (d * size);
            assertEquals(1, mean, 5 * Math.sqrt(2.0 / ((double) d * d)));
            double largest = Arrays.stream(engine.rowNormsSquared()).max().orElseThrow() / (d * size);
            assertTrue(largest > 1.02 && largest < 1.2, () -> "largest row " + largest);
        }
    }

    private static double[] constant(int d) {
        double[] target = new double[d];
        Arrays.fill(target, 1);
        return target;
    }

    private static KrylovEngine engine(TwoLayerProblem problem, Optimizer optimizer) {
        return new KrylovEngine(problem, optimizer, OptionalInt.empty(), OptionalDouble.empty());
    }
}
