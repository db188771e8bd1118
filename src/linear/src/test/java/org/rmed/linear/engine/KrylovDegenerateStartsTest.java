package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;

/**
 * Catches the reduction where a subspace is smaller than usual: a side without directions, complete ones, parallel starts, and
 * starts as small or as large as they come. The oracle is the dense engine.
 */
class KrylovDegenerateStartsTest {

    /** As in {@link KrylovAgainstDenseTest}, for 600 steps. */
    private static final double TOLERANCE = 1e-12;

    static List<Optimizer> optimizers() {
        return List.of(
                new SgdMomentum(0.01, 0.9),
                new SgdMomentum(0.01, 0.9, 0.02),
                new Nesterov(0.01, 0.9),
                new GradientDescent(0.05));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void oneAndTwoDimensions(Optimizer optimizer) {
        for (int d : new int[] {1, 2}) {
            for (int seed = 0; seed < 20; seed++) {
                assertAgrees(Instances.problem(d, 0.3, seed), optimizer, 2 * d);
            }
        }
    }

    /** Q = span{A}, P = span{w2(0)}: one direction a side is all. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void firstLayerStartsAtZero(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(9, 0.3, 1);
        assertAgrees(with(start, start.target(), start.secondLayer(), new double[9][9]), optimizer, 1);
    }

    /** P has no direction before W1(0) A. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void secondLayerStartsAtZero(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(9, 0.3, 1);
        assertAgrees(with(start, start.target(), new double[9], start.firstLayer()), optimizer, 9);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void bothLayersStartAtZeroAndStayThere(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(9, 0.3, 1);
        TwoLayerProblem zero = with(start, start.target(), new double[9], new double[9][9]);
        assertAgrees(zero, optimizer, 1);
        try (KrylovEngine engine = engine(zero, optimizer)) {
            double loss = engine.loss();
            engine.step();
            assertEquals(loss, engine.loss());
            assertArrayEquals(new double[9], engine.secondLayer());
            assertArrayEquals(new double[9], engine.lastSecondLayerGradient());
            assertFalse(engine.secondLayerReaches(1e-300));
            assertFalse(engine.firstLayerReaches(1e-300));
            assertEquals(0, engine.certificate().error());
        }
    }

    /** Q has no direction before W1(0)^T w2(0). */
    @ParameterizedTest
    @MethodSource("optimizers")
    void targetIsZero(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(9, 0.8, 1);
        TwoLayerProblem noTarget = with(start, new double[9], start.secondLayer(), start.firstLayer());
        assertAgrees(noTarget, optimizer, 9);
        try (KrylovEngine engine = engine(noTarget, optimizer)) {
            // sign(0) E_j = 0 for every j
            assertTrue(engine.errorReaches(0));
            assertTrue(engine.errorReaches(-1));
            assertFalse(engine.errorReaches(1e-300));
        }
    }

    /** Both chains are one: half as many directions as otherwise. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void targetIsParallelToTheStart(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(24, 0.3, 1);
        double[] product = start.initial().transposeTimes(start.secondLayer());
        double[] target = Arrays.stream(product).map(x -> 7 * x).toArray();
        assertAgrees(with(start, target, start.secondLayer(), start.firstLayer()), optimizer, 24);
        try (KrylovEngine one = new KrylovEngine(
                        with(start, target, start.secondLayer(), start.firstLayer()),
                        optimizer,
                        OptionalInt.empty(),
                        OptionalDouble.of(1));
                KrylovEngine two = new KrylovEngine(start, optimizer, OptionalInt.empty(), OptionalDouble.of(1))) {
            assertEquals(two.certificate().rank(), one.certificate().rank());
        }
    }

    /** W1(0) = c I maps span{w2(0), A} to itself: two directions are all there is. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void firstLayerStartsAsAMultipleOfTheIdentity(Optimizer optimizer) {
        TwoLayerProblem start = Instances.problem(12, 0.3, 1);
        double[][] w1 = new double[12][12];
        for (int i = 0; i < 12; i++) {
            w1[i][i] = 0.2;
        }
        TwoLayerProblem problem = with(start, start.target(), start.secondLayer(), w1);
        assertAgrees(problem, optimizer, 2);
        try (KrylovEngine engine = engine(problem, optimizer)) {
            assertEquals(new Certificate(0, 2, engine.certificate().measure(), false), engine.certificate());
        }
    }

    @Test
    void moreDirectionsThanDimensionsMeansAll() {
        TwoLayerProblem problem = Instances.problem(6, 0.9, 3);
        try (KrylovEngine engine =
                new KrylovEngine(problem, new SgdMomentum(0.01, 0.9), OptionalInt.of(500), OptionalDouble.of(1e-300))) {
            engine.step();
            assertEquals(6, engine.certificate().rank());
            assertEquals(0, engine.certificate().error());
        }
        // rank = d is enough for any tolerance
        try (KrylovEngine engine =
                new KrylovEngine(problem, new SgdMomentum(0.01, 0.9), OptionalInt.of(6), OptionalDouble.of(1e-300))) {
            engine.step();
            assertEquals(6, engine.certificate().rank());
        }
    }

    /** s = 1e-70: squares of C would be 0, shares of C are not; the loss moves after 10^4 steps of growth only. */
    @Test
    void tinyStart() {
        SideBySide run = SideBySide.run(
                Instances.problem(5, 1e-70, 2), new SgdMomentum(0.002, 0.9), OptionalDouble.empty(), 1e-9, 20_000);
        // each of 10^4 steps of pure growth rounds the same way at worst
        assertTrue(run.largest() <= 10 * TOLERANCE, run::toString);
        assertTrue(run.share() <= 1e-9, () -> "ended at " + run.share());
    }

    /** Entries of W1(0) of order 1: nothing is small, every direction counts. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 40})
    void largeStart(int d) {
        assertAgrees(Instances.problem(d, 1, 4), new SgdMomentum(1e-4, 0.9), d);
    }

    /** Through 600 steps, in all that can be seen. */
    private static void assertAgrees(TwoLayerProblem problem, Optimizer optimizer, int mostRank) {
        SideBySide run = SideBySide.run(problem, optimizer, OptionalDouble.empty(), 1e-9, 600);
        assertTrue(run.largest() <= TOLERANCE, () -> optimizer + ": " + run);
        assertTrue(run.certificate().rank() <= mostRank, () -> optimizer + ": " + run);
        assertTrue(run.certificate().error() <= 1e-14, () -> optimizer + ": " + run);
    }

    private static TwoLayerProblem with(TwoLayerProblem start, double[] target, double[] w2, double[][] w1) {
        return new TwoLayerProblem(target, w2, w1, start.scale(), Optional.empty());
    }

    private static KrylovEngine engine(TwoLayerProblem problem, Optimizer optimizer) {
        return new KrylovEngine(problem, optimizer, OptionalInt.empty(), OptionalDouble.empty());
    }
}
