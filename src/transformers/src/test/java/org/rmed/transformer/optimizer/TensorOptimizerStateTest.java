package org.rmed.transformer.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.Refusal.assertRefused;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmed.optimizer.Adagrad;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.Denominator.Placement;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * Catches: a checkpoint that leaves something out, a vanished second moment that makes NaN, an adaptive gradient that is
 * not the coming step's.
 */
class TensorOptimizerStateTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void restoredRunGoesOnToTheBit() {
        for (Optimizer optimizer : Family.usual().members()) {
            WeightSet whole = weights(1, scope);
            TensorOptimizer first = new TensorOptimizer(optimizer, whole, scope);
            steps(first, whole, 0, 7);
            WeightSet resumed =
                    new WeightSet(Runs.NETWORK, p -> whole.get(p.name()).toDoubles(), scope);
            TensorOptimizer second = new TensorOptimizer(optimizer, resumed, scope);
            second.restore(first.steps(), first.state());
            steps(first, whole, 7, 15);
            steps(second, resumed, 7, 15);
            for (String name : whole.names()) {
                assertArrayEquals(whole.get(name).toDoubles(), resumed.get(name).toDoubles(), optimizer.name());
            }
            assertEquals(15, second.steps());
        }
    }

    @Test
    void anotherOneStartsAfresh() {
        WeightSet weights = weights(1, scope);
        Optimizer adam = Adam.ofTheory(0.01, 0.9);
        TensorOptimizer first = new TensorOptimizer(adam, weights, scope);
        steps(first, weights, 0, 5);
        TensorOptimizer second = new TensorOptimizer(adam, weights, scope);
        assertEquals(0, second.steps());
        double[] before = weights.get("W").toDoubles();
        steps(second, weights, 0, 1);
        double[] after = weights.get("W").toDoubles();
        for (int j = 0; j < before.length; j++) {
            // Adam's first step is eta sign(g), whatever was before; a few roundings.
            assertEquals(0.01, Math.abs(after[j] - before[j]), 1e-15);
        }
    }

    /** In 32 bits 1e-150 is 0 and the square of 1e-30 too: 0 / 0 or 1e-33 / 0 without a floor that fits. */
    @Test
    void vanishedGradientsMoveNothingInSinglePrecision() {
        try (Scope narrow = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            for (Placement placement : Placement.values()) {
                for (Optimizer optimizer :
                        new Family(0.01, 0.9, 0.999, new Denominator(0, placement), true, 0).members()) {
                    if (optimizer.linearInGradient() || optimizer.name().equals("sign")) {
                        continue;
                    }
                    WeightSet weights = weights(1, narrow);
                    double[] before = weights.get("W").toDoubles();
                    double[] tiny = {0, 1e-30, -1e-30, 1e-40, 0, 0};
                    TensorOptimizer tensors = new TensorOptimizer(optimizer, weights, narrow);
                    for (int t = 0; t < 3; t++) {
                        tensors.step(t, 0.01, weights, Runs.gradients(tiny, tiny, narrow));
                    }
                    assertArrayEquals(before, weights.get("W").toDoubles(), 1e-12, optimizer.toString());
                    double[] adaptive = tensors.adaptiveGradient("W", new long[] {0, 1}, new double[] {0, 1e-30});
                    assertTrue(Math.abs(adaptive[0]) < 1e-12 && Math.abs(adaptive[1]) < 1e-12, optimizer.toString());
                }
            }
        }
    }

    /** The floor must not show where gradients are of the size that networks have: 24 bits of 1e-6. */
    @Test
    void theFloorLeavesUsualGradientsAlone() {
        try (Scope narrow = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            WeightSet weights = Runs.weights(new double[Runs.SIZE], new double[Runs.SIZE], narrow);
            double[] g = {1e-6, -1e-6, 1e-3, 1, -1, 100};
            new TensorOptimizer(new Adagrad(1, Denominator.outside(0)), weights, narrow)
                    .step(0, 1, weights, Runs.gradients(g, g, narrow));
            double[] signs = Arrays.stream(g).map(x -> -Math.signum(x)).toArray();
            assertArrayEquals(signs, weights.get("W").toDoubles(), 1e-6);
        }
    }

    @Test
    void adaptiveGradientIsTheComingMoveOverEta() {
        for (Optimizer optimizer : Family.usual().members()) {
            WeightSet weights = weights(1, scope);
            TensorOptimizer tensors = new TensorOptimizer(optimizer, weights, scope);
            steps(tensors, weights, 0, 5);
            double[] g = gaussian(new Random(9));
            long[] places = {1, 4, 5};
            double[] adaptive = tensors.adaptiveGradient(
                    "W",
                    places,
                    Arrays.stream(places).mapToDouble(p -> g[(int) p]).toArray());
            double[] before = weights.get("W").toDoubles();
            tensors.step(5, 0.25, weights, Runs.gradients(g, g, scope));
            double[] after = weights.get("W").toDoubles();
            for (int k = 0; k < places.length; k++) {
                int p = (int) places[k];
                // The difference of weights of size 1 loses 2^-52, divided by eta.
                assertEquals((before[p] - after[p]) / 0.25, adaptive[k], 1e-13, optimizer.name());
            }
        }
    }

    @Test
    void leavesThatTakeDerivativesCanBeMoved() {
        WeightSet weights = weights(1, scope);
        weights.names().forEach(name -> Autograd.leaf(weights.get(name), true));
        TensorOptimizer tensors = new TensorOptimizer(new GradientDescent(1), weights, scope);
        double[] ones = new double[Runs.SIZE];
        Arrays.fill(ones, 1);
        double[] before = weights.get("W").toDoubles();
        Autograd.recording(() -> {
            tensors.step(0, 1, weights, Runs.gradients(ones, ones, scope));
            return null;
        });
        double[] after = weights.get("W").toDoubles();
        Arrays.setAll(before, j -> before[j] - 1);
        assertArrayEquals(before, after);
    }

    @Test
    void stepsOutOfOrderAreErrors() {
        WeightSet weights = weights(1, scope);
        TensorOptimizer tensors = new TensorOptimizer(new GradientDescent(1), weights, scope);
        assertThrows(IllegalArgumentException.class, () -> steps(tensors, weights, 1, 2));
        double[] g = new double[Runs.SIZE];
        assertThrows(
                IllegalArgumentException.class, () -> tensors.step(0, 1, weights, name -> scope.reals(g, Runs.SIZE)));
        assertThrows(
                IllegalArgumentException.class, () -> tensors.adaptiveGradient("V", new long[] {0}, new double[] {0}));
    }

    @Test
    void badWishesAreRefused() {
        WeightSet weights = weights(1, scope);
        assertRefused(
                () -> new TensorOptimizer(new SgdMomentum(0.1, 0.9, 0.01), 0.001, weights, scope),
                "decay=0.001",
                "weightDecay=0.01 of sgdm",
                "set one of them to 0");
        assertRefused(
                () -> new TensorOptimizer(
                        new AdamW(0.1, 0.9, 0.99, Denominator.outside(0), true, 0.01), 0.001, weights, scope),
                "weightDecay=0.01 of adamw");
        assertRefused(
                () -> new TensorOptimizer(new GradientDescent(1), -1, weights, scope), "decay=-1.0", "at least 0");
        assertRefused(() -> new TensorOptimizer(new GradientDescent(1), Double.NaN, weights, scope), "decay=NaN");
        TensorOptimizer tensors = new TensorOptimizer(new GradientDescent(1), weights, scope);
        double[] g = new double[Runs.SIZE];
        assertRefused(() -> tensors.step(0, Double.NaN, weights, Runs.gradients(g, g, scope)), "eta=NaN", "at step 0");
        assertRefused(() -> tensors.step(0, -1, weights, Runs.gradients(g, g, scope)), "eta=-1.0", "at least 0");
    }

    @Test
    void anotherOptimizersStateIsRefused() {
        WeightSet weights = weights(1, scope);
        TensorOptimizer adam = new TensorOptimizer(Adam.ofTheory(0.1, 0.9), weights, scope);
        TensorOptimizer sgdm = new TensorOptimizer(new SgdMomentum(0.1, 0.9), weights, scope);
        assertRefused(() -> adam.restore(3, sgdm.state()), "adam", "it has no m:W", "resume with the settings");
        Map<String, Tensor> more = new LinkedHashMap<>(adam.state());
        more.put("u:W", scope.zeros(2, 3));
        assertRefused(() -> adam.restore(3, more), "it has u:W");
        Map<String, Tensor> other = new LinkedHashMap<>(adam.state());
        other.put("v:W", scope.zeros(3, 2));
        assertRefused(() -> adam.restore(3, other), "v:W", "[3, 2]", "[2, 3]");
        assertRefused(() -> adam.restore(-1, adam.state()), "-1 steps");
    }

    private static void steps(TensorOptimizer optimizer, WeightSet weights, int from, int to) {
        for (int t = from; t < to; t++) {
            Random random = new Random(t);
            try (Scope step = weights.get("W").scope().inner()) {
                optimizer.step(t, 0.01, weights, Runs.gradients(gaussian(random), gaussian(random), step));
            }
        }
    }

    private static WeightSet weights(long seed, Scope scope) {
        Random random = new Random(seed);
        return Runs.weights(gaussian(random), gaussian(random), scope);
    }

    private static double[] gaussian(Random random) {
        return random.doubles(Runs.SIZE, -1, 1).toArray();
    }
}
