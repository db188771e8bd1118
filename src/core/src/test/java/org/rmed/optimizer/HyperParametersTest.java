package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Catches a record that accepts a hyper-parameter for which its update makes no sense (a memory of 1, a negative xi, NaN). */
class HyperParametersTest {

    private static final Denominator NONE = Denominator.outside(0);

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("memories")
    void memoriesLieInZeroToOne(String record, String parameter, DoubleFunction<Object> made) {
        for (double bad : new double[] {1, 1.5, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    parameter + "=" + bad + " must lie in [0, 1): it is the weight of the past in a running average",
                    assertThrows(IllegalArgumentException.class, () -> made.apply(bad), record)
                            .getMessage());
        }
        assertDoesNotThrow(() -> made.apply(0));
        assertDoesNotThrow(() -> made.apply(Math.nextDown(1.0)));
    }

    static Stream<Arguments> memories() {
        return Stream.of(
                row("sgdm", "beta", b -> new SgdMomentum(1, b)),
                row("nesterov", "beta", b -> new Nesterov(1, b)),
                row("adam", "beta1", b -> new Adam(1, b, 0, NONE, true)),
                row("adam", "beta2", b -> new Adam(1, 0, b, NONE, true)),
                row("adamw", "beta1", b -> new AdamW(1, b, 0, NONE, true, 0)),
                row("adamw", "beta2", b -> new AdamW(1, 0, b, NONE, true, 0)),
                row("amsgrad", "beta1", b -> new AmsGrad(1, b, 0, NONE, true)),
                row("amsgrad", "beta2", b -> new AmsGrad(1, 0, b, NONE, true)),
                row("rmsprop", "beta2", b -> new RmsProp(1, b, NONE, true)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("amounts")
    void amountsAreAtLeastZeroAndFinite(String record, String parameter, DoubleFunction<Object> made) {
        for (double bad : new double[] {-Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    parameter + "=" + bad + " must be at least 0 and finite",
                    assertThrows(IllegalArgumentException.class, () -> made.apply(bad), record)
                            .getMessage());
        }
        assertDoesNotThrow(() -> made.apply(0));
        assertDoesNotThrow(() -> made.apply(Double.MAX_VALUE));
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                row("sgdm", "weightDecay", w -> new SgdMomentum(1, 0.9, w)),
                row("adamw", "weightDecay", w -> new AdamW(1, 0.9, 0.999, NONE, true, w)),
                row("denominator", "xi", xi -> Denominator.outside(xi)));
    }

    private static Arguments row(String record, String parameter, DoubleFunction<Object> made) {
        return Arguments.of(record, parameter, made);
    }
}
