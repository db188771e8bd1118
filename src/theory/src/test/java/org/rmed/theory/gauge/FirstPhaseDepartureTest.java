package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Catches modes of the wrong sign, a remainder over the other growth factor, a common factor that is no least-squares fit, and
 * places of another entry. */
class FirstPhaseDepartureTest {

    private static final double ETA = 0.002;
    private static final double BETA = 0.6;

    /** The exact form is heavy ball with E = -A, which is stepped here by hand. */
    @Test
    void agreesWithTheLinearRecursion() {
        HeavyBall run =
                HeavyBall.run(new FirstPhaseDeparture(), 150, "d=3", "scale=0.02", "eta=" + ETA, "beta=" + BETA);
        double norm = Math.sqrt(HeavyBall.dot(run.a(), run.a()));
        double[] w = run.setup.problem().secondLayer().clone();
        double[][] w1 = run.setup.problem().firstLayer();
        double[] b = new double[3];
        for (int i = 0; i < 3; i++) {
            b[i] = HeavyBall.dot(w1[i], run.a()) / norm;
        }
        double[] uw = new double[3];
        double[] ub = new double[3];
        double[] start = w.clone();
        double[] image = b.clone();
        double sum = 1 + BETA + ETA * norm;
        double x = (sum + Math.sqrt(sum * sum - 4 * BETA)) / 2;
        double h = ETA / (1 - BETA);
        for (int t = 0; t <= 150; t++) {
            double[] actual = run.states.get(t).w2();
            double[] paper = new double[3];
            double[] beyond = new double[3];
            double[] beyondPaper = new double[3];
            for (int i = 0; i < 3; i++) {
                paper[i] = (start[i] + image[i]) / 2 * Math.pow(1 + h * norm, t)
                        + (start[i] - image[i]) / 2 * Math.pow(1 - h * norm, t);
                beyond[i] = Math.abs(actual[i] - w[i]);
                beyondPaper[i] = Math.abs(actual[i] - paper[i]);
            }
            double factor = HeavyBall.dot(actual, paper) / HeavyBall.dot(paper, paper);
            double[] difference = new double[3];
            for (int i = 0; i < 3; i++) {
                difference[i] = Math.abs(actual[i] - factor * paper[i]);
            }
            // both sides round at t ulp of weights below 1
            Entries entries = new Entries(run, t, 1e-12);
            entries.largest("departure", "i", over(HeavyBall.largest(w), beyond));
            entries.largest("remainder", "i", over(Math.pow(x, t), beyond));
            entries.largest("paper_remainder", "i", over(Math.pow(1 + h * norm, t), beyondPaper));
            assertEquals(factor, run.readings.at(t, "common_factor"), 1e-12);
            entries.largest("coordinate_difference", "i", over(HeavyBall.largest(paper) * factor, difference));
            for (int i = 0; i < 3; i++) {
                double pull = b[i];
                ub[i] = BETA * ub[i] - norm * w[i];
                uw[i] = BETA * uw[i] - norm * pull;
                w[i] -= ETA * uw[i];
                b[i] -= ETA * ub[i];
            }
        }
        assertTrue(run.readings.at(150, "departure") > 1e-6, "the product is not negligible at the end");
    }

    /** Modes that oscillate have no such form. */
    @Test
    void oscillationIsNotANumber() {
        HeavyBall run = HeavyBall.run(new FirstPhaseDeparture(), 1, "d=3", "scale=0.02", "eta=0.1", "beta=0.9");
        new Entries(run, 0, 0).none("departure", "i");
        new Entries(run, 1, 0).none("coordinate_difference", "i");
    }

    private static double[] over(double unit, double[] x) {
        return Arrays.stream(x).map(value -> value / unit).toArray();
    }
}
