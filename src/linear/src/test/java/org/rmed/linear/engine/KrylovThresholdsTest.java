package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.Instances;
import org.rmed.linear.Target;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.trajectory.SgdMomentumPhases;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.random.Streams;

/**
 * Catches a bound that is none (a threshold reached and not seen), and one so loose that it has to look at all d entries in
 * every step.
 */
class KrylovThresholdsTest {

    /** Each state's own largest entries are reached, the next doubles above them are not; asked in every step, near and far. */
    @ParameterizedTest
    @CsvSource({"1, uniform", "2, mixed", "41, mixed", "41, uniform", "60, constant"})
    void answersAreThoseOfAScan(int d, String targetWord) {
        Streams streams = new Streams(5);
        double[] target = Target.named(targetWord, d, streams);
        if (d == 60) {
            target[7] = 0; // sign(0) E_7 = 0 whatever E
        }
        TwoLayerProblem problem = TwoLayerProblem.gaussian(streams, target, 0.1, Optional.empty());
        // overshoots: E changes sign, w2 falls again
        try (KrylovEngine engine = engine(problem, new SgdMomentum(0.03, 0.9, 0.001))) {
            for (int t = 0; t < 150; t++) {
                double w2 = Vectors.largest(engine.secondLayer());
                assertTrue(engine.secondLayerReaches(w2) && engine.secondLayerReaches(0.1 * w2));
                assertFalse(engine.secondLayerReaches(Math.nextUp(w2)) || engine.secondLayerReaches(10 * w2));
                double w1 = Arrays.stream(engine.firstLayer())
                        .mapToDouble(Vectors::largest)
                        .max()
                        .orElseThrow();
                assertTrue(engine.firstLayerReaches(w1) && engine.firstLayerReaches(0.1 * w1));
                assertFalse(engine.firstLayerReaches(Math.nextUp(w1)) || engine.firstLayerReaches(10 * w1));
                double e = largestSigned(target, engine.error());
                assertTrue(engine.errorReaches(e) && engine.errorReaches(e - 0.1));
                assertFalse(engine.errorReaches(Math.nextUp(e)) || engine.errorReaches(e + 0.1));
                engine.step();
            }
        }
    }

    private static double largestSigned(double[] target, double[] error) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < error.length; j++) {
            largest = Math.max(largest, Math.signum(target[j]) * error[j]);
        }
        return largest;
    }

    /** Implicit W1(0): the entries of W1 - W1(0), here from a stored twin with the same products and no entries of its own. */
    @Test
    void withAnImplicitStartOnlyTheDisplacementCounts() {
        int d = 30;
        TwoLayerProblem problem = TwoLayerProblem.implicitGaussian(
                new Streams(2), Target.named("uniform", d, new Streams(2)), 0.2, Optional.empty());
        double[] target = problem.target();
        Optimizer optimizer = new SgdMomentum(0.01, 0.9);
        KrylovSpace space = new KrylovSpace(problem.initial(), problem.secondLayer(), target);
        ReducedNetwork reduced = new ReducedNetwork(space, problem.secondLayer(), target, optimizer.update());
        space.grow(d);
        space.grow(d);
        reduced.extend(space);
        LiftedNetwork lifted = new LiftedNetwork(space, reduced);
        KrylovThresholds thresholds = new KrylovThresholds(space, reduced, lifted, target);
        assertFalse(thresholds.firstLayerReaches(1e-300), "nothing has moved yet");
        for (int t = 0; t < 100; t++) {
            reduced.step(t);
            lifted.moved();
            double largest = 0;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double entry = 0;
                    for (int k = 0; k < space.left().size(); k++) {
                        for (int l = 0; l < space.right().size(); l++) {
                            entry += space.left().get(k)[i]
                                    * reduced.displacement()[k][l]
                                    * space.right().get(l)[j];
                        }
                    }
                    largest = Math.max(largest, Math.abs(entry));
                }
            }
            // sums of 16 products in two orders
            assertTrue(thresholds.firstLayerReaches(largest * (1 - 1e-14)));
            assertFalse(thresholds.firstLayerReaches(largest * (1 + 1e-14)));
        }
    }

    /** Definitions 1 to 3, watched step by step, fall on the same steps for both engines. */
    @ParameterizedTest
    @CsvSource({"16, 1.5, 2e-4, 1", "16, 0.5, 2e-4, 2", "8, 1, 5e-3, 3", "64, 1, 1e-4, 1", "1, 2, 1e-3, 1"})
    void phasesAreThoseOfTheDenseEngine(int d, double alpha, double eta, double p) {
        double scale = d == 1 ? 0.01 : Math.pow(d, -alpha);
        TwoLayerProblem problem = Instances.problem(d, scale, 11);
        Optimizer optimizer = new SgdMomentum(eta, 0.9);
        SgdMomentumPhases ofDense = new SgdMomentumPhases(scale, Math.pow(d, -p));
        SgdMomentumPhases ofKrylov = new SgdMomentumPhases(scale, Math.pow(d, -p));
        try (DenseEngine dense = new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
                KrylovEngine krylov = engine(problem, optimizer)) {
            for (int t = 0; t < 4000 && !(ofDense.over() && ofKrylov.over()); t++) {
                assertEquals(ofDense.observe(dense), ofKrylov.observe(krylov), "t=" + t);
                dense.step();
                krylov.step();
            }
            assertEquals(ofDense.phases().times(), ofKrylov.phases().times());
            assertTrue(ofDense.over(), "the run is too short to tell");
        }
    }

    /**
     * A random walk in 5 coordinates creeps towards the threshold: never reached unseen, and d entries are looked at in few of
     * 20000 steps.
     */
    @Test
    void theBoundNeverMissesAndSeldomAsks() {
        Random random = new Random(8);
        int d = 400;
        double[][] v = Instances.gaussian(random, 5, d, 1 / Math.sqrt(d));
        double[] width = Arrays.stream(v).mapToDouble(Vectors::largest).toArray();
        double[] x = new double[5];
        EntryBound bound = new EntryBound();
        int asked = 0;
        double threshold = 0.5;
        for (int t = 0; t < 20_000; t++) {
            for (int k = 0; k < 5; k++) {
                x[k] += (k == 0 ? 3e-4 : 0) + 1e-4 * random.nextGaussian();
            }
            double largest = largestEntry(v, x);
            if (bound.below(threshold, x, width, width)) {
                assertTrue(largest < threshold, "missed at t=" + t);
            } else {
                asked++;
                bound.measured(x, largest);
            }
            if (largest >= threshold) {
                assertTrue(t > 1000, "reached too soon to tell");
                break;
            }
        }
        assertTrue(asked > 0 && asked < 60, "looked at all entries " + asked + " times");
    }

    /** What falls for every entry lowers the bound: E on its way, far from a threshold, need not be looked at. */
    @Test
    void theBoundFallsWhereEveryEntryFalls() {
        EntryBound bound = new EntryBound();
        assertTrue(bound.below(-0.4, new double[] {-1, 0.01}, new double[] {2, 3}, new double[] {-0.5, 3}));
        assertFalse(bound.below(-0.48, new double[] {-1, 0.01}, new double[] {2, 3}, new double[] {-0.5, 3}));
        bound.measured(new double[] {-1, 0.01}, -0.6);
        assertTrue(bound.below(-0.48, new double[] {-1, 0.01}, new double[] {2, 3}, new double[] {-0.5, 3}));
        assertFalse(bound.below(-0.48, new double[] {-0.93, 0.01}, new double[] {2, 3}, new double[] {-0.5, 3}));
    }

    private static double largestEntry(double[][] v, double[] x) {
        double[] sum = new double[v[0].length];
        for (int k = 0; k < x.length; k++) {
            Vectors.add(sum, x[k], v[k]);
        }
        return Vectors.largest(sum);
    }

    /** Subspaces of a start with a known structure: W1(0) = diag(1, 2, 3, 0, 0), w2(0) = e_1 + e_2, A = e_2 + e_4. */
    @Test
    void subspacesOfADiagonalStart() {
        double[][] w1 = new double[5][5];
        for (int i = 0; i < 3; i++) {
            w1[i][i] = i + 1;
        }
        KrylovSpace space = new KrylovSpace(
                new StoredFirstLayer(w1, 1), new double[] {1, 1, 0, 0, 0}, new double[] {0, 1, 0, 1, 0});
        for (int k = 0; k < 6; k++) {
            assertTrue(space.grow(5));
        }
        // powers of diag on e_1 + e_2 span e_1, e_2; on the left W1 A = 2 e_2 adds nothing; on the right e_4 comes with
        // A
        assertEquals(2, space.left().size());
        assertEquals(3, space.right().size());
        assertEquals(2, space.firstOpenLeft());
        assertEquals(3, space.firstOpenRight());
        for (int i = 0; i < 2; i++) {
            assertEquals(0, space.left().get(i)[2], 1e-15);
            assertEquals(1, KrylovSpace.norm(space.left().get(i)), 1e-15);
        }
        assertEquals(0, Vectors.dot(space.right().get(0), space.right().get(2)), 1e-15);
    }

    @Test
    void lengthsOfTinyAndHugeVectors() {
        assertEquals(5e-200, KrylovSpace.norm(new double[] {3e-200, 4e-200}), 1e-215);
        assertEquals(5e200, KrylovSpace.norm(new double[] {3e200, -4e200}), 1e185);
        assertEquals(0, KrylovSpace.norm(new double[3]));
    }

    private static KrylovEngine engine(TwoLayerProblem problem, Optimizer optimizer) {
        return new KrylovEngine(problem, optimizer, OptionalInt.empty(), OptionalDouble.empty());
    }
}
