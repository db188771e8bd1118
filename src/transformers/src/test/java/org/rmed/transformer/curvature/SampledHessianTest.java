package org.rmed.transformer.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.random.Streams;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.Curvature.NoCurvature;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * Catches: an operation whose second derivative libtorch has wrong or not at all, rows that add up, coordinates in
 * another order than their derivatives, a share of a batch left out.
 */
class SampledHessianTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    /**
     * Central differences at 1e-5: truncation 1e-10 / 6 of the fourth derivative, rounding 2^-52 / 1e-5 = 2e-11 of the
     * gradient; over curvatures as small as 0.03, with gradients of 1 and fourth derivatives of 100, below 1e-7. Measured:
     * 1.2e-9 at most.
     */
    @ParameterizedTest
    @MethodSource("org.rmed.transformer.curvature.Tiny#all")
    void everyKindOfBlockAgreesWithDifferences(Tiny network) {
        WeightSet weights = WeightSet.drawn(network, new Streams(3), scope);
        Tiny.Batch batch = network.batch(5, 8);
        SampledHessian<Tiny.Batch> hessian = new SampledHessian<>(network, weights, scope);
        int measured = 0;
        for (Parameter parameter : network.parameters()) {
            SampledCoordinates where = coordinates(parameter, batch);
            if (hessian.at(where, batch) instanceof Measured numbers) {
                double[][] block = numbers.block();
                double size = largest(block);
                double[][] differences = Differences.block(network, weights, batch, where, scope);
                for (int i = 0; i < block.length; i++) {
                    assertArrayEquals(differences[i], block[i], 1e-7 * size, parameter.name());
                    assertEquals(block[i][i], numbers.diagonal()[i]);
                }
                double[] whole = Differences.gradient(
                        network,
                        weights,
                        batch,
                        parameter.name(),
                        weights.get(parameter.name()).toDoubles(),
                        scope);
                double[] there = Arrays.stream(where.places())
                        .mapToDouble(p -> whole[(int) p])
                        .toArray();
                // The same passes over the same numbers; sums may be split otherwise.
                assertArrayEquals(there, numbers.gradient(), 1e-14, parameter.name());
                assertTrue(numbers.asymmetry() < 1e-14, parameter.name());
                measured++;
            }
        }
        int zeros = network.name().startsWith("c") ? 1 : 0;
        assertEquals(network.parameters().size() - zeros, measured);
    }

    /** Rounding of 24 bits through sums of a dozen terms: 1e-6. Measured: 6e-7 of the largest entry at most. */
    @ParameterizedTest
    @MethodSource("org.rmed.transformer.curvature.Tiny#all")
    void singlePrecisionIsEnough(Tiny network) {
        try (Scope narrow = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            WeightSet weights = WeightSet.drawn(network, new Streams(3), scope);
            WeightSet rounded = WeightSet.drawn(network, new Streams(3), narrow);
            Tiny.Batch batch = network.batch(5, 8);
            for (Parameter parameter : network.parameters()) {
                SampledCoordinates where = coordinates(parameter, batch);
                Curvature wide = new SampledHessian<>(network, weights, scope).at(where, batch);
                Curvature thin = new SampledHessian<>(network, rounded, narrow).at(where, batch);
                if (wide instanceof NoCurvature none) {
                    assertEquals(
                            none.reason(),
                            assertInstanceOf(NoCurvature.class, thin).reason());
                } else {
                    double[][] expected = ((Measured) wide).block();
                    double[][] actual = assertInstanceOf(Measured.class, thin).block();
                    for (int i = 0; i < expected.length; i++) {
                        assertArrayEquals(expected[i], actual[i], 1e-5 * largest(expected), parameter.name());
                    }
                }
            }
        }
    }

    /** The mean loss over 3 and 5 examples is that over all 8; sums in another order. */
    @Test
    void severalBatchesAreOne() {
        Tiny network = Tiny.dense(false);
        WeightSet weights = WeightSet.drawn(network, new Streams(3), scope);
        SampledHessian<Tiny.Batch> hessian = new SampledHessian<>(network, weights, scope);
        Tiny.Batch all = network.batch(5, 8);
        SampledCoordinates where = coordinates(network.parameters().get(0), all);
        Measured whole = assertInstanceOf(Measured.class, hessian.at(where, all));
        Measured parts = assertInstanceOf(
                Measured.class,
                hessian.at(where, List.of(new Portion<>(part(all, 0, 3), 3), new Portion<>(part(all, 3, 8), 5))));
        assertArrayEquals(whole.gradient(), parts.gradient(), 1e-15);
        assertArrayEquals(whole.diagonal(), parts.diagonal(), 1e-15);
    }

    /** A run's weights are leaves: their own gradients must neither be touched nor recorded. */
    @Test
    void theWeightsOwnDerivativesAreLeftAlone() {
        Tiny network = Tiny.dense(false);
        WeightSet weights = WeightSet.drawn(network, new Streams(3), scope);
        Tiny.Batch batch = network.batch(5, 8);
        SampledCoordinates where = coordinates(network.parameters().get(0), batch);
        Curvature before = new SampledHessian<>(network, weights, scope).at(where, batch);
        Tensor first = Autograd.leaf(weights.get("first"), true);
        Tensor second = Autograd.leaf(weights.get("second"), true);
        assertEquals(before, new SampledHessian<>(network, weights, scope).at(where, batch));
        assertTrue(!Autograd.reached(first) && !Autograd.reached(second));
    }

    static SampledCoordinates coordinates(Parameter parameter, Tiny.Batch batch) {
        return parameter.kind() == Kind.EMBEDDING
                ? SampledCoordinates.drawn(parameter, batch.wholes(), 20, true, new Streams(1))
                : SampledCoordinates.drawn(parameter, 20, true, new Streams(1));
    }

    private static Tiny.Batch part(Tiny.Batch all, int from, int to) {
        return new Tiny.Batch(
                Arrays.copyOfRange(all.reals(), 5 * from, 5 * to),
                null,
                new long[] {to - from, 5},
                Arrays.copyOfRange(all.classes(), from, to));
    }

    private static double largest(double[][] block) {
        return Arrays.stream(block)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }
}
