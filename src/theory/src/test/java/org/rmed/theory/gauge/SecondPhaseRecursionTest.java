package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches a recursion that starts elsewhere than at T_1, uses the new c for v, sums the remainders of one layer only, or
 * names another entry. */
class SecondPhaseRecursionTest {

    @Test
    void agreesWithPlainLoops() {
        assertEquals(0, agrees(0.7), "W1 is the farther off");
    }

    /** A longer memory: the phase begins while W2 is still the farther off. */
    @Test
    void agreesWhereTheSecondLayerIsFartherOff() {
        int second = agrees(0.95);
        assertTrue(second > 0 && second < 100, "of W2 at " + second + " steps");
    }

    /** Holds a run against plain loops; returns at how many steps the largest residual is one of W2. */
    private static int agrees(double beta) {
        HeavyBall run = HeavyBall.run(new SecondPhaseRecursion(), 200, "d=3", "scale=0.02", "eta=0.01", "beta=" + beta);
        double h = 0.01 / (1 - beta);
        double[] c1 = run.setup.problem().growingDirection();
        int begin = begin(run, Math.sqrt(0.02));
        assertTrue(begin > 5 && begin < 150, "T_1=" + begin);
        new Entries(run, begin - 1, 0).none("recursion_residual", "i", "j");
        assertEquals(0, run.readings.at(begin, "recursion_accumulated"), 0);
        double factor = HeavyBall.dot(run.states.get(begin).w2(), c1) / HeavyBall.dot(c1, c1);
        double c = 1;
        double[] v = run.a().clone();
        double norm = Math.sqrt(HeavyBall.dot(v, v));
        for (int j = 0; j < 3; j++) {
            v[j] /= norm;
        }
        double sum = 0;
        int second = 0;
        for (int t = begin; t <= 200; t++) {
            HeavyBall.State state = run.states.get(t);
            double[][] residual1 = new double[3][3];
            double[] residual2 = new double[3];
            double added = 0;
            for (int i = 0; i < 3; i++) {
                double u = factor * c1[i];
                residual2[i] = Math.abs(state.w2()[i] - c * u) / Math.abs(c * u);
                HeavyBall.State before = run.states.get(t - 1);
                double beyond2 = -0.01 * state.u2()[i] + h * HeavyBall.dot(before.error(), before.w1()[i]);
                added = Math.max(added, Math.abs(beyond2 / (c * u)));
                for (int j = 0; j < 3; j++) {
                    residual1[i][j] = Math.abs(state.w1()[i][j] - u * v[j]) / Math.abs(u * v[j]);
                    double beyond1 = -0.01 * state.u1()[i][j] + h * before.w2()[i] * before.error()[j];
                    added = Math.max(added, Math.abs(beyond1 / (u * v[j])));
                }
            }
            sum += t == begin ? 0 : added;
            if (run.readings.at(t, "recursion_residual_j") == Extremum.NOWHERE) {
                new Entries(run, t, 1e-11).largest("recursion_residual", "i", residual2);
                assertTrue(run.readings.at(t, "recursion_residual") >= most(residual1));
                second++;
            } else {
                new Entries(run, t, 1e-11).largest("recursion_residual", residual1);
                assertTrue(run.readings.at(t, "recursion_residual") >= HeavyBall.largest(residual2));
            }
            assertEquals(sum, run.readings.at(t, "recursion_accumulated"), 1e-11 * (1 + sum));
            double pull = HeavyBall.dot(state.error(), v);
            for (int j = 0; j < 3; j++) {
                v[j] -= h * c * state.error()[j];
            }
            c -= h * pull;
        }
        return second;
    }

    private static double most(double[][] x) {
        return Math.max(HeavyBall.largest(x[0]), Math.max(HeavyBall.largest(x[1]), HeavyBall.largest(x[2])));
    }

    private static int begin(HeavyBall run, double threshold) {
        int t = 0;
        while (HeavyBall.largest(run.states.get(t).w2()) < threshold
                && HeavyBall.largest(run.states.get(t).w1()[0]) < threshold
                && HeavyBall.largest(run.states.get(t).w1()[1]) < threshold
                && HeavyBall.largest(run.states.get(t).w1()[2]) < threshold) {
            t++;
        }
        return t;
    }
}
