package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/** Catches a loss over the wrong data or without its factor 1/2m, and an allowance that grows with the difference. */
class LossReductionTest {

    private static final Setup SETUP = Setup.of(Setup.defaults()
            .withArguments(List.of("optimizer=sgdm", "d=2", "data=sample", "samples=5", "labelNoise=0.5", "seed=3")));

    private static final double[] W2 = {1, -2};
    private static final double[][] W1 = {{0.5, 1}, {-0.25, 3}};

    private static double[] read(boolean whitened) {
        return new LossReduction(whitened)
                .attach(SETUP)
                .read(0, new Still(SETUP.problem().target(), W2, W1));
    }

    @Test
    void whitenedDataLeaveRounding() {
        double[] row = read(true);
        assertTrue(row[0] <= 0.5 * row[1], row[0] + " of " + row[1]);
        assertTrue(row[2] <= 1e-12, "white");
    }

    /** 8 (m + d + 8) u M + ||W2 W1||_1^2 1e-12 / 2, with W2 W1 = (1, -5). */
    @Test
    void allowanceIsTheDocumentedOne() {
        var sample = SETUP.problem().sample().orElseThrow();
        double magnitude = 0;
        for (int k = 0; k < 5; k++) {
            double[] x = sample.inputs()[k];
            double bound = Math.abs(x[0]) + 5 * Math.abs(x[1]) + Math.abs(sample.labels()[k]);
            magnitude += bound * bound / 10;
        }
        double expected = 8 * (5 + 2 + 8) * 0x1p-53 * magnitude + 36 * 1e-12 / 2;
        assertEquals(expected, read(true)[1], 1e-12 * expected);
    }

    /** For any data the difference is |p (Lambda - I) p^T| / 2, p = W2 W1. */
    @Test
    void rawDataLeaveTheQuadraticForm() {
        double[][] x = Streams.gaussian(new Streams(3).within("d=2").open("data.X"), 1, 5, 2);
        double[] p = LossAndGradient.error(W2, W1, new double[2]);
        double form = 0;
        double largest = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double lambda = 0;
                for (double[] input : x) {
                    lambda += input[i] * input[j] / 5;
                }
                form += p[i] * (lambda - (i == j ? 1 : 0)) * p[j];
                largest = Math.max(largest, Math.abs(lambda - (i == j ? 1 : 0)));
            }
        }
        double[] row = read(false);
        assertEquals(Math.abs(form) / 2, row[0], 1e-12);
        assertEquals(largest, row[2], 1e-14);
    }

    @Test
    void aPopulationIsRefused() {
        Gauge gauge = new LossReduction(true);
        Setup population = Setup.of(Setup.defaults().withArguments(List.of("d=2")));
        assertTrue(assertThrows(UsageException.class, () -> gauge.attach(population))
                .getMessage()
                .contains("data=sample"));
    }
}
