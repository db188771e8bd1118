package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.random.Streams;
import org.rmed.theory.Readings;

/** d = 9, five draws for each dimension. Catches draws that are not independent, not repeatable, or in other units. */
class InitialDrawsTest {

    private static Readings draws(String words) {
        return States.of(new InitialDraws(5), "optimizer=adam engine=dense steps=0 " + words)
                .outcome()
                .readings();
    }

    @Test
    void oneNumberPerDrawOfTheProgramsInitializer() {
        Readings readings = draws("d=9 alpha=1 seed=7");
        double s = 1 / 9.0;
        for (int k = 0; k < 45; k++) {
            TwoLayerProblem start = TwoLayerProblem.gaussian(
                    new Streams(7).within("lemma20/d=9").within("draw=" + k), new double[9], s, Optional.empty());
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            int rare = 0;
            for (double w : start.secondLayer()) {
                least = Math.min(least, Math.abs(w));
                most = Math.max(most, Math.abs(w));
                rare += Math.abs(w) < Math.pow(s, 1.5) ? 1 : 0;
            }
            double first = 0;
            for (double[] row : start.firstLayer()) {
                for (double w : row) {
                    first = Math.max(first, Math.abs(w));
                }
            }
            assertEquals(least / s, readings.vector("w2_min")[k], 1e-15);
            assertEquals(most / s, readings.vector("w2_max")[k], 1e-15);
            assertEquals(first / (s * s), readings.vector("w1_max")[k], 1e-14);
            assertEquals(rare, readings.vector("rare")[k]);
        }
        assertTrue(Arrays.stream(readings.vector("rare")).sum() > 0);
    }

    @Test
    void repeatableAndDifferentForEverySeedAndDraw() {
        double[] once = draws("d=9 seed=7").vector("w2_min");
        assertArrayEquals(once, draws("d=9 seed=7").vector("w2_min"));
        assertFalse(Arrays.equals(once, draws("d=9 seed=8").vector("w2_min")));
        assertEquals(45, Arrays.stream(once).distinct().count());
    }
}
