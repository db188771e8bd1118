package org.rmed.transformer.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmed.random.Streams;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.Curvature.NoCurvature;
import org.rmed.transformer.curvature.Curvature.Reason;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** Catches: rounding taken for curvature (an R_med of 40 from nothing), and small true curvature taken for rounding. */
class StructuralZeroTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aKeyBiasIsKnownByItsKind(Precision precision) {
        assertZero(Tiny.attention(), "key.bias", Kind.KEY_BIAS, Reason.KEY_BIAS, precision);
    }

    /** The same bias under a false name, so that only its numbers can tell: many seeds, since rounding is chance. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aKeyBiasIsRecognizedByItsNumbers(Precision precision) {
        assertZero(Tiny.attention(), "key.bias", Kind.BIAS, Reason.ROUNDING, precision);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aBiasBeforeANormalizationIsRecognizedByItsNumbers(Precision precision) {
        assertZero(Tiny.convolution(), "bias", Kind.BIAS, Reason.ROUNDING, precision);
    }

    private static void assertZero(Tiny network, String name, Kind kind, Reason reason, Precision precision) {
        try (Scope scope = Scope.open(Processor.cpu(), precision)) {
            for (int seed = 0; seed < 20; seed++) {
                WeightSet weights = WeightSet.drawn(network, new Streams(seed), scope);
                Parameter own = weights.parameter(name);
                SampledCoordinates where = SampledCoordinates.drawn(
                        new Parameter(name, kind, own.start(), own.shape()), 20, true, new Streams(seed));
                Curvature found = new SampledHessian<>(network, weights, scope).at(where, network.batch(seed, 8));
                NoCurvature none = assertInstanceOf(NoCurvature.class, found, precision + " seed " + seed);
                assertEquals(reason, none.reason());
                assertTrue(none.words().startsWith(name + ": "), none.words());
            }
        }
    }

    /** ||H - H^T|| / (2 ||H||) = 2 sqrt(50) / (2 sqrt(52)), and 0.1 sqrt(2) / (2 sqrt(51.01)). */
    @Test
    void anUnsymmetricBlockIsRounding() {
        Parameter parameter = new Parameter("w", Kind.BIAS, Start.ZERO, 2);
        Measured noise = new Measured(new double[2], new double[][] {{1, 5}, {-5, 1}});
        assertEquals(Math.sqrt(50.0 / 52), noise.asymmetry(), 1e-15);
        assertReason(
                Reason.ROUNDING,
                "unsymmetric by 0.98",
                StructuralZero.after(parameter, noise).orElseThrow());
        Measured hessian = new Measured(new double[2], new double[][] {{1, 5}, {4.9, 1}});
        assertEquals(Math.sqrt(0.02 / 51.01) / 2, hessian.asymmetry(), 1e-15);
        assertTrue(StructuralZero.after(parameter, hessian).isEmpty());
        assertReason(
                Reason.NOT_FINITE,
                "infinite or NaN",
                StructuralZero.after(parameter, new Measured(new double[] {1}, new double[][] {{Double.NaN}}))
                        .orElseThrow());
    }

    /** A loss of 1e-12 (1 + f): small only by its unit, which no bound may depend on. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void smallCurvatureIsMeasured(Precision precision) {
        measure(precision, (w, scope) -> w.times(w).times(w).sum().times(1e-12).plus(1e-12), measured -> {
            Measured numbers = assertInstanceOf(Measured.class, measured);
            assertEquals(6e-12, numbers.diagonal()[0], 1e-17);
            assertEquals(12e-12, numbers.diagonal()[1], 1e-17);
        });
    }

    /**
     * 1 + (w0 - w1 + c)^6 near its flat bottom: h = 30 (c - 1)^4 is below all that shows in the loss, which does not depend
     * on w0 + w1 at all; but a long way off it is another.
     */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aFlatBottomIsMeasured(Precision precision) {
        double off = precision == Precision.SINGLE ? 0x1p-8 : 0x1p-14;
        measure(
                precision,
                (w, scope) -> {
                    Tensor cube =
                            w.times(scope.reals(new double[] {1, -1}, 2)).sum().plus(1 + off);
                    cube = cube.times(cube).times(cube);
                    return cube.times(cube).plus(1);
                },
                found -> {
                    double h = 30 * off * off * off * off;
                    Measured numbers = assertInstanceOf(Measured.class, found);
                    assertEquals(h, numbers.diagonal()[0], 1e-4 * h);
                    assertEquals(-h, numbers.block()[0][1], 1e-4 * h);
                });
    }

    /**
     * 1 + c (w0^2 + w0 w1 + 2 w1^2) with c so small that the loss is 1 to the last bit wherever one looks: queries of an
     * untrained encoder are like that in 32 bits, and their derivatives have all digits.
     */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aFlatLossIsMeasured(Precision precision) {
        double c = precision == Precision.SINGLE ? 0x1p-30 : 0x1p-60;
        measure(
                precision,
                (w, scope) -> {
                    Tensor form = scope.reals(new double[][] {{1, 0.5}, {0.5, 2}});
                    return w.reshape(1, 2).matMul(form).times(w).sum().times(c).plus(1);
                },
                found -> {
                    Measured numbers = assertInstanceOf(Measured.class, found);
                    assertEquals(2 * c, numbers.block()[0][0], 1e-6 * c);
                    assertEquals(c, numbers.block()[0][1], 1e-6 * c);
                    assertEquals(4 * c, numbers.block()[1][1], 1e-6 * c);
                });
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aLinearLossHasNone(Precision precision) {
        measure(precision, (w, scope) -> w.sum(), found -> assertReason(Reason.LINEAR, "linear", found));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aLossWithoutTheParameterHasNone(Precision precision) {
        measure(
                precision,
                (w, scope) -> scope.filled(3),
                found -> assertReason(Reason.UNREACHED, "did not depend", found));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aDivergedRunHasNone(Precision precision) {
        measure(
                precision,
                (w, scope) -> w.sum().dividedBy(scope.zeros()),
                found -> assertReason(Reason.NOT_FINITE, "the loss is Infinity", found));
        measure(
                precision,
                (w, scope) -> w.minus(w.copied(scope)).squareRoot().sum(),
                found -> assertReason(Reason.NOT_FINITE, "NaN", found));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anEmbeddingWithoutRowsHasNone(Precision precision) {
        try (Scope scope = Scope.open(Processor.cpu(), precision)) {
            Tiny network = Tiny.embedding();
            WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
            Parameter table = weights.parameter("table");
            SampledHessian<Tiny.Batch> hessian = new SampledHessian<>(network, weights, scope);
            Tiny.Batch batch = network.batch(1, 8);
            assertReason(
                    Reason.ROWS_ABSENT,
                    "none of its rows",
                    hessian.at(SampledCoordinates.drawn(table, new long[0], 5, true, new Streams(1)), batch));
            // Rows 5 and 6 exist, but no batch has them.
            assertReason(
                    Reason.UNREACHED,
                    "all derivatives are 0",
                    hessian.at(SampledCoordinates.drawn(table, new long[] {5, 6}, 5, true, new Streams(1)), batch));
        }
    }

    private static void assertReason(Reason reason, String words, Curvature found) {
        NoCurvature none = assertInstanceOf(NoCurvature.class, found);
        assertEquals(reason, none.reason(), none.words());
        assertTrue(none.words().contains(words), none.words());
    }

    private interface Loss {
        Tensor of(Tensor w, Scope scope);
    }

    private interface Check {
        void found(Curvature curvature);
    }

    /** A loss of w = (1, 2). */
    private static void measure(Precision precision, Loss loss, Check check) {
        Network<Void> network = new Network<>() {
            @Override
            public List<Parameter> parameters() {
                return List.of(new Parameter("w", Kind.BIAS, Start.ZERO, 2));
            }

            @Override
            public Tensor loss(Weights weights, Void batch, double dropout, Scope scope) {
                return loss.of(weights.get("w").in(scope), scope);
            }
        };
        try (Scope scope = Scope.open(Processor.cpu(), precision)) {
            WeightSet weights = new WeightSet(network, p -> new double[] {1, 2}, scope);
            SampledCoordinates both = SampledCoordinates.drawn(weights.parameter("w"), 2, false, new Streams(1));
            check.found(new SampledHessian<>(network, weights, scope).at(both, (Void) null));
        }
    }
}
