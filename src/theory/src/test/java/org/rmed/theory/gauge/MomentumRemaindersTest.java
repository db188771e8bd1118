package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * The step is -eta times the momentum u, so what it did beyond the plain step is g / (1 - beta) - u, with u accumulated by hand.
 * Catches a wrong h, E at another time than the weights, layers mixed up, and places of another entry.
 */
class MomentumRemaindersTest {

    @Test
    void agreesWithTheMomentum() {
        HeavyBall run = HeavyBall.run(new MomentumRemainders(), 80, "d=3", "scale=0.1", "eta=0.01", "beta=0.8");
        // no step leads to t=0
        new Entries(run, 0, 0).none("drift_1", "i", "j");
        new Entries(run, 0, 0).none("lag_2", "i");
        double gain = 1 / (1 - 0.8);
        for (int t = 1; t < run.states.size(); t++) {
            HeavyBall.State before = run.states.get(t - 1);
            HeavyBall.State after = run.states.get(t);
            double[][] drift1 = new double[3][3];
            double[] drift2 = new double[3];
            double[][] lag1 = new double[3][3];
            double[] lag2 = new double[3];
            for (int i = 0; i < 3; i++) {
                double g2 = HeavyBall.dot(before.error(), before.w1()[i]);
                double first = -HeavyBall.dot(run.a(), before.w1()[i]);
                drift2[i] = Math.abs(gain * first - after.u2()[i]);
                lag2[i] = Math.abs(gain * g2 - after.u2()[i]);
                for (int j = 0; j < 3; j++) {
                    double drive = -before.w2()[i] * run.a()[j];
                    double g1 = before.w2()[i] * before.error()[j];
                    drift1[i][j] = Math.abs(gain * drive - after.u1()[i][j]);
                    lag1[i][j] = Math.abs(gain * g1 - after.u1()[i][j]);
                }
            }
            // weights of size 1 round at 1e-16, and their difference is divided by eta = 0.01
            Entries entries = new Entries(run, t, 1e-12);
            entries.largest("drift_1", drift1);
            entries.largest("drift_2", "i", drift2);
            entries.largest("lag_1", lag1);
            entries.largest("lag_2", "i", lag2);
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
