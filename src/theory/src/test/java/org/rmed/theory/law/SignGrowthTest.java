package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Catches a median of weights where a median of squares is meant, and squares that underflow at small starts. */
class SignGrowthTest {

    @Test
    void evenCountAveragesTheTwoMiddleSquares() {
        // |w| + eta t = 1, 2, 4, 7: median of squares (4 + 16) / 2 = 10, not 3^2.
        assertEquals(4.9, new SignGrowth(new double[] {0.5, -1.5, 3.5, -6.5}, 0.25).rMed1(2), 1e-15);
    }

    @Test
    void oddCountTakesTheMiddleSquare() {
        assertEquals(9, new SignGrowth(new double[] {-1, 6, 2}, 1).rMed1(0), 1e-15);
    }

    @Provide
    Arbitrary<double[]> weights() {
        return Arbitraries.doubles()
                .between(-1, 1)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void isAtLeastOneFallsWithTimeAndIgnoresScale(
            @ForAll("weights") double[] w2,
            @ForAll @DoubleRange(min = 1e-3, max = 10) @Scale(3) double t,
            @ForAll @DoubleRange(min = 1, max = 10) double factor) {
        double[] tiny = w2.clone();
        for (int i = 0; i < tiny.length; i++) {
            tiny[i] *= 0x1p-600;
        }
        double ratio = new SignGrowth(w2, 1).rMed1(t);
        assertTrue(ratio >= 1 - 4e-16 && ratio < Double.POSITIVE_INFINITY);
        // d/dt of ((M + t) / (m + t))^2 is negative for M > m; 4 roundings each.
        assertTrue(new SignGrowth(w2, 1).rMed1(factor * t) <= ratio * (1 + 2e-15));
        // A power of two scales exactly, unless an entry becomes subnormal (below 1e-300: negligible beside t).
        assertEquals(ratio, new SignGrowth(tiny, 0x1p-600).rMed1(t), 1e-15 * ratio);
    }

    @Test
    void lateTimesFollowTheFirstOrderForm() {
        SignGrowth growth = new SignGrowth(new double[] {1, -2, 5}, 1);
        // ((5 + t) / (2 + t))^2 = 1 + 6 / t - 3 / t^2 + ...
        assertEquals(1 + 6e-4, growth.rMed1(1e4), 3.1e-8);
    }

    @Test
    void singleWeightGivesOne() {
        assertEquals(1, new SignGrowth(new double[] {-3}, 0.1).rMed1(0));
    }

    @Test
    void zeroMedianIsInfiniteAndAllZerosAreNanAtTheStartOnly() {
        assertEquals(Double.POSITIVE_INFINITY, new SignGrowth(new double[] {0, 0, 1}, 0.1).rMed1(0));
        SignGrowth zeros = new SignGrowth(new double[] {0, 0}, 0.1);
        assertTrue(Double.isNaN(zeros.rMed1(0)));
        assertEquals(1, zeros.rMed1(1));
    }

    @Test
    void isAValue() {
        double[] w2 = {1, 2};
        SignGrowth growth = new SignGrowth(w2, 0.1);
        w2[0] = 7;
        growth.w2Initial()[1] = 7;
        assertEquals(new SignGrowth(new double[] {1, 2}, 0.1), growth);
        assertEquals(new SignGrowth(new double[] {1, 2}, 0.1).hashCode(), growth.hashCode());
        assertNotEquals(new SignGrowth(new double[] {1, 3}, 0.1), growth);
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SignGrowth(new double[0], 0.1));
        assertThrows(
                IllegalArgumentException.class, () -> new SignGrowth(new double[] {Double.POSITIVE_INFINITY}, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new SignGrowth(new double[] {1}, -1));
        SignGrowth growth = new SignGrowth(new double[] {1}, 0.1);
        assertThrows(IllegalArgumentException.class, () -> growth.rMed1(-1));
    }
}
