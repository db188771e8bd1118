package org.rmed.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.Instances;

/**
 * Catches whitening that stops at one pass and leaves machine epsilon times the condition number, and whitening that is no
 * linear map of the inputs.
 */
class WhiteningTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "5,5", "33,33", "7,3", "40,10", "65,64", "300,64"})
    void gaussianInputsBecomeWhite(int m, int d) {
        assertWhite(Whitening.whiten(Instances.gaussian(new Random(m * 1000L + d), m, d, 3)));
    }

    /** Condition number of Lambda_xx about 1e12: one pass would leave 1e-4. */
    @Test
    void columnsOfVeryDifferentSizeBecomeWhite() {
        double[][] inputs = Instances.gaussian(new Random(1), 50, 7, 1);
        for (double[] input : inputs) {
            Arrays.setAll(input, j -> input[j] * Math.pow(10, -j));
        }
        assertWhite(Whitening.whiten(inputs));
    }

    /** Two columns that differ by 1e-5: condition number about 1e10, and no rescaling of columns would help. */
    @Test
    void nearlyEqualColumnsBecomeWhite() {
        double[][] inputs = Instances.gaussian(new Random(2), 40, 6, 1);
        for (double[] input : inputs) {
            input[1] = input[0] + 1e-5 * input[1];
        }
        assertWhite(Whitening.whiten(inputs));
    }

    /** Each new column is a combination of the old ones: it has no part along a vector orthogonal to all of them. */
    @Test
    void theMapIsLinear() {
        int m = 9;
        int d = 4;
        double[][] orthogonal = Instances.transposed(Instances.orthogonal(new Random(3), m));
        double[][] mix = Instances.gaussian(new Random(4), d, d, 1);
        double[][] inputs = Instances.times(Instances.transposed(Arrays.copyOf(orthogonal, d)), mix);
        double[][] white = Instances.transposed(Whitening.whiten(inputs));
        for (int r = d; r < m; r++) {
            for (double[] column : white) {
                // rounding times the condition number of mix, which is a few dozen
                assertEquals(0, Instances.dot(orthogonal[r], column), 1e-12);
            }
        }
    }

    @Test
    void argumentIsLeftAloneAndWhiteInputsStayAsTheyAre() {
        double[][] inputs = Instances.gaussian(new Random(5), 8, 3, 1);
        double first = inputs[0][0];
        double[][] white = Whitening.whiten(inputs);
        assertEquals(first, inputs[0][0]);
        assertArrayEquals(white, Whitening.whiten(white));
    }

    @Test
    void deviationIsTheLargestEntry() {
        // Lambda = [1.5, .5; .5, 1.25] with m = 2
        double[][] inputs = {{1, 1.5}, {Math.sqrt(2), -0.5 / Math.sqrt(2)}};
        double[][] lambda = Instances.times(Instances.transposed(inputs), inputs);
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                expected = Math.max(expected, Math.abs(lambda[i][j] / 2 - (i == j ? 1 : 0)));
            }
        }
        assertEquals(expected, Whitening.deviation(inputs), 1e-15);
        assertEquals(0, Whitening.deviation(new double[][] {{1, 1}, {1, -1}}));
        assertEquals(Double.NaN, Whitening.deviation(new double[][] {{Double.NaN, 1}, {1, -1}}));
    }

    @Test
    void fewerSamplesThanDimensionsAreRefused() {
        assertRefused(
                () -> Whitening.whiten(new double[3][4]), "samples=3", "d=4", "rank at most m", "use samples >= 4");
    }

    @Test
    void dependentInputsAreRefused() {
        double[][] inputs = Instances.gaussian(new Random(6), 9, 3, 1);
        for (double[] input : inputs) {
            input[2] = 0;
        }
        assertRefused(() -> Whitening.whiten(inputs), "cannot be whitened", "3 inputs are linearly dependent");
        double[][] constant = {{1, 1}, {1, 1}, {1, 1}};
        assertRefused(() -> Whitening.whiten(constant), "cannot be whitened", "use more samples");
    }

    private static void assertWhite(double[][] inputs) {
        int m = inputs.length;
        double[][] columns = Instances.transposed(inputs);
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double lambda = Instances.dot(columns[i], columns[j]) / m;
                // the promise, and the rounding of a sum of m terms of size one on average
                assertEquals(i == j ? 1 : 0, lambda, Whitening.TOLERANCE + m * 0x1p-52);
            }
        }
        assertTrue(Whitening.deviation(inputs) <= Whitening.TOLERANCE);
    }
}
