package org.rmed.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Instances;
import org.rmed.random.Streams;

/** Catches an A that is the teacher instead of Y X^T / m, and label noise of the wrong size. */
class SampleTest {

    private static final double[] TEACHER = {0.5, 1, 1.5};

    @Test
    void withoutNoiseTheTargetIsTheTeacher() {
        Sample sample = Sample.gaussian(new Streams(3), TEACHER, 20, 0);
        // teacher (Lambda - I) is at most 3 * 1.5 * 1e-12
        assertArrayEquals(TEACHER, sample.target(), 5e-12);
        assertEquals(20, sample.size());
    }

    /**
     * m residuals N(0, sd^2): their mean square is sd^2 chi^2_m / m, relative standard deviation sqrt(2/m). Six of them:
     * false alarm 2e-9.
     */
    @Test
    void labelNoiseHasItsStandardDeviationAndMovesTheTarget() {
        int m = 2000;
        Sample sample = Sample.gaussian(new Streams(4), TEACHER, m, 0.3);
        double[] residual = new double[m];
        Arrays.setAll(residual, k -> sample.labels()[k] - Instances.dot(TEACHER, sample.inputs()[k]));
        assertEquals(1, Instances.dot(residual, residual) / (m * 0.09), 6 * Math.sqrt(2.0 / m));
        double[] target = sample.target();
        for (int j = 0; j < 3; j++) {
            double shift = 0;
            for (int k = 0; k < m; k++) {
                shift += residual[k] * sample.inputs()[k][j] / m;
            }
            // as above, plus the rounding of sums of m terms
            assertEquals(TEACHER[j] + shift, target[j], 5e-12);
            assertNotEqualsBits(TEACHER[j], target[j]);
        }
    }

    @Test
    void noiseIsDrawnApartFromInputs() {
        Sample quiet = Sample.gaussian(new Streams(4), TEACHER, 12, 0);
        Sample noisy = Sample.gaussian(new Streams(4), TEACHER, 12, 1);
        assertArrayEquals(quiet.inputs(), noisy.inputs());
    }

    @Test
    void asManyLabelsAsInputsAreNeeded() {
        assertThrows(IllegalArgumentException.class, () -> new Sample(new double[2][3], new double[3]));
    }

    @Test
    void tooSmallSamplesAreRefused() {
        assertRefused(() -> Sample.gaussian(new Streams(1), TEACHER, 2, 0), "samples=2", "d=3");
    }

    private static void assertNotEqualsBits(double expected, double actual) {
        assertThrows(AssertionError.class, () -> assertEquals(expected, actual, 1e-6));
    }
}
