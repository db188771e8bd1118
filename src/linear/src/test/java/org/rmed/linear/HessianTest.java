package org.rmed.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.statistic.DiagonalDominance.Norm;

/**
 * Catches a wrong block, sign or index of the closed-form Hessian, and an off-diagonal norm that forgets or doubles an
 * entry: the only test in which the Hessian meets second differences of the loss on data.
 */
class HessianTest {

    @Property(tries = 40)
    void fullMatrixIsTheSecondDifferenceOfTheLoss(@ForAll @IntRange(min = 1, max = 5) int d, @ForAll long seed) {
        Random random = new Random(seed);
        BruteForceLoss loss = BruteForceLoss.random(random, d);
        double[] w = Instances.gaussian(random, d * d + d, 1);
        double[] w2 = BruteForceLoss.secondLayer(w, d);
        double[][] w1 = BruteForceLoss.firstLayer(w, d);
        double[][] hessian = Hessian.full(w2, w1, LossAndGradient.error(w2, w1, loss.target()));
        double tolerance = loss.hessianError(w);
        double[] diagonal = Hessian.diagonal(w2, w1);
        for (int a = 0; a < w.length; a++) {
            for (int b = 0; b < w.length; b++) {
                assertEquals(loss.hessian(w, a, b), hessian[a][b], tolerance, "entry " + a + ", " + b);
            }
            assertEquals(loss.hessian(w, a, a), diagonal[a], tolerance, "diagonal entry " + a);
        }
    }

    /** Lemma 29: (M^T M)[j,j] (P Lambda P^T)[k,k], with M = W2, P = I for the first layer and M = 1, P = W1 for the second. */
    @Property(tries = 100)
    void diagonalIsLemma29(@ForAll @IntRange(min = 1, max = 8) int d, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] w1 = Instances.gaussian(random, d, d, 1);
        double[] w2 = Instances.gaussian(random, d, 1);
        double[][] m = {w2};
        double[][] first = Instances.times(Instances.transposed(m), m);
        double[][] second = Instances.times(w1, Instances.transposed(w1));
        double[] diagonal = Hessian.diagonal(w2, w1);
        for (int i = 0; i < d; i++) {
            // sums of d squares: relative rounding at most d 2^-53 on either side
            double expected = second[i][i];
            assertEquals(first[i][i], Hessian.firstLayerDiagonal(w2)[i]);
            assertEquals(expected, Hessian.secondLayerDiagonal(w1)[i], d * 0x1p-52 * expected);
            assertEquals(expected, diagonal[d * d + i], d * 0x1p-52 * expected);
            for (int j = 0; j < d; j++) {
                assertEquals(first[i][i], diagonal[i * d + j]);
            }
        }
    }

    @Property(tries = 100)
    void offDiagonalNormsAreThoseOfTheFullMatrix(@ForAll @IntRange(min = 1, max = 6) int d, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] w1 = Instances.gaussian(random, d, d, 1);
        double[] w2 = Instances.gaussian(random, d, 1);
        double[] error = Instances.gaussian(random, d, 1);
        double[][] full = Hessian.full(w2, w1, error);
        for (Norm norm : Norm.values()) {
            double[] norms = Hessian.offDiagonalNorms(w2, w1, error, norm);
            double[] ratios = DiagonalDominance.ratios(full, norm);
            double tolerance = 8 * (d * d + 4) * 0x1p-53 * rowSize(w2, w1, error, norm);
            for (int a = 0; a < norms.length; a++) {
                double expected = ratios[a] * full[a][a];
                assertEquals(power(expected, norm), power(norms[a], norm), tolerance, norm + " row " + a);
            }
            // an average of ratios with diagonals above 1e-6 or so: 1e-6 allows for the rare tiny diagonal entry
            double average = DiagonalDominance.rOd(Hessian.diagonal(w2, w1), norms);
            assertEquals(DiagonalDominance.rOd(full, norm), average, 1e-6 * average);
        }
    }

    /** The power of a norm in which its row sum is linear. */
    private static double power(double value, Norm norm) {
        return norm == Norm.L1 ? value : value * value;
    }

    /** No sum or difference within a row, diagonal included, exceeds this; a row has d^2 + d terms. */
    private static double rowSize(double[] w2, double[][] w1, double[] error, Norm norm) {
        if (norm == Norm.L1) {
            double sum = Arrays.stream(w2).map(Math::abs).sum()
                    + Arrays.stream(w1)
                            .flatMapToDouble(Arrays::stream)
                            .map(Math::abs)
                            .sum();
            return sum * sum + Arrays.stream(error).map(Math::abs).sum();
        }
        double squares = Instances.dot(w2, w2);
        for (double[] row : w1) {
            squares += Instances.dot(row, row);
        }
        return squares * squares + 2 * Instances.dot(error, error);
    }

    /** Two weights: H = [w2^2, E + w2 w1; E + w2 w1, w1^2]. */
    @Test
    void singleWeightPerLayerByHand() {
        double[][] w1 = {{3}};
        double[] w2 = {2};
        double[] error = {-1};
        assertArrayEquals(new double[][] {{4, 5}, {5, 9}}, Hessian.full(w2, w1, error));
        assertArrayEquals(new double[] {5, 5}, Hessian.offDiagonalNorms(w2, w1, error, Norm.L1));
        assertArrayEquals(new double[] {5, 5}, Hessian.offDiagonalNorms(w2, w1, error, Norm.L2));
    }

    @Test
    void deadUnitLeavesOnlyItsErrorRow() {
        double[] norms = Hessian.offDiagonalNorms(
                new double[] {0, 1}, new double[][] {{0, 0}, {1, 2}}, new double[] {3, -4}, Norm.L2);
        // unit 0: W1[0,0] couples to w2_0 alone, by E_0; w2_0 to both E_j and to w2_1 W1[0,:] = 0
        assertEquals(3, norms[0]);
        assertEquals(4, norms[1]);
        assertEquals(5, norms[4]);
    }
}
