package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.statistic.RankOneResidual;

/** Catches a fit along another direction than C1, residuals of the wrong layer, rises without the sign of A, and places of another entry. */
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
            double[] along = new double[4];
            double[] rise = new double[4];
            double[] relation = new double[4];
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 4; i++) {
                    v[j] += u[i] * state.w1()[i][j] / squared;
                }
                double sign = Math.signum(run.a()[j]);
                along[j] = sign * v[j] * norm;
                rise[j] = sign * (v[j] - lastV[j]) / Math.abs(v[j]);
                double error = state.error()[j] - (c * squared * v[j] - run.a()[j]);
                relation[j] = Math.abs(error / run.a()[j]);
            }
            double[][] off1 = new double[4][4];
            double[] off2 = new double[4];
            for (int i = 0; i < 4; i++) {
                off2[i] = Math.abs(state.w2()[i] / (c * u[i]) - 1);
                for (int j = 0; j < 4; j++) {
                    off1[i][j] = Math.abs(state.w1()[i][j] / (u[i] * v[j]) - 1);
                }
            }
            // entries of u v^T as small as 1e-4 of the largest: relative errors of 1e4 times a few ulp
            Entries entries = new Entries(run, t, 1e-10);
            entries.largest("residual_1", off1);
            entries.largest("residual_2", "i", off2);
            entries.smallest("v_least", "j", along);
            entries.largest("relation", "j", relation);
            RankOneResidual residual = RankOneResidual.of(state.w1(), state.w2(), u, v, c);
            same(residual.layer1Max(), run, t, "residual_1");
            same(residual.layer2Max(), run, t, "residual_2");
            same(residual.frobenius(), run, t, "residual_norm");
            same(c * norm, run, t, "c");
            same(c / Math.sqrt(HeavyBall.dot(v, v)), run, t, "balance");
            if (t > 0) {
                same((c - lastC) / Math.abs(c), run, t, "c_rise");
                entries.smallest("v_rise", "j", rise);
            }
            lastC = c;
            lastV = v;
        }
    }

    @Test
    void noStepLeadsToTheStart() {
        HeavyBall run = HeavyBall.run(new RankOneStructure(), 1, "d=4", "scale=0.2", "eta=0.01");
        assertTrue(Double.isNaN(run.readings.at(0, "c_rise")));
        new Entries(run, 0, 0).none("v_rise", "j");
    }

    private static void same(double expected, HeavyBall run, int t, String column) {
        assertEquals(expected, run.readings.at(t, column), 1e-10 * (1 + Math.abs(expected)), column + " at t=" + t);
    }
}
