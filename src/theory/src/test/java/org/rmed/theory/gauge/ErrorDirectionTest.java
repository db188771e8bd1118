package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches a spread that is not relative to the mean, and rises against another state than the last, and places of another entry. */
class ErrorDirectionTest {

    @Test
    void agreesWithPlainLoops() {
        HeavyBall run = HeavyBall.run(new ErrorDirection(), 60, "d=3", "scale=0.3", "eta=0.02", "target=mixed");
        // no step leads to t=0
        new Entries(run, 0, 0).none("error_rise", "j");
        boolean rose = false;
        for (int t = 1; t < run.states.size(); t++) {
            double[] error = run.states.get(t).error();
            double[] last = run.states.get(t - 1).error();
            double mean = 0;
            double[] rise = new double[3];
            for (int j = 0; j < 3; j++) {
                mean += error[j] / run.a()[j] / 3;
                rise[j] = (Math.abs(error[j]) - Math.abs(last[j])) / Math.abs(run.a()[j]);
                rose |= rise[j] > 0;
            }
            double[] spread = new double[3];
            for (int j = 0; j < 3; j++) {
                spread[j] = Math.abs(error[j] / run.a()[j] / mean - 1);
            }
            new Entries(run, t, 1e-11).largest("error_spread", "j", spread);
            new Entries(run, t, 1e-12).largest("error_rise", "j", rise);
        }
        assertTrue(rose, "a run in which some |E_j| rises, so that the sign is seen");
    }
}
