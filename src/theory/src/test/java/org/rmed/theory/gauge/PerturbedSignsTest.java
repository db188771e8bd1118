package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/** Catches corners that are missing, perturbations beyond delta, and a sign that is not g's. */
class PerturbedSignsTest {

    private static Gauge.Reader reader(double largest) {
        return new PerturbedSigns(largest).attach(Setup.of(Setup.defaults().withArguments(List.of("d=2", "seed=4"))));
    }

    /** The quotient falls in e_d and xi and rises in e_n, so its extremes lie at two of the corners. */
    @Test
    void worstIsAtACorner() {
        var vectors = reader(0.5).vectors();
        double[] delta = vectors.get("delta");
        assertEquals(16, delta.length);
        for (int k = 0; k < delta.length; k++) {
            double x = delta[k];
            assertEquals(Math.pow(2, -k - 1), x);
            double above = (1 + x) / Math.sqrt(1 - x) - 1;
            double below = 1 - (1 - x) / (Math.sqrt(1 + x) + x);
            assertEquals(Math.max(above, below), vectors.get("deviation")[k], 1e-14);
        }
    }

    @Test
    void columnIsTheLargestDelta() {
        assertArrayEquals(new double[] {0.75}, reader(0.75).read(0, null));
        assertTrue(reader(0.75).vectors().get("deviation")[0] > 2);
    }

    /** Of 28 for each g the first 8 are the corners: 6 and 7 have e_d and xi at delta, 0 and 1 at -delta and 0; e_n by the sign of g. */
    @Test
    void trialIsThatOfTheWorstCorner() {
        var vectors = reader(0.5).vectors();
        for (int k = 0; k < 16; k++) {
            double x = vectors.get("delta")[k];
            boolean above = (1 + x) / Math.sqrt(1 - x) - 1 > 1 - (1 - x) / (Math.sqrt(1 + x) + x);
            assertEquals(above ? 0 : 3, (int) vectors.get("trial")[k] % 28 / 2, "delta=" + x);
        }
    }
}
