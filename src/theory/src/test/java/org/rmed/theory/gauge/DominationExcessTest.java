package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Hessian;
import org.rmed.linear.trajectory.Observer;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.theory.Outcome;
import org.rmed.theory.Runs;

/** Catches a bound with a term missing or in the wrong layer, residuals beyond delta, and states that were not due. */
class DominationExcessTest {

    private static Outcome run(double factor, String... words) {
        return Outcome.of(Runs.settings(words), new DominationExcess(factor), Observer.NONE);
    }

    /** The two bounds as the paper writes them, coordinate by coordinate, against the full Hessian. */
    @Test
    void againstTheFullHessian() {
        double[] u = {1, -2, 0.5};
        double[] v = {2, 1, -1};
        double c = 0.75;
        double delta = 0.1;
        double[] w2 = {0.7, -1.6, 0.36};
        double[][] w1 = {{2.1, 0.95, -1.05}, {-4.2, -1.9, 2.1}, {0.95, 0.52, -0.48}};
        double[] error = {0.3, -0.2, 0.1};
        double[] r = DiagonalDominance.ratios(Hessian.full(w2, w1, error), DiagonalDominance.Norm.L2);
        double sizeU = Math.sqrt(5.25);
        double sizeV = Math.sqrt(6);
        double sizeE = Math.sqrt(0.14);
        double worst = 0;
        int at = -1;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= 3; j++) {
                double bound = j < 3
                        ? Math.abs(error[j]) / (c * c * u[i] * u[i]) + sizeU / Math.abs(u[i]) * (1 + Math.abs(v[j]) / c)
                        : sizeE / (u[i] * u[i] * sizeV * sizeV) + sizeU / Math.abs(u[i]) * (1 + c / sizeV);
                int k = j < 3 ? 3 * i + j : 9 + i;
                double ratio = r[k] * 0.81 / bound;
                if (ratio > worst) {
                    worst = ratio;
                    at = k;
                }
            }
        }
        assertArrayEquals(new double[] {worst, at}, DominationExcess.excess(w1, w2, error, u, v, c, delta), 1e-13);
    }

    /** One negative factor c must not flip a sign. */
    @Test
    void signsDoNotMatter() {
        double[][] w1 = {{2, 1}, {4, 2}};
        double[] with = DominationExcess.excess(
                w1, new double[] {-1, -2}, new double[] {0, 0}, new double[] {1, 2}, new double[] {2, 1}, -1, 0);
        double[] without = DominationExcess.excess(
                w1, new double[] {1, 2}, new double[] {0, 0}, new double[] {1, 2}, new double[] {2, 1}, 1, 0);
        assertArrayEquals(without, with);
    }

    @Test
    void randomNetworksAreWithinDeltaAndDifferBySeedAndDimension() {
        Outcome one = run(1, "d=6", "steps=0", "seed=1");
        double[] claimed = one.readings().vector("instance_delta");
        double[] actual = one.readings().vector("instance_residual");
        assertArrayEquals(new double[] {0, 0.01, 0.05, 0.2}, claimed);
        for (int k = 0; k < claimed.length; k++) {
            assertTrue(actual[k] <= claimed[k] + 1e-15 && actual[k] >= 0.8 * claimed[k], "residual " + actual[k]);
        }
        assertTrue(run(3, "d=6", "steps=0").readings().vector("instance_residual")[3] > 0.5);
        double[] excess = one.readings().vector("instance_excess");
        assertTrue(Arrays.stream(excess).allMatch(x -> x > 0.5 && x <= 1 + 1e-12), Arrays.toString(excess));
        assertTrue(excess[0] != run(1, "d=6", "steps=0", "seed=2").readings().vector("instance_excess")[0]);
        assertTrue(excess[0] != run(1, "d=7", "steps=0").readings().vector("instance_excess")[0]);
        assertArrayEquals(excess, run(1, "d=6", "steps=0", "seed=1").readings().vector("instance_excess"));
    }

    /** A run of SGD+M: no state at the start, where W1 is far from rank one, then one for each halving of the loss. */
    @Test
    void statesWhenTheLossHasHalved() {
        Outcome run = run(1, "optimizer=sgdm", "d=4", "alpha=3", "stopAtLoss=1e-3", "every=1", "engine=dense");
        double[] t = run.readings().vector("state_t");
        double[] delta = run.readings().vector("state_delta");
        assertTrue(t.length >= 5 && t.length <= 10, "states at " + Arrays.toString(t));
        assertTrue(t[0] > 0 && Arrays.stream(delta).allMatch(x -> x < 0.5));
        for (int k = 1; k < t.length; k++) {
            double before = run.trajectory().at(t[k - 1]).loss();
            assertTrue(run.trajectory().at(t[k]).loss() <= 0.5 * before);
            assertTrue(run.trajectory().at(t[k] - 1).loss() > 0.5 * before);
        }
        assertEquals(t.length, run.readings().vector("state_excess").length);
        assertTrue(Arrays.stream(run.readings().vector("state_at")).allMatch(k -> k >= 0 && k < 20));
    }

    /** Many small networks, so that every kind of coordinate is the worst of one. */
    @Test
    void worstOfManyNetworks() {
        java.util.Random random = new java.util.Random(7);
        boolean[] seen = new boolean[6];
        for (int trial = 0; trial < 60; trial++) {
            double[] u = random.doubles(2, 0.5, 2).toArray();
            double[] v = random.doubles(2, -2, 2).toArray();
            double c = 0.3 + random.nextDouble();
            double[] w2 = {c * u[0] * 1.05, c * u[1] * 0.97};
            double[][] w1 = {{u[0] * v[0], u[0] * v[1] * 1.02}, {u[1] * v[0] * 0.96, u[1] * v[1]}};
            double[] error = random.doubles(2, -0.3, 0.3).toArray();
            double[] r = DiagonalDominance.ratios(Hessian.full(w2, w1, error), DiagonalDominance.Norm.L2);
            double sizeU = Math.hypot(u[0], u[1]);
            double sizeV = Math.hypot(v[0], v[1]);
            double worst = 0;
            int at = -1;
            for (int k = 0; k < 6; k++) {
                double own = k < 4 ? u[k / 2] : u[k - 4];
                double first = k < 4
                        ? Math.abs(error[k % 2]) / Math.pow(c * own, 2)
                        : Math.hypot(error[0], error[1]) / Math.pow(own * sizeV, 2);
                double second = sizeU / own * (1 + (k < 4 ? Math.abs(v[k % 2]) / c : c / sizeV));
                double ratio = r[k] * 0.9025 / (first + second);
                at = ratio > worst ? k : at;
                worst = Math.max(worst, ratio);
            }
            seen[at] = true;
            assertArrayEquals(new double[] {worst, at}, DominationExcess.excess(w1, w2, error, u, v, c, 0.05), 1e-12);
        }
        assertTrue((seen[0] || seen[1] || seen[2] || seen[3]) && (seen[4] || seen[5]), Arrays.toString(seen));
    }

    @Test
    void everyVectorHasOneEntryEach() {
        Outcome run = run(1, "optimizer=sgdm", "d=4", "alpha=3", "stopAtLoss=1e-3", "every=1", "engine=dense");
        for (String name : new String[] {"instance_delta", "instance_residual", "instance_excess", "instance_at"}) {
            assertEquals(4, run.readings().vector(name).length, name);
        }
        int states = run.readings().vector("state_t").length;
        for (String name : new String[] {"state_delta", "state_excess", "state_at"}) {
            assertEquals(states, run.readings().vector(name).length, name);
        }
        assertTrue(Arrays.stream(run.readings().vector("state_excess")).allMatch(x -> x > 0.3 && x <= 1 + 1e-9));
    }
}
