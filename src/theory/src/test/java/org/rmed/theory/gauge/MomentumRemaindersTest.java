package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * The step is -eta times the momentum u, so what it did beyond the plain step is g / (1 - beta) - u, with u accumulated by hand.
 * Catches a wrong h, E at another time than the weights, and layers mixed up.
 */
class MomentumRemaindersTest {

    @Test
    void agreesWithTheMomentum() {
        HeavyBall run = HeavyBall.run(new MomentumRemainders(), 80, "d=3", "scale=0.1", "eta=0.01", "beta=0.8");
        assertTrue(Double.isNaN(run.readings.at(0, "lag_1")), "no step leads to t=0");
        double gain = 1 / (1 - 0.8);
        for (int t = 1; t < run.states.size(); t++) {
            HeavyBall.State before = run.states.get(t - 1);
            HeavyBall.State after = run.states.get(t);
            double[] largest = new double[4];
            for (int i = 0; i < 3; i++) {
                double g2 = HeavyBall.dot(before.error(), before.w1()[i]);
                double first = -HeavyBall.dot(run.a(), before.w1()[i]);
                largest[1] = Math.max(largest[1], Math.abs(gain * first - after.u2()[i]));
                largest[3] = Math.max(largest[3], Math.abs(gain * g2 - after.u2()[i]));
                for (int j = 0; j < 3; j++) {
                    double drive = -before.w2()[i] * run.a()[j];
                    double g1 = before.w2()[i] * before.error()[j];
                    largest[0] = Math.max(largest[0], Math.abs(gain * drive - after.u1()[i][j]));
                    largest[2] = Math.max(largest[2], Math.abs(gain * g1 - after.u1()[i][j]));
                }
            }
            // weights of size 1 round at 1e-16, and their difference is divided by eta = 0.01
            assertEquals(largest[0], run.readings.at(t, "drift_1"), 1e-12);
            assertEquals(largest[1], run.readings.at(t, "drift_2"), 1e-12);
            assertEquals(largest[2], run.readings.at(t, "lag_1"), 1e-12);
            assertEquals(largest[3], run.readings.at(t, "lag_2"), 1e-12);
        }
    }

    /** Without momentum the step is the plain one. */
    @Test
    void gradientDescentHasNoLag() {
        HeavyBall run = HeavyBall.run(new MomentumRemainders(), 40, "d=3", "scale=0.1", "eta=0.01", "beta=0");
        assertEquals(0, run.readings.largest(1, 40, "lag_1"), 1e-13);
        assertEquals(0, run.readings.largest(1, 40, "lag_2"), 1e-13);
        assertTrue(run.readings.largest(1, 40, "drift_1") > 1e-4, "W2 W1 is not negligible");
    }
}
