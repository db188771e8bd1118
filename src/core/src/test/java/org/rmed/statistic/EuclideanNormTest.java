package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Catches a wrong rescaling when a larger entry arrives, and squares that under- or overflow; oracle: BigDecimal. */
class EuclideanNormTest {

    @Property
    void agreesWithFiftyDigitArithmetic(
            @ForAll @Size(min = 1, max = 30) double @Scale(9) @DoubleRange(min = -1e3, max = 1e3) [] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value).pow(2));
        }
        double expected = sum.sqrt(new MathContext(50)).doubleValue();
        // Documented: (2 n + 4) 2^-52 relative, n = 30: 1.5e-14.
        assertEquals(expected, EuclideanNorm.of(new double[][] {values}), 1.5e-14 * expected);
    }

    @Test
    void largerEntriesArrivingLateRescaleTheSum() {
        assertEquals(13, EuclideanNorm.of(new double[][] {{3, 4}, {-12}}), 1e-14);
    }

    @Test
    void zerosOnlyGiveZero() {
        assertEquals(0, EuclideanNorm.of(new double[][] {{0, -0.0}}));
    }

    @Test
    void squaresNeitherUnderflowNorOverflow() {
        assertEquals(5e-200, EuclideanNorm.of(new double[][] {{3e-200, 4e-200}}), 1e-214);
        assertEquals(5e200, EuclideanNorm.of(new double[][] {{4e200, 3e200}}), 1e186);
    }
}
