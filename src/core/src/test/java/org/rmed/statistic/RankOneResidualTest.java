package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.statistic.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Catches residuals taken relative to the wrong entry and a wrong scale of (u, v, c): Lemma 30 is a deterministic
 * inequality, so a single instance outside the bracket is a bug.
 */
class RankOneResidualTest {

    private static final double[] U = {1, -2, 4};
    private static final double[] V = {0.5, 8};

    @Property(tries = 2000)
    void lemma30BracketIsNeverViolated(
            @ForAll @IntRange(min = 1, max = 9) int d,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 0.49) double delta,
            @ForAll boolean extreme,
            @ForAll long seed) {
        Random random = new Random(seed);
        double c = 0.1 + random.nextDouble();
        double[] u = random.doubles(d, 0.1, 3).toArray();
        double[] v = random.doubles(d, -3, 3).toArray();
        double[] w2 = new double[d];
        double[][] w1 = new double[d][d];
        double[] rowSquares = new double[d];
        for (int i = 0; i < d; i++) {
            w2[i] = c * u[i] * (1 + delta * unit(random, extreme));
            // In the extreme half a row moves as one, which is where the bracket is attained.
            double whole = unit(random, true);
            for (int j = 0; j < d; j++) {
                w1[i][j] = u[i] * v[j] * (1 + delta * (extreme ? whole : unit(random, false)));
                rowSquares[i] += w1[i][j] * w1[i][j];
            }
        }
        RankOneResidual residual = RankOneResidual.of(w1, w2, u, v, c);
        // Subtracting u_i v_j (1 + 3 u) from w_ij leaves an absolute error of about 4 u in the relative residual.
        assertTrue(residual.delta() <= delta + 1e-15);
        double reference = DiagonalUniformity.rMed(squares(u));
        double factor1 = DiagonalUniformity.rMed(squares(w2)) / reference;
        double factor2 = DiagonalUniformity.rMed(rowSquares) / reference;
        // d bound / d delta < 48 at delta = 1/2, times 4 u, plus the roundings of sums of nine squares: below 1e-13.
        double upper = RankOneResidual.lemma30Upper(residual.delta()) * (1 + 1e-13);
        double lower = RankOneResidual.lemma30Lower(residual.delta()) * (1 - 1e-13);
        assertTrue(lower <= factor1 && factor1 <= upper, () -> "layer 1: " + factor1 + ", delta " + residual.delta());
        assertTrue(lower <= factor2 && factor2 <= upper, () -> "layer 2: " + factor2 + ", delta " + residual.delta());
        double used = Math.max(factor1, 1 / factor1) - 1;
        Statistics.label("bracket used").collect(used > 0.5 * (upper - 1) ? "over half" : "under half");
        Statistics.label("bracket used")
                .coverage(cover -> cover.check("over half").percentage(p -> p > 2));
    }

    @Test
    void lemma30BracketIsAttained() {
        double delta = 0.25;
        double[] u = {1, 1, 1};
        RankOneResidual up = RankOneResidual.of(
                new double[][] {{1}, {1}, {1}}, new double[] {1.25, 0.75, 0.75}, u, new double[] {1}, 1);
        assertEquals(delta, up.delta());
        // (5/3)^2 here, (25/16)/(9/16) there: three roundings of 2.8.
        assertEquals(
                RankOneResidual.lemma30Upper(delta),
                DiagonalUniformity.rMed(squares(new double[] {1.25, 0.75, 0.75})),
                1e-15);
        assertEquals(25.0 / 9, RankOneResidual.lemma30Upper(delta), 1e-15);
        assertEquals(9.0 / 25, RankOneResidual.lemma30Lower(delta), 1e-15);
    }

    @Test
    void zeroDeltaGivesTheTrivialBracket() {
        assertEquals(1, RankOneResidual.lemma30Upper(0));
        assertEquals(1, RankOneResidual.lemma30Lower(0));
    }

    @Test
    void handValues() {
        double[][] w1 = {{0.5, 8}, {-1, -16}, {2, 36}};
        double[] w2 = {3, -6, 9};
        RankOneResidual residual = RankOneResidual.of(w1, w2, U, V, 3);
        // R1 = 4 at u_3 v_2 = 32; R2 = -3 at c u_3 = 12; |W1|^2 = .25 + 64 + 1 + 256 + 4 + 1296.
        assertEquals(0.125, residual.layer1Max());
        assertEquals(0, residual.layer1Median());
        assertEquals(0.25, residual.layer2Max());
        assertEquals(0, residual.layer2Median());
        assertEquals(4 / Math.sqrt(1621.25), residual.frobenius(), 1e-15);
        assertEquals(0.25, residual.delta());
    }

    @Test
    void mediansAreOverEntries() {
        double[][] w1 = {{1.5, 1.25}, {1, 0.75}};
        RankOneResidual residual =
                RankOneResidual.of(w1, new double[] {1.5, 0}, new double[] {1, 1}, new double[] {1, 1}, 1);
        assertEquals(0.5, residual.layer1Max());
        assertEquals(0.25, residual.layer1Median());
        assertEquals(1, residual.layer2Max());
        assertEquals(0.75, residual.layer2Median());
    }

    @Test
    void exactRankOneHasNoResidual() {
        double[][] w1 = {{0.5, 8}, {-1, -16}, {2, 32}};
        assertEquals(new RankOneResidual(0, 0, 0, 0, 0), RankOneResidual.of(w1, new double[] {3, -6, 12}, U, V, 3));
        RankOneResidual leading = RankOneResidual.leading(w1, new double[] {3, -6, 12});
        // A few n u of the singular value decomposition, relative to entries 1/64 of the largest.
        assertTrue(leading.delta() < 1e-13, leading::toString);
    }

    /** |W1 - sigma1 u v^T|_F = sigma2 for (2 x 2), with the singular values in closed form. */
    @Property
    void leadingPairLeavesTheSecondSingularValue(
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 10) double a,
            @ForAll @Scale(9) @DoubleRange(min = -3, max = 3) double b,
            @ForAll @Scale(9) @DoubleRange(min = -3, max = 3) double c,
            @ForAll @Scale(9) @DoubleRange(min = -0.5, max = 0.5) double d) {
        double sum = Math.sqrt((a + d) * (a + d) + (b - c) * (b - c));
        double difference = Math.sqrt((a - d) * (a - d) + (b + c) * (b + c));
        double frobenius = Math.sqrt(a * a + b * b + c * c + d * d);
        RankOneResidual leading = RankOneResidual.leading(new double[][] {{a, b}, {c, d}}, new double[] {1, 1});
        // Both sides have absolute error of a few n u relative to |W1|_F: 1e-14 is fifty u.
        assertEquals(Math.abs(sum - difference) / 2 / frobenius, leading.frobenius(), 1e-14);
    }

    /** With W1 = u v^T, u = (3, 4)/5: c = <w2, u> = 7/5 and the residual of w2 = (1, 1) is (4, -3)/25. */
    @Test
    void leadingProjectsTheSecondLayer() {
        RankOneResidual leading = RankOneResidual.leading(new double[][] {{-3, 6}, {-4, 8}}, new double[] {1, 1});
        assertEquals(4.0 / 21, leading.layer2Max(), 1e-14);
        assertEquals((4.0 / 21 + 3.0 / 28) / 2, leading.layer2Median(), 1e-14);
    }

    @Test
    void zeroReferenceGivesInfinityUnlessTheResidualIsZeroToo() {
        double[][] w1 = {{0, 0}, {1, 2}};
        double[] u = {0, 1};
        double[] v = {1, 1};
        RankOneResidual zeros = RankOneResidual.of(w1, new double[] {0, 1}, u, v, 1);
        assertEquals(1, zeros.layer1Max());
        assertEquals(0, zeros.layer2Max());
        RankOneResidual infinite = RankOneResidual.of(w1, new double[] {1e-9, 1}, u, v, 1);
        assertEquals(Double.POSITIVE_INFINITY, infinite.layer2Max());
        assertEquals(Double.POSITIVE_INFINITY, infinite.layer2Median());
        RankOneResidual noSecondLayer = RankOneResidual.of(w1, new double[] {2, 1}, u, v, 0);
        assertEquals(Double.POSITIVE_INFINITY, noSecondLayer.layer2Median());
    }

    @Test
    void zeroWeightsHaveZeroOrInfiniteFrobeniusResidual() {
        double[][] w1 = {{0}};
        double[] one = {1};
        assertEquals(0, RankOneResidual.of(w1, one, one, new double[] {0}, 1).frobenius());
        assertEquals(
                Double.POSITIVE_INFINITY,
                RankOneResidual.of(w1, one, one, one, 1).frobenius());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        double[][] w1 = {{1, 2}, {3, 4}, {5, 6}};
        assertRefused("w2 has 2 entries, not 3", () -> RankOneResidual.of(w1, V, U, V, 1));
        assertRefused("u has 2 entries, not 3", () -> RankOneResidual.of(w1, U, V, V, 1));
        assertRefused("v has 3 entries, not 2", () -> RankOneResidual.of(w1, U, U, U, 1));
        assertRefused("w2 has 2 entries, not 3", () -> RankOneResidual.leading(w1, V));
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        double[][] w1 = {{1, 2}, {3, 4}, {5, 6}};
        double[] nan = {1, Double.NaN, 1};
        assertRefused(
                "w1[0][1]=NaN must be finite",
                () -> RankOneResidual.of(new double[][] {{1, Double.NaN}}, new double[] {1}, new double[] {1}, V, 1));
        assertRefused("u[1]=NaN must be finite", () -> RankOneResidual.of(w1, U, nan, V, 1));
        assertRefused("w2[1]=NaN must be finite", () -> RankOneResidual.leading(w1, nan));
        assertRefused("c=Infinity must be finite", () -> RankOneResidual.of(w1, U, U, V, Double.POSITIVE_INFINITY));
        assertRefused(
                "layer1Max=NaN must be at least 0",
                () -> RankOneResidual.of(
                        new double[][] {{1}}, new double[] {1}, new double[] {1e200}, new double[] {1e200}, 1));
    }

    @Test
    void deltaOutsideTheLemmaIsRefused() {
        assertRefused("delta=0.5 must be in [0, 0.5) for Lemma 30 to apply", () -> RankOneResidual.lemma30Upper(0.5));
        assertRefused("delta=-0.1 must be in [0, 0.5) for Lemma 30 to apply", () -> RankOneResidual.lemma30Lower(-0.1));
        assertRefused(
                "delta=NaN must be in [0, 0.5) for Lemma 30 to apply", () -> RankOneResidual.lemma30Upper(Double.NaN));
    }

    private static double unit(Random random, boolean extreme) {
        return extreme ? (random.nextBoolean() ? 1 : -1) : 2 * random.nextDouble() - 1;
    }

    private static double[] squares(double[] values) {
        return Arrays.stream(values).map(x -> x * x).toArray();
    }
}
