package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.rmed.statistic.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/**
 * Catches a singular pair picked from an unsorted list, left and right swapped for wide matrices, and a sign that
 * wanders; oracles are U S V^T built from Householder reflections, the closed form for (2 x 2) and 40-digit arithmetic.
 */
class SingularUniformityTest {

    /** Twelve dimensions, sigma1 = 1: backward error of a few n u plus the error of building the matrix, n u each. */
    private static final double ROUNDING = 1e-13;

    @Property(tries = 300)
    void recoversAConstructedDecomposition(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 0.9) double second,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] u = reflection(rows, random);
        double[][] v = reflection(columns, random);
        int rank = Math.min(rows, columns);
        double[] sigma = new double[rank];
        sigma[0] = 1;
        for (int k = 1; k < rank; k++) {
            sigma[k] = k == 1 ? second : second * random.nextDouble();
        }
        double[][] matrix = product(u, sigma, v);
        SingularUniformity found = SingularUniformity.of(matrix);
        assertEquals(1, found.sigma1(), ROUNDING);
        assertEquals(rank == 1 ? 0 : second, found.sigma2(), ROUNDING);
        assertEquals(found.sigma2() / found.sigma1(), found.rankRatio());
        double sign = dot(found.left(), u[0]) < 0 ? -1 : 1;
        // Vectors turn by at most rounding / gap, and the gap is at least 0.1.
        assertArrayEquals(times(sign, u[0]), found.left(), 10 * ROUNDING);
        assertArrayEquals(times(sign, v[0]), found.right(), 10 * ROUNDING);
    }

    @Property
    void agreesWithTheClosedFormForTwoByTwo(
            @ForAll @Scale(9) @DoubleRange(min = -10, max = 10) double a,
            @ForAll @Scale(9) @DoubleRange(min = -10, max = 10) double b,
            @ForAll @Scale(9) @DoubleRange(min = -10, max = 10) double c,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 10) double d) {
        double sum = Math.sqrt((a + d) * (a + d) + (b - c) * (b - c));
        double difference = Math.sqrt((a - d) * (a - d) + (b + c) * (b + c));
        SingularUniformity found = SingularUniformity.of(new double[][] {{a, b}, {c, d}});
        // sigma1 <= 20; about 20 roundings of that size in each channel: 20 * 40 u < 1e-13.
        assertEquals((sum + difference) / 2, found.sigma1(), 1e-13);
        assertEquals(Math.abs(sum - difference) / 2, found.sigma2(), 1e-13);
    }

    @Property
    void largestEntryOfTheLeftVectorIsPositiveAndNegationFlipsTheRight(
            @ForAll @IntRange(min = 1, max = 8) int rows,
            @ForAll @IntRange(min = 1, max = 8) int columns,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[rows][columns];
        Arrays.stream(matrix).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        SingularUniformity found = SingularUniformity.of(matrix);
        double largest = Arrays.stream(found.left()).map(Math::abs).max().getAsDouble();
        assertEquals(largest, Arrays.stream(found.left()).max().getAsDouble());
        double[][] negated = Arrays.stream(matrix).map(row -> times(-1, row)).toArray(double[][]::new);
        SingularUniformity opposite = SingularUniformity.of(negated);
        // Gaussian matrices this small have gaps above 1e-4 in all but about one of 1e4 draws; then 1e-13/1e-4.
        if (found.rankRatio() < 1 - 1e-4) {
            assertArrayEquals(found.left(), opposite.left(), 1e-9);
            assertArrayEquals(times(-1, found.right()), opposite.right(), 1e-9);
        }
    }

    /** Entries 1/(i + j + 1), rounded to double; expected values from mpmath 1.3.0 svd_r with 40 digits, rounded to
     * double. */
    @Test
    void hilbertMatrixAgreesWithFortyDigits() {
        double[][] hilbert = new double[4][3];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                hilbert[i][j] = 1.0 / (i + j + 1);
            }
        }
        SingularUniformity found = SingularUniformity.of(hilbert);
        double[] u = {0.8015445162557757, 0.4465960283681147, 0.31427625980792023, 0.2435339985038006};
        double[] v = {0.8199415597059715, 0.4662214003194135, 0.3321647852364005};
        assertEquals(1.4519141873501378, found.sigma1(), 1e-14);
        assertEquals(0.14331231708320283, found.sigma2(), 1e-14);
        assertArrayEquals(u, found.left(), 1e-14);
        assertArrayEquals(v, found.right(), 1e-14);
        assertEquals(2 * u[0] * u[0] / (u[1] * u[1] + u[2] * u[2]), found.rU(), 1e-12);
        assertEquals(v[0] * v[0] / (v[1] * v[1]), found.rV(), 1e-12);
    }

    @Test
    void transpositionSwapsLeftAndRight() {
        SingularUniformity wide = SingularUniformity.of(new double[][] {{4, 1, 2}, {1, 3, 5}});
        SingularUniformity tall = SingularUniformity.of(new double[][] {{4, 1}, {1, 3}, {2, 5}});
        assertEquals(2, wide.left().length);
        assertEquals(3, wide.right().length);
        assertArrayEquals(wide.left(), tall.right(), 1e-14);
        assertArrayEquals(wide.right(), tall.left(), 1e-14);
        assertEquals(wide.rU(), tall.rV(), 1e-13);
        assertEquals(wide.rV(), tall.rU(), 1e-13);
    }

    @Test
    void equalEntriesAreUniform() {
        SingularUniformity ones = SingularUniformity.of(new double[][] {{1, 1}, {1, 1}, {1, 1}});
        assertEquals(1, ones.rU(), 1e-14);
        assertEquals(1, ones.rV(), 1e-14);
        assertEquals(0, ones.rankRatio(), 1e-15);
    }

    @Test
    void singleNegativeEntry() {
        assertEquals(
                new SingularUniformity(3, 0, 1, 1, new double[] {1}, new double[] {-1}),
                SingularUniformity.of(new double[][] {{-3}}));
    }

    @Test
    void tieForTheLargestEntryGoesToTheFirst() {
        SingularUniformity tie = SingularUniformity.of(new double[][] {{-1}, {1}});
        double root = Math.sqrt(0.5);
        assertArrayEquals(new double[] {root, -root}, tie.left(), 1e-15);
        assertArrayEquals(new double[] {-1}, tie.right(), 1e-15);
        SingularUniformity opposite = SingularUniformity.of(new double[][] {{1}, {-1}});
        assertArrayEquals(new double[] {root, -root}, opposite.left(), 1e-15);
    }

    @Test
    void singleRowHasNoSecondSingularValue() {
        SingularUniformity row = SingularUniformity.of(new double[][] {{3, 4, 0}});
        assertEquals(5, row.sigma1(), 1e-14);
        assertEquals(0, row.sigma2());
        assertArrayEquals(new double[] {0.6, 0.8, 0}, row.right(), 1e-15);
        assertEquals(16.0 / 9, row.rV(), 1e-14);
        SingularUniformity column = SingularUniformity.of(new double[][] {{3}, {4}, {0}});
        assertEquals(0, column.sigma2());
        assertArrayEquals(new double[] {0.6, 0.8, 0}, column.left(), 1e-15);
    }

    @Test
    void vectorWithZeroMedianIsInfinitelyFarFromUniform() {
        SingularUniformity axis = SingularUniformity.of(new double[][] {{7, 0, 0}, {0, 0, 0}, {0, 0, 0}});
        assertEquals(Double.POSITIVE_INFINITY, axis.rU());
    }

    @Test
    void powersOfTwoScaleTheSingularValuesOnly() {
        double[][] matrix = {{4, 1, 2}, {1, 3, 5}};
        SingularUniformity plain = SingularUniformity.of(matrix);
        for (int exponent : new int[] {-1000, -300, 900}) {
            double factor = StrictMath.scalb(1.0, exponent);
            SingularUniformity scaled = SingularUniformity.of(
                    Arrays.stream(matrix).map(row -> times(factor, row)).toArray(double[][]::new));
            assertEquals(plain.sigma1() * factor, scaled.sigma1());
            assertArrayEquals(plain.left(), scaled.left());
            assertArrayEquals(plain.right(), scaled.right());
        }
    }

    @Test
    void argumentIsNotModifiedAndResultIsACopy() {
        double[][] matrix = {{4, 1}, {1, 3}};
        SingularUniformity found = SingularUniformity.of(matrix);
        assertArrayEquals(new double[][] {{4, 1}, {1, 3}}, matrix);
        double kept = found.left()[0];
        found.left()[0] = 99;
        found.right()[0] = 99;
        assertEquals(kept, found.left()[0]);
        assertNotEquals(99, found.right()[0]);
        double[] given = {1};
        SingularUniformity made = new SingularUniformity(1, 0, 1, 1, given, given);
        given[0] = 5;
        assertEquals(1, made.left()[0]);
        assertEquals(1, made.right()[0]);
    }

    @Test
    void equalNumbersMakeEqualRecords() {
        double[][] matrix = {{4, 1}, {1, 3}};
        SingularUniformity found = SingularUniformity.of(matrix);
        assertEquals(found, SingularUniformity.of(matrix));
        assertEquals(found.hashCode(), SingularUniformity.of(matrix).hashCode());
        assertNotEquals(0, found.hashCode(), "equal records have equal hashes, but not all records the same");
        assertNotEquals(found, SingularUniformity.of(new double[][] {{4, 1}, {1, 2}}));
        double[] u = {1};
        assertNotEquals(new SingularUniformity(1, 0, 1, 1, u, u), new SingularUniformity(2, 0, 1, 1, u, u));
        assertNotEquals(
                new SingularUniformity(1, 0, 1, 1, u, u), new SingularUniformity(1, 0, 1, 1, new double[] {-1}, u));
        assertNotEquals(
                new SingularUniformity(1, 0, 1, 1, u, u), new SingularUniformity(1, 0, 1, 1, u, new double[] {-1}));
    }

    @Test
    void badMatricesAreRefused() {
        assertRefused(
                "all entries of the (1 x 2) matrix are 0: it has no leading direction",
                () -> SingularUniformity.of(new double[][] {{0, 0}}));
        assertRefused("matrix has 0 rows: at least 1 is needed", () -> SingularUniformity.of(new double[0][]));
        assertRefused("matrix[0] has 0 entries: at least 1 is needed", () -> SingularUniformity.of(new double[1][0]));
        assertRefused("matrix[1] has 2 entries, not 1", () -> SingularUniformity.of(new double[][] {{1}, {1, 2}}));
        assertRefused("matrix[0][1]=NaN must be finite", () -> SingularUniformity.of(new double[][] {{1, Double.NaN}}));
        double big = Double.MAX_VALUE;
        assertRefused(
                "sigma1=Infinity must be positive and finite",
                () -> SingularUniformity.of(new double[][] {{big, big}, {big, big}}));
    }

    @Test
    void impossibleNumbersAreRefused() {
        double[] u = {1};
        assertRefused("sigma1=0.0 must be positive and finite", () -> new SingularUniformity(0, 0, 1, 1, u, u));
        assertRefused("sigma2=2.0 must be in [0, sigma1=1.0]", () -> new SingularUniformity(1, 2, 1, 1, u, u));
        assertRefused("rU=0.5 and rV=1.0 must be at least 1", () -> new SingularUniformity(1, 0, 0.5, 1, u, u));
        assertRefused("rU=1.0 and rV=NaN must be at least 1", () -> new SingularUniformity(1, 0, 1, Double.NaN, u, u));
    }

    /** I - 2 n n^T / n^T n for a Gaussian n: orthogonal to a few u, and symmetric, so rows are columns. */
    private static double[][] reflection(int size, Random random) {
        double[] normal = random.doubles(size, 0.1, 1)
                .map(x -> random.nextBoolean() ? x : -x)
                .toArray();
        double squared = dot(normal, normal);
        double[][] reflection = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                reflection[i][j] = (i == j ? 1 : 0) - 2 * normal[i] * normal[j] / squared;
            }
        }
        return reflection;
    }

    private static double[][] product(double[][] u, double[] sigma, double[][] v) {
        double[][] product = new double[u.length][v.length];
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                for (int k = 0; k < sigma.length; k++) {
                    product[i][j] += u[i][k] * sigma[k] * v[j][k];
                }
            }
        }
        return product;
    }

    private static double[] times(double factor, double[] vector) {
        return Arrays.stream(vector).map(x -> factor * x).toArray();
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
