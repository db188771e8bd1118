package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Catches text that loses a bit of a double, carries digits beyond those it needs, or differs between JDKs:
 * {@code Double.toString} of JDK 17 and 18 prints 2E23 as 1.9999999999999998E23.
 */
class DecimalTest {

    /** All bit patterns alike: every exponent, subnormal numbers among them. */
    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .withDistribution(RandomDistribution.uniform())
                        .map(Double::longBitsToDouble)
                        .filter(Double::isFinite),
                Arbitraries.integers().between(-1074, 1023).map(power -> Math.scalb(1.0, power)),
                Arbitraries.doubles().between(-2, 2).ofScale(18));
    }

    @Property(tries = 5000)
    void readsBackAsTheSameDouble(@ForAll("finite") double value) {
        Statistics.label("subnormal")
                .collect(Math.abs(value) < Double.MIN_NORMAL)
                .coverage(coverage -> coverage.check(true).count(count -> count > 10));
        long bits = Double.doubleToRawLongBits(value);
        assertEquals(bits, Double.doubleToRawLongBits(Double.parseDouble(Decimal.of(value))));
    }

    /**
     * If any decimal with a digit less were read as this double, so would be the nearest one on its side: the doubles'
     * rounding intervals have no holes. Decimals have two digits at least, as {@code 4.9E-324}.
     */
    @Property(tries = 5000)
    void noShorterDecimalReadsBack(@ForAll("finite") double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = new BigDecimal(Decimal.of(value)).stripTrailingZeros().precision();
        Statistics.label("digits").collect(digits).coverage(coverage -> {
            coverage.check(17).count(count -> count > 10);
            coverage.check(16).count(count -> count > 10);
        });
        if (value != 0 && digits > 2) {
            for (RoundingMode side : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, side));
                assertNotEquals(value, shorter.doubleValue(), () -> Decimal.of(value) + " could be " + shorter);
            }
        }
    }

    /** The same text on every JDK; the second column is what JDK 25's {@code Double.toString} gives. */
    @ParameterizedTest
    @CsvSource({
        "0x1.52d02c7e14af6p77, 2.0E23",
        "0x1.52d02c7e14af6p76, 1.0E23",
        "0x1.c7e83209e90b2p72, 8.41E21",
        "0x0.0000000000002p-1022, 9.9E-324",
        "0x0.0000000000001p-1022, 4.9E-324",
        "0x1.0p-1022, 2.2250738585072014E-308",
        "0x1.fffffffffffffp1023, 1.7976931348623157E308",
        "0x1.0p-10, 9.765625E-4",
        "-0x0.0p0, -0.0",
        "0x1.0p0, 1.0",
        "0x1.e848p19, 1000000.0",
        "0x1.312dp23, 1.0E7",
        "0x1.999999999999ap-4, 0.1",
        "0x1.3333333333334p-2, 0.30000000000000004"
    })
    void textIsTheSameOnEveryJdk(String bits, String text) {
        assertEquals(text, Decimal.of(Double.parseDouble(bits)));
    }

    @Test
    void whatIsNotFiniteHasAName() {
        assertEquals("NaN", Decimal.of(Double.NaN));
        assertEquals("Infinity", Decimal.of(Double.POSITIVE_INFINITY));
        assertEquals("-Infinity", Decimal.of(Double.NEGATIVE_INFINITY));
    }

    /** JSON and CSV show the same digits. */
    @Property(tries = 500)
    void jsonWritesTheSameText(@ForAll("finite") double value) {
        assertEquals("{\"x\":" + Decimal.of(value) + "}", Json.line(Map.of("x", value)));
    }
}
