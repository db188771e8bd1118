package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.statistic.RankOneResidual;

/** Catches a fit along another direction than C1, residuals of the wrong layer, and rises without the sign of A. */
class RankOneStructureTest {

    @Test
    void agreesWithPlainLoops() {
        HeavyBall run = HeavyBall.run(new RankOneStructure(), 60, "d=4", "scale=0.2", "eta=0.01", "target=mixed");
        double[] u = run.setup.problem().growingDirection();
        double squared = HeavyBall.dot(u, u);
        double norm = Math.sqrt(squared);
        double lastC = Double.NaN;
        double[] lastV = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        for (int t = 0; t < run.states.size(); t++) {
            HeavyBall.State state = run.states.get(t);
            double c = HeavyBall.dot(state.w2(), u) / squared;
            double[] v = new double[4];
            double least = Double.POSITIVE_INFINITY;
            double rise = Double.POSITIVE_INFINITY;
            double relation = 0;
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 4; i++) {
                    v[j] += u[i] * state.w1()[i][j] / squared;
                }
                double sign = Math.signum(run.a()[j]);
                least = Math.min(least, sign * v[j] * norm);
                rise = Math.min(rise, sign * (v[j] - lastV[j]) / Math.abs(v[j]));
                double error = state.error()[j] - (c * squared * v[j] - run.a()[j]);
                relation = Math.max(relation, Math.abs(error / run.a()[j]));
            }
            RankOneResidual residual = RankOneResidual.of(state.w1(), state.w2(), u, v, c);
            same(residual.layer1Max(), run, t, "residual_1");
            same(residual.layer2Max(), run, t, "residual_2");
            same(residual.frobenius(), run, t, "residual_norm");
            same(c * norm, run, t, "c");
            same(least, run, t, "v_least");
            same(c / Math.sqrt(HeavyBall.dot(v, v)), run, t, "balance");
            same(relation, run, t, "relation");
            if (t > 0) {
                same((c - lastC) / Math.abs(c), run, t, "c_rise");
                same(rise, run, t, "v_rise");
            }
            lastC = c;
            lastV = v;
        }
    }

    @Test
    void noStepLeadsToTheStart() {
        HeavyBall run = HeavyBall.run(new RankOneStructure(), 1, "d=4", "scale=0.2", "eta=0.01");
        assertTrue(Double.isNaN(run.readings.at(0, "c_rise")));
        assertTrue(Double.isNaN(run.readings.at(0, "v_rise")));
    }

    /** Entries of u v^T as small as 1e-4 of the largest: relative errors of 1e4 times a few ulp. */
    private static void same(double expected, HeavyBall run, int t, String column) {
        assertEquals(expected, run.readings.at(t, column), 1e-10 * (1 + Math.abs(expected)), column + " at t=" + t);
    }
}
