package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.statistic.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Catches a maximum or median taken without absolute values, a wrong middle for even counts, and overflow at either end
 * of the range.
 */
class DiagonalUniformityTest {

    @Property
    void isAtLeastOneAndLeavesItsArgumentAlone(@ForAll("diagonals") double[] diagonal) {
        double[] before = diagonal.clone();
        assertTrue(DiagonalUniformity.rMed(diagonal) >= 1);
        assertArrayEquals(before, diagonal);
    }

    @Property
    void ignoresOrderAndSign(@ForAll("diagonals") double[] diagonal, @ForAll long seed) {
        java.util.Random random = new java.util.Random(seed);
        List<Double> shuffled = Arrays.asList(Arrays.stream(diagonal).boxed().toArray(Double[]::new));
        Collections.shuffle(shuffled, random);
        double[] permuted = shuffled.stream()
                .mapToDouble(h -> random.nextBoolean() ? h : -h)
                .toArray();
        assertEquals(DiagonalUniformity.rMed(diagonal), DiagonalUniformity.rMed(permuted));
    }

    @Property
    void ignoresACommonFactor(
            @ForAll("diagonals") double[] diagonal,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 1e9) double factor) {
        double expected = DiagonalUniformity.rMed(diagonal);
        double[] scaled = Arrays.stream(diagonal).map(h -> factor * h).toArray();
        // Scaling rounds max and both middle values (2 u, u = 2^-53); each of the two R has error 2 u: 6 u < 1e-15.
        assertEquals(expected, DiagonalUniformity.rMed(scaled), 1e-15 * expected);
        double[] doubled = Arrays.stream(diagonal).map(h -> 0x1p40 * h).toArray();
        assertEquals(expected, DiagonalUniformity.rMed(doubled), "a power of two rounds nothing");
    }

    @Property(tries = 2000)
    void isOneExactlyWhenMoreThanHalfAttainTheMaximum(@ForAll("tied") double[] diagonal) {
        double max = Arrays.stream(diagonal).map(Math::abs).max().getAsDouble();
        Assume.that(max > 0);
        long attaining = Arrays.stream(diagonal).filter(h -> Math.abs(h) == max).count();
        boolean majority = 2 * attaining > diagonal.length;
        assertEquals(majority, DiagonalUniformity.rMed(diagonal) == 1);
        // Both sides must be visited; each has probability well above 1/4 under this generator.
        Statistics.label("majority").collect(majority);
        Statistics.label("majority").coverage(c -> {
            c.check(true).percentage(p -> p > 10);
            c.check(false).percentage(p -> p > 10);
        });
    }

    @Property
    void floorLowersTheRatioAndCapsIt(
            @ForAll("diagonals") double[] diagonal, @ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 1) double floor) {
        double plain = DiagonalUniformity.rMed(diagonal);
        double floored = DiagonalUniformity.rMed(diagonal, floor);
        // 1/R_floor = 1/R + floor; the two channels differ by 4 roundings each, 8 u < 1e-15.
        double expected = plain / (1 + floor * plain);
        assertEquals(expected, floored, 1e-15 * expected);
        assertTrue(floored <= 1 / floor);
        assertEquals(plain, DiagonalUniformity.rMed(diagonal, 0));
    }

    /** Nonzero entries of either sign over twelve decades. */
    @Provide
    Arbitrary<double[]> diagonals() {
        Arbitrary<Double> mantissas = Arbitraries.doubles().between(1, 10).ofScale(12);
        Arbitrary<Integer> exponents = Arbitraries.integers().between(-6, 5);
        return Combinators.combine(mantissas, exponents, Arbitraries.of(1, -1))
                .as((mantissa, exponent, sign) -> sign * mantissa * StrictMath.pow(10, exponent))
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<double[]> tied() {
        return Arbitraries.of(-2.0, 2.0, 2.0, 1.0, 0.0)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    @Test
    void handValue() {
        assertEquals(8 / 2.5, DiagonalUniformity.rMed(new double[] {1, -8, 3, 2}));
    }

    @Test
    void allEqualDiagonalGivesOne() {
        assertEquals(1, DiagonalUniformity.rMed(new double[] {0.1, -0.1, 0.1, 0.1}));
    }

    @Test
    void singleEntryGivesOne() {
        assertEquals(1, DiagonalUniformity.rMed(new double[] {-1e-300}));
    }

    @Test
    void halfOfAnEvenCountAtTheMaximumIsNotEnoughForOne() {
        assertEquals(2 / 1.5, DiagonalUniformity.rMed(new double[] {2, 2, 1, 1}));
    }

    @Test
    void zeroMedianGivesInfinity() {
        assertEquals(Double.POSITIVE_INFINITY, DiagonalUniformity.rMed(new double[] {0, 0, 5}));
    }

    @Test
    void zeroMedianWithAFloorGivesItsReciprocal() {
        assertEquals(1000, DiagonalUniformity.rMed(new double[] {0, 0, 5}, 0.001));
    }

    @Test
    void largestDoublesDoNotOverflow() {
        double big = Double.MAX_VALUE;
        assertEquals(1, DiagonalUniformity.rMed(new double[] {big, -big, big, big}));
        assertEquals(0.5, DiagonalUniformity.rMed(new double[] {big, big}, 1));
    }

    @Test
    void subnormalEntriesKeepTheirRatio() {
        double tiny = Double.MIN_VALUE;
        assertEquals(3, DiagonalUniformity.rMed(new double[] {tiny, 3 * tiny, tiny}));
    }

    @Test
    void quotientBeyondTheLargestDoubleIsInfinity() {
        assertEquals(Double.POSITIVE_INFINITY, DiagonalUniformity.rMed(new double[] {1e300, 1e-300, 1e-300}));
    }

    @Test
    void emptyDiagonalIsRefused() {
        assertRefused("diagonal has 0 entries: at least 1 is needed", () -> DiagonalUniformity.rMed(new double[0]));
    }

    @Test
    void zeroDiagonalIsRefused() {
        assertRefused(
                "all 2 entries of the diagonal are 0: R = max/median = 0/0 is undefined",
                () -> DiagonalUniformity.rMed(new double[] {0, -0.0}));
    }

    @Test
    void nanAndInfinityAreRefused() {
        assertRefused("diagonal[1]=NaN must be finite", () -> DiagonalUniformity.rMed(new double[] {1, Double.NaN, 1}));
        assertRefused(
                "diagonal[0]=Infinity must be finite",
                () -> DiagonalUniformity.rMed(new double[] {Double.POSITIVE_INFINITY}));
    }

    @Test
    void floorOutsideTheUnitIntervalIsRefused() {
        double[] diagonal = {1, 2};
        assertRefused("floorFraction=-0.1 must be in [0, 1]", () -> DiagonalUniformity.rMed(diagonal, -0.1));
        assertRefused("floorFraction=1.5 must be in [0, 1]", () -> DiagonalUniformity.rMed(diagonal, 1.5));
        assertRefused("floorFraction=NaN must be in [0, 1]", () -> DiagonalUniformity.rMed(diagonal, Double.NaN));
    }
}
