package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches a spread that is not relative to the mean, and rises against another state than the last. */
class ErrorDirectionTest {

    @Test
    void agreesWithPlainLoops() {
        HeavyBall run = HeavyBall.run(new ErrorDirection(), 60, "d=3", "scale=0.3", "eta=0.02", "target=mixed");
        assertTrue(Double.isNaN(run.readings.at(0, "error_rise")), "no step leads to t=0");
        boolean rose = false;
        for (int t = 1; t < run.states.size(); t++) {
            double[] error = run.states.get(t).error();
            double[] last = run.states.get(t - 1).error();
            double mean = 0;
            double rise = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 3; j++) {
                mean += error[j] / run.a()[j] / 3;
                rise = Math.max(rise, (Math.abs(error[j]) - Math.abs(last[j])) / Math.abs(run.a()[j]));
            }
            double spread = 0;
            for (int j = 0; j < 3; j++) {
                spread = Math.max(spread, Math.abs(error[j] / run.a()[j] / mean - 1));
            }
            rose |= rise > 0;
            assertEquals(spread, run.readings.at(t, "error_spread"), 1e-11 * (1 + spread));
            assertEquals(rise, run.readings.at(t, "error_rise"), 1e-12);
        }
        assertTrue(rose, "a run in which some |E_j| rises, so that the sign is seen");
    }
}
