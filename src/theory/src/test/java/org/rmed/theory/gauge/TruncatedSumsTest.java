package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Outcome;

/**
 * Catches a sum cut at the wrong place, a wrong normalizer, a step compared with the wrong quotient, and [j,i] for [i,j], of which d = 3 is
 * the first to tell more than one from another.
 */
class TruncatedSumsTest {

    private static final int D = 3;
    private static final String RUN = "optimizer=adam d=3 alpha=3 eta=0.02 xi=0.1 beta1=0.3 beta2=0.2 steps=40 seed=4";

    @Test
    void tailsAndQuotientByTheDefinition() {
        States run = States.of(new TruncatedSums(), RUN);
        int horizon = TruncatedSums.horizon(Setup.of(run.outcome().settings()));
        // ln(9 / (0.7 * 0.02 * 0.01)) / ln(1 / 0.3) = 9.20
        assertEquals(10, horizon);
        double most = 0;
        int unlike = 0;
        double[][] sizes = new double[D][D + 1];
        for (int t = 0; t < run.last(); t++) {
            double[] tails = new double[2];
            double[][][] each = new double[2][D][D + 1];
            double identity = 0;
            for (int i = 0; i < D; i++) {
                for (int j = -1; j < D; j++) {
                    double[] sums = new double[6];
                    for (int tau = 0; tau <= t; tau++) {
                        double g = j < 0 ? run.g2(t - tau, i) : run.g1(t - tau, i, j);
                        most = Math.max(most, Math.abs(g));
                        sizes[i][j + 1] = Math.max(sizes[i][j + 1], Math.abs(g));
                        sums[0] += Math.pow(0.3, tau) * g;
                        sums[1] += Math.pow(0.2, tau) * g * g;
                        sums[2] += Math.pow(0.3, tau);
                        sums[3] += Math.pow(0.2, tau);
                        sums[4] += tau > horizon ? Math.pow(0.3, tau) * g : 0;
                        sums[5] += tau > horizon ? Math.pow(0.2, tau) * g * g : 0;
                    }
                    each[0][i][j + 1] = Math.abs(sums[4] / sums[2]);
                    each[1][i][j + 1] = Math.abs(sums[5] / sums[3]);
                    tails[0] = Math.max(tails[0], Math.abs(sums[4] / sums[2]));
                    tails[1] = Math.max(tails[1], Math.abs(sums[5] / sums[3]));
                    double step = j < 0 ? run.w2(t + 1, i) - run.w2(t, i) : run.w1(t + 1, i, j) - run.w1(t, i, j);
                    identity = Math.max(
                            identity, Math.abs(step / 0.02 + sums[0] / sums[2] / (Math.sqrt(sums[1] / sums[3]) + 0.1)));
                }
            }
            // the tail is a difference of sums of order 1, rounded at 1e-16
            assertEquals(tails[0], run.reading(t, "numerator_tail"), 1e-15, "t=" + t);
            assertEquals(tails[1], run.reading(t, "denominator_tail"), 1e-15, "t=" + t);
            assertEquals(most, run.reading(t, "gradient_most"), 1e-14);
            assertEquals(most, at(run, t, "gradient_most", sizes), 1e-14);
            if (t > horizon) {
                // of 1e-7 and 1e-9 or more, to the rounding above
                assertEquals(tails[0], at(run, t, "numerator_tail", each[0]), 1e-15, "t=" + t);
                assertEquals(tails[1], at(run, t, "denominator_tail", each[1]), 1e-15, "t=" + t);
                unlike += unlike(run, t, "numerator_tail", each[0]) + unlike(run, t, "denominator_tail", each[1]);
            }
            assertEquals(0, identity, 1e-12);
            assertEquals(0, run.reading(t + 1, "identity"), 1e-12);
        }
        assertTrue(run.reading(run.last(), "numerator_tail") > 1e-10, "there is a tail");
        assertTrue(unlike > 0, "[j,i] would have been seen");
        assertTrue(Double.isNaN(run.reading(0, "identity")));
    }

    /** The number of the weight that a gauge names. */
    private static double at(States run, int t, String column, double[][] numbers) {
        return numbers[(int) run.reading(t, column + "_i")][(int) run.reading(t, column + "_j") + 1];
    }

    /** 1 where that is a W1[i,j] whose number is not that of W1[j,i] by far more than rounding. */
    private static int unlike(States run, int t, String column, double[][] numbers) {
        int i = (int) run.reading(t, column + "_i");
        int j = (int) run.reading(t, column + "_j");
        return j >= 0 && Math.abs(numbers[i][j + 1] - numbers[j][i + 1]) > 1e-11 ? 1 : 0;
    }

    @Test
    void precisionIsEtaXiSquared() {
        assertEquals(
                0.02 * 0.01,
                TruncatedSums.precision(
                        States.of(new TruncatedSums(), RUN).outcome().optimizer()),
                1e-18);
        Outcome without = States.of(new TruncatedSums(), "optimizer=adam d=2 eta=0.1 steps=1")
                .outcome();
        assertEquals(1e-3, TruncatedSums.precision(without.optimizer()), 1e-18);
    }

    /** Heavy ball's step is not of that form. */
    @Test
    void anotherOptimizerIsNoQuotient() {
        States run = States.of(new TruncatedSums(), "optimizer=sgdm d=2 alpha=1 beta=0.5 eta=0.01 steps=3");
        assertTrue(run.reading(2, "identity") > 0.1);
    }
}
