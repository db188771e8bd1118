package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catches an under-resolved quadrature (doubled nodes, closed forms at d = 2 and 3), a wrong upper tail and inconsistent
 * cdf, survival, quantile and mean. The law itself is judged in {@link RatioLawOracleTest}.
 */
class RatioLawTest {

    private static final double[] RATIOS = {
        1.0001, 1.1, 1.5, 1.9, 1.9999, 2, 2.0001, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 60, 100, 1e3, 1e6, 1e9
    };

    @ParameterizedTest
    @ValueSource(
            ints = {
                3, 4, 5, 6, 7, 8, 15, 16, 33, 64, 65, 66, 67, 68, 255, 1000, 4097, 65_536, 99_999, 999_999, 1_000_000
            })
    void doublingTheNodesChangesNothing(int d) {
        RatioLaw law = new RatioLaw(d);
        RatioLaw refined = new RatioLaw(d, 2);
        for (double r : RATIOS) {
            // Stated bound 1e-12 on the quadrature; rounding at d = 10^6 enters (4 G T)^k as d * 1e-16 = 1e-10, but
            // with random signs over some 2000 nodes, hence about 2e-12; factor 5.
            assertEquals(refined.cdf(r), law.cdf(r), 1e-12 + 1e-17 * d, "r=" + r);
            assertEquals(refined.survival(r), law.survival(r), 1e-12 + 1e-17 * d, "r=" + r);
        }
    }

    @Test
    void threeCoordinatesHaveAClosedForm() {
        RatioLaw law = new RatioLaw(3);
        for (double r : RATIOS) {
            double z = StrictMath.sqrt(r / (r + 2));
            // Stated quadrature error 1e-12; the formula itself rounds at 1e-15.
            assertEquals(12 / StrictMath.PI * StrictMath.atan(z) - 2, law.cdf(r), 1e-12, "r=" + r);
            // The same without cancellation: pi/4 - atan z = atan((1 - z) / (1 + z)), 1 - z^2 = 2 / (r + 2).
            double survival = 12 / StrictMath.PI * StrictMath.atan(2 / (r + 2) / ((1 + z) * (1 + z)));
            assertEquals(survival, law.survival(r), 1e-12 * survival + 1e-16, "r=" + r);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 1.5", "5, 1.5", "6, 2", "7, 2", "16, 4.5"})
    void upperTailIsAPowerWithExponentHalfOfFloorHalfDPlusOne(int d, double exponent) {
        RatioLaw law = new RatioLaw(d);
        double near = exponent - slope(law, 1e3);
        double far = exponent - slope(law, 4e3);
        // The correction is relative O(r^(-1/2)), from (1 - G(x))^k at x ~ r^(-1/2): four times r halves it, up to the
        // next order 1 / r. Wrong exponents differ by 1/2 and do not shrink.
        assertTrue(StrictMath.abs(far) < 0.7 * StrictMath.abs(near), near + " -> " + far);
        assertTrue(StrictMath.abs(far) < 0.25, "slope off by " + far);
    }

    private static double slope(RatioLaw law, double r) {
        return StrictMath.log(law.survival(r) / law.survival(2 * r)) / StrictMath.log(2);
    }

    @Property(tries = 100)
    void cdfIsAnIncreasingDistributionFunction(
            @ForAll @IntRange(min = 1, max = 300) int d,
            @ForAll @DoubleRange(min = 0, max = 100) double r,
            @ForAll @DoubleRange(min = 0, max = 100) double other) {
        RatioLaw law = new RatioLaw(d);
        double low = StrictMath.min(r, other);
        double high = StrictMath.max(r, other);
        // Twice the stated quadrature error.
        assertTrue(law.cdf(low) <= law.cdf(high) + 2e-12, "cdf falls between " + low + " and " + high);
        assertEquals(1, law.cdf(r) + law.survival(r), 2e-12);
        assertTrue(law.cdf(r) >= 0 && law.cdf(r) <= 1);
    }

    @Property(tries = 100)
    void quantileInvertsTheCdf(
            @ForAll @IntRange(min = 3, max = 300) int d,
            @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double p) {
        RatioLaw law = new RatioLaw(d);
        // d = 2 is a closed form whose density is infinite at r = 2. Solver: 1e-13 in ln r times a density in ln r
        // below 10, plus cdf against 1 - survival, 2e-12.
        assertEquals(p, law.cdf(law.quantile(p)), 4e-12);
    }

    @Test
    void meanIsFiniteExceptForThreeCoordinates() {
        assertEquals(1, new RatioLaw(1).mean());
        assertEquals(1 + 2 / StrictMath.PI, new RatioLaw(2).mean(), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, new RatioLaw(3).mean());
        // Integral of the quantile function, an independent path; midpoint with p = 1 - (1 - u)^4, under which the
        // integrand r dp/du ~ (1-u)^(3 - 8/3) stays bounded at d = 4 (tail exponent 3/2) and vanishes faster beyond.
        // Midpoint error of (1-u)^(1/3) is of order n^(-4/3) = 4e-4 at n = 400 (d = 4), n^(-2) at d >= 6.
        for (int d : new int[] {4, 5, 6, 9, 64}) {
            RatioLaw law = new RatioLaw(d);
            int n = 400;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double left = 1 - (i + 0.5) / n;
                sum += 4 * left * left * left / n * law.quantile(1 - left * left * left * left);
            }
            assertEquals(law.mean(), sum, (d < 6 ? 2e-3 : 2e-4) * sum, "d=" + d);
        }
    }

    @Test
    void oneCoordinateIsAlwaysOne() {
        RatioLaw law = new RatioLaw(1);
        assertEquals(0, law.cdf(0.999));
        assertEquals(1, law.cdf(1));
        assertEquals(1, law.median());
        assertEquals(1, law.quantile(1));
    }

    @Test
    void twoCoordinatesLiveBetweenOneAndTwo() {
        RatioLaw law = new RatioLaw(2);
        assertEquals(0, law.cdf(1));
        assertEquals(1, law.cdf(2));
        assertEquals(2, law.quantile(1));
        // The angle's median is pi/8: 2 cos^2(pi/8) = 1 + cos(pi/4).
        assertEquals(1 + StrictMath.sqrt(0.5), law.median(), 1e-15);
        assertEquals(0.5, law.cdf(1 + StrictMath.sqrt(0.5)), 1e-15);
    }

    @Test
    void edgesOfTheRange() {
        RatioLaw law = new RatioLaw(64);
        assertEquals(0, law.cdf(1));
        assertEquals(0, law.cdf(-3));
        assertEquals(1, law.cdf(Double.POSITIVE_INFINITY), 1e-12);
        assertEquals(0, law.survival(Double.POSITIVE_INFINITY), 0);
        assertTrue(Double.isNaN(law.cdf(Double.NaN)));
        assertEquals(1, law.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, law.quantile(1));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RatioLaw(0));
        assertThrows(IllegalArgumentException.class, () -> new RatioLaw(RatioLaw.LARGEST_D + 1));
        RatioLaw law = new RatioLaw(5);
        assertThrows(IllegalArgumentException.class, () -> law.quantile(-0.1));
        assertThrows(IllegalArgumentException.class, () -> law.quantile(1.1));
        assertThrows(IllegalArgumentException.class, () -> law.quantile(Double.NaN));
    }
}
