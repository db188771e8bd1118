package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.initial.ImplicitGaussian;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SignDescent;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.statistic.DiagonalUniformity;

/**
 * Catches what the runs of {@link SkeletonAgainstDenseTest} do not look at: views that lag a step, measurements that disturb the
 * run, weights built wrongly, degenerate starts, implicit starts that forget what they drew, wrong answers that should have been
 * refusals.
 */
class SkeletonEngineTest {

    private static final double ETA = 1e-3;

    private static SkeletonEngine engine(TwoLayerProblem problem, Optimizer optimizer, int rank) {
        return new SkeletonEngine(problem, optimizer, OptionalInt.of(rank), OptionalDouble.empty());
    }

    private static SkeletonEngine engine(TwoLayerProblem problem, Optimizer optimizer) {
        return new SkeletonEngine(problem, optimizer, OptionalInt.empty(), OptionalDouble.empty());
    }

    private static DenseEngine dense(TwoLayerProblem problem, Optimizer optimizer) {
        return new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
    }

    private static Adam adam(double eta) {
        return Adam.ofTheory(eta, 0.9);
    }

    private static void move(Engine engine, int steps) {
        for (int t = 0; t < steps; t++) {
            engine.step();
        }
    }

    /** Every view at every stage, d from one where all is kept to one where little is; rounding, as in the other class. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 17, 40, 90})
    void everyViewIsThatOfTheDenseEngine(int d) {
        TwoLayerProblem problem = Instances.problem(d, 0.01, d);
        try (SkeletonEngine skeleton = engine(problem, adam(ETA), 12);
                DenseEngine dense = dense(problem, adam(ETA))) {
            assertArrayEquals(new double[d], skeleton.lastSecondLayerGradient());
            for (int t = 0; t < 60; t++) {
                assertEquals(t, skeleton.t());
                assertArrayEquals(dense.secondLayer(), skeleton.secondLayer(), 1e-12);
                assertArrayEquals(dense.error(), skeleton.error(), 1e-12);
                assertArrayEquals(
                        dense.rowNormsSquared(),
                        skeleton.rowNormsSquared(),
                        1e-10 * Vectors.largest(dense.rowNormsSquared()));
                double[] gradient = dense.secondLayerGradient();
                double size = Vectors.largest(gradient);
                if (t % 2 == 0) {
                    assertArrayEquals(gradient, skeleton.secondLayerGradient(), 1e-11 * size);
                }
                if (t % 20 == 0) {
                    for (int i = 0; i < d; i++) {
                        assertArrayEquals(dense.firstLayer()[i], skeleton.firstLayer()[i], 1e-12);
                    }
                }
                skeleton.step();
                dense.step();
                assertArrayEquals(gradient, skeleton.lastSecondLayerGradient(), 1e-11 * size);
            }
            assertEquals("skeleton", skeleton.name());
            assertArrayEquals(problem.target(), skeleton.target());
            Certificate certificate = skeleton.certificate();
            assertEquals(d <= 24 ? d : 12, certificate.rank());
            assertTrue(certificate.error() < 1e-9);
            assertEquals("cross error on held-out rows and columns", certificate.measure());
            assertTrue(!certificate.rowNormsApproximate());
        }
    }

    /** The threshold just below and just above max |W1|, at a time when the start still matters and when it does not. */
    @Test
    void firstLayerReachesItsLargestEntry() {
        TwoLayerProblem problem = Instances.problem(70, 0.05, 3);
        try (SkeletonEngine skeleton = engine(problem, adam(ETA), 16);
                DenseEngine dense = dense(problem, adam(ETA))) {
            for (int t = 0; t < 3; t++) {
                double largest = 0;
                for (double[] row : dense.firstLayer()) {
                    largest = Math.max(largest, Vectors.largest(row));
                }
                assertTrue(skeleton.firstLayerReaches(largest * (1 - 1e-9)));
                assertTrue(!skeleton.firstLayerReaches(largest * (1 + 1e-9)));
                move(skeleton, 10);
                move(dense, 10);
            }
        }
    }

    @Test
    void measuringDoesNotDisturbTheRun() {
        for (boolean stored : new boolean[] {true, false}) {
            SkeletonEngine watched = engine(problem(60, 0.05, stored), adam(ETA));
            SkeletonEngine alone = engine(problem(60, 0.05, stored), adam(ETA));
            for (int t = 0; t < 150; t++) {
                watched.secondLayerGradient();
                watched.rowNormsSquared();
                watched.certificate();
                watched.step();
                alone.step();
            }
            assertArrayEquals(alone.secondLayer(), watched.secondLayer());
            assertArrayEquals(alone.error(), watched.error());
        }
    }

    private static TwoLayerProblem problem(int d, double scale, boolean stored) {
        double[] target = new Random(d).doubles(d, 0.5, 1.5).toArray();
        Streams streams = new Streams(d);
        return stored
                ? TwoLayerProblem.gaussian(streams, target, scale, Optional.empty())
                : TwoLayerProblem.implicitGaussian(streams, target, scale, Optional.empty());
    }

    @Test
    void theProblemIsNotModified() {
        TwoLayerProblem problem = Instances.problem(30, 0.1, 1);
        TwoLayerProblem same = Instances.problem(30, 0.1, 1);
        move(engine(problem, adam(ETA), 6), 5);
        assertArrayEquals(same.target(), problem.target());
        assertArrayEquals(same.secondLayer(), problem.secondLayer());
        assertArrayEquals(same.firstLayer(), problem.firstLayer());
    }

    /** All gradients are zero: nothing moves, 0/0 nowhere, and nothing is wrong. */
    @Test
    void zeroInitializationStaysZero() {
        int d = 40;
        TwoLayerProblem problem = new TwoLayerProblem(
                Instances.problem(d, 1, 1).target(), new double[d], new double[d][d], 1, Optional.empty());
        SkeletonEngine skeleton = engine(problem, adam(ETA), 4);
        move(skeleton, 40);
        assertArrayEquals(new double[d], skeleton.secondLayer());
        assertArrayEquals(new double[d], skeleton.rowNormsSquared());
        for (int j = 0; j < d; j++) {
            assertEquals(-problem.target()[j], skeleton.error()[j]);
        }
        assertEquals(0, skeleton.certificate().error());
        assertTrue(!skeleton.firstLayerReaches(1e-300));
    }

    /**
     * A lazily drawn G is afterwards asked for all its columns, which agree with every product drawn before: the dense engine
     * on those numbers must make the same run. Row norms lose what correlates rows: size * |E| against rows that have grown.
     */
    @Test
    void anImplicitStartIsOneMatrix() {
        int d = 80;
        double scale = 0.01;
        TwoLayerProblem implicit = problem(d, scale, false);
        SkeletonEngine skeleton = engine(implicit, adam(1e-4), 16);
        move(skeleton, 300);
        double[] norms = skeleton.rowNormsSquared().clone();
        assertTrue(skeleton.certificate().rowNormsApproximate());
        assertRefused(skeleton::firstLayer, "W1(0) is implicit at d=80");
        assertTrue(skeleton.firstLayerReaches(0.02) && !skeleton.firstLayerReaches(0.04));
        double[][] g = new double[d][];
        for (int j = 0; j < d; j++) {
            double[] unit = new double[d];
            unit[j] = 1;
            g[j] = ((ImplicitGaussian) implicit.initial()).times(unit);
        }
        TwoLayerProblem stored = new TwoLayerProblem(
                implicit.target(),
                implicit.secondLayer(),
                new StoredFirstLayer(Instances.transposed(g), scale * scale),
                scale,
                Optional.empty());
        try (DenseEngine dense = dense(stored, adam(1e-4))) {
            move(dense, 300);
            assertArrayEquals(
                    dense.secondLayer(), skeleton.secondLayer(), 1e-11 * Vectors.largest(dense.secondLayer()));
            assertArrayEquals(dense.error(), skeleton.error(), 1e-10);
            double[] exact = dense.rowNormsSquared();
            // 2 size |L_i| beside |L_i|^2, |L_i| = 0.03 sqrt(80) = 0.27: 7e-4, and the largest of 80 is below 4 of them
            assertArrayEquals(exact, norms, 3e-3 * Vectors.largest(exact));
            assertEquals(DiagonalUniformity.rMed(exact), DiagonalUniformity.rMed(norms), 6e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tooSmallARankIsRefused(int rank) {
        TwoLayerProblem problem = Instances.problem(100, 0.1, 5);
        SkeletonEngine skeleton = engine(problem, adam(1e-4), rank);
        assertRefused(
                () -> move(skeleton, 2000),
                "rank=" + rank + " is not enough here: cross error ",
                " > 0.001 at t=",
                "; raise rank or use engine=dense");
        assertTrue(skeleton.certificate().error() > 1e-3);
        assertEquals(rank, skeleton.certificate().rank());
    }

    @Test
    void theToleranceIsTheUsers() {
        TwoLayerProblem problem = Instances.problem(100, 0.1, 5);
        SkeletonEngine strict = new SkeletonEngine(problem, adam(1e-4), OptionalInt.of(8), OptionalDouble.of(1e-13));
        assertRefused(() -> move(strict, 500), "rank=8 is not enough here", " > 1.0E-13 at t=");
        SkeletonEngine lax = new SkeletonEngine(problem, adam(1e-4), OptionalInt.of(1), OptionalDouble.of(1e9));
        move(lax, 500);
        assertTrue(lax.certificate().error() > 1e-3);
    }

    /** At alpha = 1/4 W1(0) moves the rows in all directions, and Adam with beta2 = beta1^2 forgets too fast to average. */
    @Test
    void aStartTooLargeForLowRankIsRefused() {
        TwoLayerProblem problem = Instances.problem(200, Math.pow(200, -0.25), 5);
        assertRefused(() -> move(engine(problem, adam(8e-5)), 1500), "rank=24", "use engine=dense");
    }

    /** xi from harmless to so large that Adam is SGD with momentum: right, or refused. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-4, 1e-2, 1, 100})
    void aLargeXiIsRightOrRefused(double xi) {
        TwoLayerProblem problem = Instances.problem(80, 0.03, 6);
        Optimizer optimizer = new Adam(1e-3 + xi * 0.03, 0.9, 0.81, Denominator.outside(xi), true);
        try (SkeletonEngine skeleton = engine(problem, optimizer);
                DenseEngine dense = dense(problem, optimizer)) {
            for (int t = 0; t < 60; t++) {
                try {
                    skeleton.step();
                } catch (UsageException refused) {
                    return;
                }
                dense.step();
                double size = Vectors.largest(dense.secondLayer());
                assertArrayEquals(dense.secondLayer(), skeleton.secondLayer(), 1e-3 * size);
                double r2 = DiagonalUniformity.rMed(dense.rowNormsSquared());
                assertEquals(r2, DiagonalUniformity.rMed(skeleton.rowNormsSquared()), 1e-3 * r2);
            }
            assertTrue(Vectors.largest(dense.secondLayer()) > 1.2 * Vectors.largest(problem.secondLayer()), "no run");
        }
    }

    /** Weights beyond the largest double: refused, where the dense engine goes on with NaN. */
    @Test
    void overflowIsRefused() {
        TwoLayerProblem problem = Instances.problem(60, 0.03, 6);
        assertRefused(() -> move(engine(problem, adam(1e200), 8), 64), "rank=8 is not enough here", "NaN");
    }

    @Test
    void impossibleRanksAndTolerancesAreRefused() {
        TwoLayerProblem problem = Instances.problem(5, 0.1, 1);
        assertRefused(() -> engine(problem, adam(ETA), 0), "rank=0 must be at least 1");
        for (double tolerance : new double[] {0, -1, Double.NaN}) {
            assertRefused(
                    () -> new SkeletonEngine(problem, adam(ETA), OptionalInt.empty(), OptionalDouble.of(tolerance)),
                    "tolerance=" + tolerance + " must be positive");
        }
    }

    @Test
    void defaultRankGrowsWithTheDisturbance() {
        assertEquals(8, SkeletonEngine.defaultRank(Adam.ofTheory(1e-3, 0.9), 1e-6, 1_000_000));
        assertEquals(12, SkeletonEngine.defaultRank(Adam.ofTheory(1e-3, 0.9), 0.01, 100));
        assertEquals(24, SkeletonEngine.defaultRank(Adam.ofTheory(1e-3, 0.9), 0.1, 100));
        assertEquals(48, SkeletonEngine.defaultRank(new SignDescent(1e-3), 1e-6, 100));
        assertEquals(
                10,
                engine(Instances.problem(10, 0.1, 1), adam(ETA), 1_000)
                        .certificate()
                        .rank());
    }
}
