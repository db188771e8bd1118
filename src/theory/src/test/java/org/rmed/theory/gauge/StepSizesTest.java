package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Outcome;

/** Catches steps measured against a state that is not the last one, and largest and smallest mixed up. */
class StepSizesTest {

    /** Sign descent moves every weight by exactly eta, up to the rounding of weights below 1. */
    @Test
    void signDescentMovesEveryWeightByEta() {
        Outcome run = Outcome.of(
                Setup.defaults().withArguments(List.of("optimizer=sign", "d=5", "eta=0.01", "steps=7")),
                new StepSizes(),
                Observer.NONE);
        assertTrue(Double.isNaN(run.readings().at(0, "step_1_max")), "no step leads to t=0");
        for (String column : List.of("step_1_max", "step_1_min", "step_2_max", "step_2_min")) {
            assertArrayEquals(
                    new double[] {0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01},
                    run.readings().between(1, 7, column),
                    1e-15,
                    column);
        }
    }

    /** The first step of gradient descent is eta times the gradient: eta w2_i A_j, for W1 negligible. */
    @Test
    void gradientDescentMovesByTheGradient() {
        Outcome run = Outcome.of(
                Setup.defaults().withArguments(List.of("optimizer=gd", "d=3", "scale=1e-9", "eta=0.01", "steps=1")),
                new StepSizes(),
                Observer.NONE);
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double w : run.secondLayer()) {
            for (double a : run.target()) {
                most = Math.max(most, 0.01 * Math.abs(w) * a);
                least = Math.min(least, 0.01 * Math.abs(w) * a);
            }
        }
        // W1(0) ~ 1e-18 enters the error at a relative 1e-27, and the difference of two weights ~ 1e-11 rounds at 1e-16
        // of it
        assertEquals(most, run.readings().at(1, "step_1_max"), 1e-14 * most);
        assertEquals(least, run.readings().at(1, "step_1_min"), 1e-6 * least);
    }
}
