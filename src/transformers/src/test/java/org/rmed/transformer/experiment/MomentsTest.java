package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches the wrong deviation (of n, not n - 1), and numbers printed to the wrong digit. */
class MomentsTest {

    private static String of(double... values) {
        return Moments.of(values).toString();
    }

    /** Mean 3, squares 4 + 1 + 0 + 1 + 4 = 10 over 4: sqrt(2.5) = 1.58. */
    @Test
    void meanAndDeviationOfASample() {
        assertEquals(3, Moments.of(new double[] {1, 2, 3, 4, 5}).mean(), 1e-15);
        assertEquals(Math.sqrt(2.5), Moments.of(new double[] {1, 2, 3, 4, 5}).deviation(), 1e-15);
        assertEquals("3.00 (1.58)", of(1, 2, 3, 4, 5));
    }

    @Test
    void noneIsADashAndOneHasNoDeviation() {
        assertEquals("-", of());
        assertEquals("7.00", of(7));
        assertEquals("7.00 (0.00)", of(7, 7));
    }

    @Test
    void threeDigitsWhateverTheSize() {
        assertEquals("0.01", Moments.number(0.0123));
        assertEquals("9.99", Moments.number(9.99));
        assertEquals("-9.99", Moments.number(-9.99));
        assertEquals("12.3", Moments.number(12.34));
        assertEquals("-123", Moments.number(-123.4));
        assertTrue(Moments.number(123456).matches("1\\.23e\\+0?5"), Moments.number(123456));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetween() {
        assertEquals(2.5, Moments.median(new double[] {4, 1, 3, 2}), 1e-15);
        assertEquals(3, Moments.median(new double[] {4, 1, 3}), 1e-15);
        assertEquals(Double.NaN, Moments.median(new double[0]));
    }

    /** Ratios 4 and 1/4 say the same with the arms exchanged: in the mean nothing. */
    @Test
    void theMeanOfRatiosIsGeometric() {
        assertEquals(1, Moments.geometric(new double[] {4, 0.25}), 1e-15);
        assertEquals(6, Moments.geometric(new double[] {4, 9}), 1e-14);
        assertEquals(Double.NaN, Moments.geometric(new double[0]));
    }
}
