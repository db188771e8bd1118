package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.Readings;
import org.rmed.theory.Runs;

/** Catches slopes over the wrong columns, against the diagonal after the step, or with x and y exchanged. */
class GradientSlopesTest {

    /** Steps of given sizes in two columns, against Commons Math's regression. */
    @Test
    void stepsAgainstARegression() {
        Setup setup = Setup.of(Runs.settings("optimizer=gd", "d=3", "target=uniform", "seed=4"));
        double[] target = setup.problem().target();
        int low = 0;
        int high = 0;
        for (int j = 1; j < 3; j++) {
            low = target[j] < target[low] ? j : low;
            high = target[j] > target[high] ? j : high;
        }
        double[] before = {1, -2, 0.5};
        double[][] w1 = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        double[][] steps = {{0.1, 0.3, -0.7}, {0.2, -0.9, 0.4}, {-0.5, 0.6, 0.8}};
        double[][] later = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                later[i][j] = w1[i][j] + steps[i][j];
            }
        }
        Gauge.Reader reader = new GradientSlopes().attach(setup);
        reader.read(0, new StubNetwork(target, before, w1));
        double[] seen = reader.read(1, new StubNetwork(target, new double[] {9, 8, 7}, later));
        for (int k = 0; k < 2; k++) {
            SimpleRegression fit = new SimpleRegression();
            for (int i = 0; i < 3; i++) {
                fit.addData(Math.log(before[i] * before[i]), Math.log(Math.abs(steps[i][k == 0 ? low : high])));
            }
            assertEquals(fit.getSlope(), seen[2 + k], 1e-12);
        }
    }

    /** Gradient descent from a negligible W1: steps eta w2_i A_j, slope 1/2. Sign descent: all steps alike, slope 0. */
    @Test
    void slopesOfTwoOptimizers() {
        Readings plain = Outcome.of(
                        Runs.settings("optimizer=gd", "d=5", "scale=1e-9", "eta=0.01", "steps=2"),
                        new GradientSlopes(),
                        Observer.NONE)
                .readings();
        Readings signs = Outcome.of(
                        Runs.settings("optimizer=sign", "d=5", "eta=0.01", "steps=2"),
                        new GradientSlopes(),
                        Observer.NONE)
                .readings();
        assertTrue(Double.isNaN(plain.at(0, "step_slope_low")), "no step leads to t=0");
        for (String column : new String[] {"_low", "_high"}) {
            assertEquals(0.5, plain.at(0, "gradient_slope" + column), 1e-12);
            // a step of 1e-11 is the difference of weights that W1(0) ~ 1e-18 hardly touches
            assertEquals(0.5, plain.at(1, "step_slope" + column), 1e-6);
            assertEquals(0.5, signs.at(1, "gradient_slope" + column), 1e-12);
            assertEquals(0, signs.at(1, "step_slope" + column), 1e-12);
        }
    }

    @Test
    void equalDiagonalsHaveNoSlope() {
        Gauge.Reader reader = new GradientSlopes().attach(Setup.of(Runs.settings("d=2")));
        double[] seen = reader.read(
                0, new StubNetwork(new double[] {1, 2}, new double[] {1, -1}, new double[][] {{1, 0}, {0, 1}}));
        assertTrue(Double.isNaN(seen[0]) && Double.isNaN(seen[1]));
    }
}
