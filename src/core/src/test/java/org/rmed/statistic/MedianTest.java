package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.rmed.statistic.Refusal.assertRefused;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Catches a selection that loses or misplaces an element among ties, and a wrong middle for even counts: the oracle is
 * a full sort by the JDK.
 */
class MedianTest {

    @Property(tries = 2000)
    void agreesWithAFullSort(@ForAll("arrays") double[] values) {
        double[] before = values.clone();
        // Bitwise: sums of two and a halving round the same way in both channels (values are far from overflow).
        assertEquals(bySorting(values), Median.of(values));
        assertArrayEquals(before, values, "not modified");
    }

    @Property
    void dependsOnTheMultisetOnly(@ForAll("arrays") double[] values, @ForAll long seed) {
        List<Double> shuffled = Arrays.asList(Arrays.stream(values).boxed().toArray(Double[]::new));
        Collections.shuffle(shuffled, new java.util.Random(seed));
        double[] permuted = shuffled.stream().mapToDouble(x -> x).toArray();
        assertEquals(Median.of(values), Median.of(permuted));
    }

    @Property
    void scratchIsReorderedButKeepsItsElements(@ForAll("arrays") double[] values) {
        double[] scratch = values.clone();
        assertEquals(Median.of(values), Median.ofScratch(scratch));
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Arrays.sort(scratch);
        assertArrayEquals(sorted, scratch);
    }

    /** Half of the arrays draw from five values (many ties), half from a wide range. */
    @Provide
    Arbitrary<double[]> arrays() {
        Arbitrary<Double> tied = Arbitraries.integers().between(-2, 2).map(i -> (double) i);
        Arbitrary<Double> wide = Arbitraries.doubles().between(-1e6, 1e6).ofScale(9);
        return Arbitraries.oneOf(
                tied.array(double[].class).ofMinSize(1).ofMaxSize(60),
                wide.array(double[].class).ofMinSize(1).ofMaxSize(200));
    }

    @Test
    void singleValueIsItsOwnMedian() {
        assertEquals(-3.5, Median.of(new double[] {-3.5}));
    }

    @Test
    void evenCountGivesTheMeanOfTheTwoMiddleValues() {
        assertEquals(2.5, Median.of(new double[] {100, 2, 3, -100}));
    }

    @Test
    void largestDoublesDoNotOverflow() {
        assertEquals(Double.MAX_VALUE, Median.of(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}));
    }

    @Test
    void smallestDoublesDoNotUnderflow() {
        assertEquals(Double.MIN_VALUE, Median.of(new double[] {Double.MIN_VALUE, Double.MIN_VALUE}));
    }

    @Test
    void negativeZeroCountsAsZero() {
        assertEquals(0.0, Median.of(new double[] {-0.0, -0.0, 0.0}));
        assertEquals(0.0, Median.of(new double[] {-0.0, -0.0}));
    }

    /** A quadratic path would take 10^12 comparisons, many minutes; the linear one takes tens of milliseconds. */
    @Test
    void orderedInputsAreNotQuadratic() {
        int n = 1 << 20;
        double middle = 0.5 * (n - 1);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(
                    middle, Median.of(IntStream.range(0, n).asDoubleStream().toArray()));
            assertEquals(
                    middle,
                    Median.of(
                            IntStream.range(0, n).mapToDouble(i -> n - 1.0 - i).toArray()));
            // Organ pipe 0, 1, ..., n/2-1, n/2-1, ..., 1, 0: every value twice, so the middle two are n/4 - 1 and n/4.
            assertEquals(
                    0.25 * n - 0.5,
                    Median.of(IntStream.range(0, n)
                            .mapToDouble(i -> Math.min(i, n - 1 - i))
                            .toArray()));
            assertEquals(7, Median.of(IntStream.range(0, n).mapToDouble(i -> 7).toArray()));
        });
    }

    @Test
    void noValuesAreRefused() {
        assertRefused("values has 0 entries: at least 1 is needed", () -> Median.of(new double[0]));
    }

    @Test
    void nanIsRefusedWithItsIndex() {
        assertRefused("values[2]=NaN must be finite", () -> Median.of(new double[] {1, 2, Double.NaN}));
    }

    @Test
    void infinityIsRefusedAndNothingReordered() {
        double[] scratch = {3, 2, 1, Double.NEGATIVE_INFINITY};
        assertRefused("values[3]=-Infinity must be finite", () -> Median.ofScratch(scratch));
        assertArrayEquals(new double[] {3, 2, 1, Double.NEGATIVE_INFINITY}, scratch);
    }

    private static double bySorting(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        // + 0.0 turns -0 into 0, as documented.
        return 0.0 + (n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2);
    }
}
