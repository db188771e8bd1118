package org.rmed.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Catches a gradient with W1 transposed, a factor 1/m or 2 lost, and a reduced loss that is not the loss on data up to a
 * constant, eq. (2).
 */
class LossAndGradientTest {

    @Property(tries = 60)
    void gradientIsTheDifferenceOfTheLoss(@ForAll @IntRange(min = 1, max = 6) int d, @ForAll long seed) {
        Random random = new Random(seed);
        BruteForceLoss loss = BruteForceLoss.random(random, d);
        double[] w = Instances.gaussian(random, d * d + d, 1);
        double[] w2 = BruteForceLoss.secondLayer(w, d);
        double[][] w1 = BruteForceLoss.firstLayer(w, d);
        double[] error = LossAndGradient.error(w2, w1, loss.target());
        double[][] first = LossAndGradient.firstLayerGradient(w2, error);
        double[] second = LossAndGradient.secondLayerGradient(w1, error);
        // the closed form's own rounding and the sample's non-whiteness are far below the bound for the Hessian
        double tolerance = loss.gradientError(w) + loss.hessianError(w);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                assertEquals(loss.gradient(w, i * d + j), first[i][j], tolerance, "W1 " + i + ", " + j);
            }
            assertEquals(loss.gradient(w, d * d + i), second[i], tolerance, "w2 " + i);
        }
    }

    /** Eq. (2): L - Lbar = |Y|^2 / (2m) - |A|^2 / 2 wherever W stands. */
    @Property(tries = 60)
    void fullLossMinusReducedLossIsTheSameForAllWeights(@ForAll @IntRange(min = 1, max = 6) int d, @ForAll long seed) {
        Random random = new Random(seed);
        BruteForceLoss loss = BruteForceLoss.random(random, d);
        double[] target = loss.target();
        double constant = Instances.dot(loss.labels(), loss.labels()) / (2 * loss.labels().length)
                - 0.5 * Instances.dot(target, target);
        for (double size : new double[] {0, 0.1, 1, 3}) {
            double[] w = Instances.gaussian(random, d * d + d, size);
            double reduced = LossAndGradient.loss(
                    LossAndGradient.error(BruteForceLoss.secondLayer(w, d), BruteForceLoss.firstLayer(w, d), target));
            assertEquals(constant, loss.at(w) - reduced, loss.hessianError(w));
        }
    }

    @Test
    void byHand() {
        double[] w2 = {2, -1};
        double[][] w1 = {{1, 0}, {3, 4}};
        double[] error = LossAndGradient.error(w2, w1, new double[] {1, -1});
        assertArrayEquals(new double[] {-2, -3}, error);
        assertEquals(6.5, LossAndGradient.loss(error));
        assertArrayEquals(new double[][] {{-4, -6}, {2, 3}}, LossAndGradient.firstLayerGradient(w2, error));
        assertArrayEquals(new double[] {-2, -18}, LossAndGradient.secondLayerGradient(w1, error));
    }
}
