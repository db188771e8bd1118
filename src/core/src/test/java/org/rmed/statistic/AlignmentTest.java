package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.statistic.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

/**
 * Catches signed values being ranked, ties ranked in order of appearance, and a correlation whose rounding hides that
 * there is none; oracles are the integer formula 1 - 6 sum D^2 / (n^3 - n), monotone maps and Commons Math.
 */
class AlignmentTest {

    @Property
    void agreesWithTheIntegerFormulaWithoutTies(@ForAll @IntRange(min = 2, max = 100) int n, @ForAll long seed) {
        List<Integer> ranks = Arrays.asList(IntStream.range(0, n).boxed().toArray(Integer[]::new));
        Collections.shuffle(ranks, new Random(seed));
        double[] h = IntStream.range(0, n).mapToDouble(i -> 1 + i).toArray();
        double[] g = ranks.stream().mapToDouble(r -> 0.1 + 0.5 * r).toArray();
        long d2 = 0;
        for (int i = 0; i < n; i++) {
            d2 += (long) (i - ranks.get(i)) * (i - ranks.get(i));
        }
        double numerator = (double) n * n * n - n - 6 * d2;
        // Four roundings: 2^-51 relative.
        double expected = numerator / ((double) n * n * n - n);
        assertEquals(expected, Alignment.spearman(h, g), 5e-16 * Math.abs(expected));
    }

    /** Commons Math computes rho as the root of 1 - SSE/SST: at rho near 0 an error u there becomes sqrt(u) = 1e-8. */
    @Property
    void agreesWithCommonsMathUnderTies(@ForAll("pairs") double[][] pair) {
        Assume.that(varies(pair[0]) && varies(pair[1]));
        double expected = new SpearmansCorrelation().correlation(sizes(pair[0]), sizes(pair[1]));
        assertEquals(expected, Alignment.spearman(pair[0], pair[1]), 1e-7);
    }

    @Property
    void monotoneMapsAndSignsChangeNothing(@ForAll("pairs") double[][] pair, @ForAll long seed) {
        Assume.that(varies(pair[0]) && varies(pair[1]));
        Random random = new Random(seed);
        double expected = Alignment.spearman(pair[0], pair[1]);
        double[] mapped = Arrays.stream(pair[1])
                .map(g -> (random.nextBoolean() ? 1 : -1) * (0.5 + g * g * Math.abs(g)))
                .toArray();
        assertEquals(expected, Alignment.spearman(pair[0], mapped));
        assertEquals(expected, Alignment.spearman(mapped, pair[0]), 1e-15, "symmetric");
    }

    @Property
    void increasingMapGivesOneAndDecreasingMinusOne(@ForAll("pairs") double[][] pair) {
        double[] h = pair[0];
        Assume.that(varies(h));
        double[] root = Arrays.stream(h).map(x -> Math.sqrt(Math.abs(x))).toArray();
        double[] inverse = Arrays.stream(h).map(x -> 1 / (1 + Math.abs(x))).toArray();
        double[] before = h.clone();
        // Four roundings, and never outside [-1, 1].
        assertEquals(1, Alignment.spearman(h, root), 5e-16);
        assertEquals(-1, Alignment.spearman(h, inverse), 5e-16);
        assertTrue(Math.abs(Alignment.spearman(h, root)) <= 1);
        assertArrayEquals(before, h);
    }

    /** Small integers, so that ties and opposite signs are frequent. */
    @Provide
    Arbitrary<double[][]> pairs() {
        Arbitrary<Double> entry = Arbitraries.integers().between(-6, 6).map(i -> (double) i);
        return Arbitraries.integers().between(2, 40).flatMap(n -> entry.array(double[].class)
                .ofSize(n)
                .array(double[][].class)
                .ofSize(2));
    }

    @Test
    void uncorrelatedRanksGiveExactlyZero() {
        // D = (1, 2, -2, -1): 6 sum D^2 = 60 = n^3 - n.
        assertEquals(0, Alignment.spearman(new double[] {1, 2, 3, 4}, new double[] {2, 4, -1, -3}));
    }

    @Test
    void tiesGetAverageRanks() {
        // Ranks (1.5, 1.5, 3) and (1, 2, 3): centred products sum to 1.5, norms sqrt(1.5) and sqrt(2).
        assertEquals(1.5 / Math.sqrt(3), Alignment.spearman(new double[] {2, -2, 5}, new double[] {1, 2, -3}), 1e-15);
    }

    @Test
    void gradientOfOneColumnAlignsWithTheDiagonal() {
        double[] w2 = {0.3, -1.2, 0.05, 2, -0.7};
        double[] hessian = Arrays.stream(w2).map(w -> w * w).toArray();
        double[] gradient = Arrays.stream(w2).map(w -> -0.8 * w).toArray();
        assertEquals(1, Alignment.spearman(hessian, gradient), 5e-16);
    }

    @Test
    void spreadIsMaxOverMedian() {
        assertEquals(2.5, Alignment.spread(new double[] {-5, 2, 1}));
        assertRefused(
                "all 1 entries of the diagonal are 0: R = max/median = 0/0 is undefined",
                () -> Alignment.spread(new double[] {0}));
    }

    @Test
    void constantSizesAreRefused() {
        assertRefused(
                "all 2 entries of |gradient| equal 3.0: a rank correlation needs at least 2 different values",
                () -> Alignment.spearman(new double[] {1, 2}, new double[] {3, -3}));
        assertRefused(
                "all 1 entries of |hessianDiagonal| equal 1.0: a rank correlation needs at least 2 different values",
                () -> Alignment.spearman(new double[] {1}, new double[] {2}));
    }

    @Test
    void lengthsThatDifferAreRefused() {
        assertRefused(
                "gradient has 3 entries, not 2", () -> Alignment.spearman(new double[] {1, 2}, new double[] {1, 2, 3}));
    }

    @Test
    void nanIsRefused() {
        assertRefused(
                "hessianDiagonal[0]=NaN must be finite",
                () -> Alignment.spearman(new double[] {Double.NaN, 2}, new double[] {1, 2}));
        assertRefused(
                "gradient[1]=-Infinity must be finite",
                () -> Alignment.spearman(new double[] {1, 2}, new double[] {1, Double.NEGATIVE_INFINITY}));
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(sizes(values)).distinct().count() > 1;
    }
}
