package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catches a truncated or mis-scaled Chebyshev series, which a law normalized by its own quadrature would absorb. */
class NormalTailTest {

    /** erfc to 17 digits: Abramowitz and Stegun, Table 7.1, and DLMF 7.2. Argument is z, the tail is taken at z sqrt 2. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.47950012218695346",
        "1, 0.15729920705028513",
        "2, 0.0046777349810472658",
        "3, 2.2090496998585441e-5",
        "5, 1.5374597944280349e-12"
    })
    void agreesWithTheTables(double z, double erfc) {
        // Rounding of z sqrt 2 and of its square costs about 3 z^2 eps <= 2e-14 relative at z = 5; slack 1.5.
        assertEquals(erfc, NormalTail.twoSided(z * StrictMath.sqrt(2)), 3e-14 * erfc);
    }

    @Test
    void agreesWithCommonsMathOnAGrid() {
        double worst = 0;
        for (int i = 0; i <= 11_000; i++) {
            double x = i * 1e-3;
            double expected = Erf.erfc(x * StrictMath.sqrt(0.5));
            worst = StrictMath.max(worst, StrictMath.abs(NormalTail.twoSided(x) / expected - 1));
        }
        // Both sides lose x^2 eps / 2 <= 1.4e-14 to the exponential at x = 11; twice that, rounded up.
        assertTrue(worst < 3e-14, "worst relative error " + worst);
    }

    @Test
    void farArgumentsGiveZeroAndNanGivesNan() {
        assertEquals(0, NormalTail.twoSided(12));
        assertEquals(0, NormalTail.twoSided(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(NormalTail.twoSided(Double.NaN)));
    }
}
