package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches modes of the wrong sign, a remainder over the other growth factor, and a common factor that is no least-squares fit. */
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
            double beyond = 0;
            double beyondPaper = 0;
            for (int i = 0; i < 3; i++) {
                paper[i] = (start[i] + image[i]) / 2 * Math.pow(1 + h * norm, t)
                        + (start[i] - image[i]) / 2 * Math.pow(1 - h * norm, t);
                beyond = Math.max(beyond, Math.abs(actual[i] - w[i]));
                beyondPaper = Math.max(beyondPaper, Math.abs(actual[i] - paper[i]));
            }
            double factor = HeavyBall.dot(actual, paper) / HeavyBall.dot(paper, paper);
            double difference = 0;
            for (int i = 0; i < 3; i++) {
                difference = Math.max(difference, Math.abs(actual[i] - factor * paper[i]));
            }
            same(beyond / HeavyBall.largest(w), run, t, "departure");
            same(beyond / Math.pow(x, t), run, t, "remainder");
            same(beyondPaper / Math.pow(1 + h * norm, t), run, t, "paper_remainder");
            same(factor, run, t, "common_factor");
            same(difference / HeavyBall.largest(paper) / factor, run, t, "coordinate_difference");
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
        assertTrue(Double.isNaN(run.readings.at(0, "departure")));
        assertTrue(Double.isNaN(run.readings.at(1, "coordinate_difference")));
    }

    /** Both sides round at t ulp of weights below 1. */
    private static void same(double expected, HeavyBall run, int t, String column) {
        assertEquals(expected, run.readings.at(t, column), 1e-12, column + " at t=" + t);
    }
}
