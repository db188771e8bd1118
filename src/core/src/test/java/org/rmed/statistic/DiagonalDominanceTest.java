package org.rmed.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.statistic.Refusal.assertRefused;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.rmed.statistic.DiagonalDominance.Norm;

/**
 * Catches a norm that includes the diagonal entry, runs down columns, or mixes up l1 and l2; oracles are the closed
 * form for a rank-one network and matrices of equal entries.
 */
class DiagonalDominanceTest {

    private static final double[][] THREE = {{2, 3, -4}, {0, -5, 1}, {6, 8, 10}};

    @Test
    void handValues() {
        assertArrayEquals(new double[] {3.5, 0.2, 1.4}, DiagonalDominance.ratios(THREE, Norm.L1), 1e-15);
        assertArrayEquals(new double[] {2.5, 0.2, 1.0}, DiagonalDominance.ratios(THREE, Norm.L2), 1e-15);
        assertEquals(5.1 / 3, DiagonalDominance.rOd(THREE, Norm.L1), 1e-15);
        assertEquals(3.7 / 3, DiagonalDominance.rOd(THREE, Norm.L2), 1e-15);
    }

    @Test
    void equalEntriesGiveTheDimensionInL1AndItsRootInL2() {
        int n = 50;
        double[][] ones = new double[n][n];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, -0.3));
        // (3 n + 5) 2^-52 = 3.5e-14 relative, n = 50.
        assertEquals(49, DiagonalDominance.rOd(ones, Norm.L1), 3.5e-14 * 49);
        assertEquals(7, DiagonalDominance.rOd(ones, Norm.L2), 3.5e-14 * 7);
    }

    /**
     * The full Hessian of a two-layer network with W1 = u v^T, W2 = c u^T and no error (notes on the paper, sections
     * 3.2 and 8): r_(i,j)^2 = (|u|^2 - u_i^2)/u_i^2 + v_j^2 |u|^2/(c u_i)^2 and r_i^2 = (|u|^2 - u_i^2)/u_i^2 + c^2
     * |u|^2/(|v| u_i)^2.
     */
    @Test
    void rankOneNetworkGivesTheClosedForm() {
        double[] u = {0.5, -2, 1.25};
        double[] v = {1, 0.75, -3};
        double c = 1.5;
        double uu = 0.25 + 4 + 1.5625;
        double vv = 1 + 0.5625 + 9;
        double[][] hessian = new double[12][12];
        double[] expected = new double[12];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                hessian[9 + i][9 + k] = u[i] * u[k] * vv;
                for (int j = 0; j < 3; j++) {
                    hessian[3 * i + j][3 * k + j] = c * u[i] * c * u[k];
                    hessian[3 * i + j][9 + k] = c * u[i] * u[k] * v[j];
                    hessian[9 + k][3 * i + j] = c * u[i] * u[k] * v[j];
                }
            }
            double others = (uu - u[i] * u[i]) / (u[i] * u[i]);
            for (int j = 0; j < 3; j++) {
                expected[3 * i + j] = Math.sqrt(others + v[j] * v[j] * uu / (c * c * u[i] * u[i]));
            }
            expected[9 + i] = Math.sqrt(others + c * c * uu / (vv * u[i] * u[i]));
        }
        // Ratios up to 17, about 30 roundings in the two channels together: 17 * 30 u < 1e-13.
        assertArrayEquals(expected, DiagonalDominance.ratios(hessian, Norm.L2), 1e-13);
    }

    @Property
    void l1LiesBetweenL2AndRootOfTheDimensionTimesL2(@ForAll("squares") double[][] hessian) {
        double[] l1 = DiagonalDominance.ratios(hessian, Norm.L1);
        double[] l2 = DiagonalDominance.ratios(hessian, Norm.L2);
        double root = Math.sqrt(Math.max(1, hessian.length - 1));
        for (int i = 0; i < l1.length; i++) {
            // Both norms carry at most (2 n + 5) 2^-52 < 4.3e-15 at n = 7; 1e-14 covers the pair.
            assertTrue(l1[i] >= l2[i] * (1 - 1e-14), () -> "l1 < l2 in " + Arrays.deepToString(hessian));
            assertTrue(l1[i] <= root * l2[i] * (1 + 1e-14), () -> "l1 > root l2 in " + Arrays.deepToString(hessian));
        }
    }

    @Property
    void aPowerOfTwoChangesNothing(@ForAll("squares") double[][] hessian) {
        double[][] scaled = Arrays.stream(hessian)
                .map(row -> Arrays.stream(row).map(x -> -0x1p-600 * x).toArray())
                .toArray(double[][]::new);
        for (Norm norm : Norm.values()) {
            assertArrayEquals(DiagonalDominance.ratios(hessian, norm), DiagonalDominance.ratios(scaled, norm));
        }
    }

    @Property
    void matrixAndRowNormFormsAgree(@ForAll("squares") double[][] hessian) {
        int n = hessian.length;
        double[] diagonal = new double[n];
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = hessian[i][i];
            for (int j = 0; j < n; j++) {
                norms[i] += i == j ? 0 : Math.abs(hessian[i][j]);
            }
        }
        assertEquals(DiagonalDominance.rOd(hessian, Norm.L1), DiagonalDominance.rOd(diagonal, norms));
    }

    /** (1 x 1) to (7 x 7), entries of size 1e-3 to 10 or 0 off the diagonal, never 0 on it. */
    @Provide
    Arbitrary<double[][]> squares() {
        Arbitrary<Double> nonzero =
                Arbitraries.doubles().between(1e-3, 10).ofScale(9).flatMap(x -> Arbitraries.of(x, -x));
        Arbitrary<Double> entry = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, nonzero), net.jqwik.api.Tuple.of(1, Arbitraries.just(0.0)));
        return Arbitraries.integers().between(1, 7).flatMap(n -> entry.array(double[].class)
                .ofSize(n)
                .array(double[][].class)
                .ofSize(n)
                .flatMap(matrix -> nonzero.array(double[].class).ofSize(n).map(diagonal -> {
                    for (int i = 0; i < n; i++) {
                        matrix[i][i] = diagonal[i];
                    }
                    return matrix;
                })));
    }

    @Test
    void diagonalMatrixGivesZero() {
        assertEquals(0, DiagonalDominance.rOd(new double[][] {{1, 0}, {0, -7}}, Norm.L2));
    }

    @Test
    void singleCoordinateGivesZero() {
        assertEquals(0, DiagonalDominance.rOd(new double[][] {{-4}}, Norm.L1));
        assertEquals(0, DiagonalDominance.rOd(new double[][] {{-4}}, Norm.L2));
    }

    @Test
    void entriesWhoseSquaresUnderflowKeepTheirRatio() {
        double[][] tiny = {{1e-200, 3e-200, 4e-200}, {0, 1, 0}, {0, 0, 1}};
        assertEquals(5, DiagonalDominance.ratios(tiny, Norm.L2)[0], 1e-14);
    }

    @Test
    void zeroDiagonalGivesInfinityEvenIfTheRowIsZero() {
        double[][] dead = {{0, 0}, {1, 2}};
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 0.5}, DiagonalDominance.ratios(dead, Norm.L2));
        assertEquals(Double.POSITIVE_INFINITY, DiagonalDominance.rOd(dead, Norm.L1));
    }

    @Test
    void badMatricesAreRefused() {
        assertRefused(
                "hessian has 0 rows: at least 1 is needed", () -> DiagonalDominance.rOd(new double[0][], Norm.L1));
        assertRefused("hessian is (1 x 2), not square", () -> DiagonalDominance.rOd(new double[][] {{1, 2}}, Norm.L1));
        assertRefused(
                "hessian[1] has 1 entries, not 2",
                () -> DiagonalDominance.ratios(new double[][] {{1, 2}, {1}}, Norm.L1));
        assertRefused(
                "hessian[1][0]=NaN must be finite",
                () -> DiagonalDominance.ratios(new double[][] {{1, 2}, {Double.NaN, 1}}, Norm.L2));
    }

    @Test
    void badRowNormsAreRefused() {
        double[] diagonal = {1, 2};
        assertRefused("offDiagonalNorms has 1 entries, not 2", () -> DiagonalDominance.rOd(diagonal, new double[] {1}));
        assertRefused(
                "offDiagonalNorms[1]=-1.0 must be at least 0",
                () -> DiagonalDominance.rOd(diagonal, new double[] {0, -1}));
        assertRefused(
                "offDiagonalNorms[0]=Infinity must be finite",
                () -> DiagonalDominance.rOd(diagonal, new double[] {Double.POSITIVE_INFINITY, 1}));
        assertRefused(
                "diagonal has 0 entries: at least 1 is needed",
                () -> DiagonalDominance.rOd(new double[0], new double[0]));
    }
}
