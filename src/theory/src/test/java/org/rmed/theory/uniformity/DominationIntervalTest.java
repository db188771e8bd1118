package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Hessian;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches a limit formula that is not R_OD of rank one, and readings outside the interval. */
class DominationIntervalTest {

    /** W1 = u v^T, W2 = c u^T, E = 0 against the full Hessian; v is given over c. */
    @Test
    void limitIsROdOfExactRankOne() {
        double[] u = {1, -2, 0.5};
        double[] v = {2, 1, -1};
        double c = -0.75;
        double[][] w1 = new double[3][3];
        double[] w2 = new double[3];
        double[] ratio = new double[3];
        for (int i = 0; i < 3; i++) {
            w2[i] = c * u[i];
            ratio[i] = v[i] / c;
            for (int j = 0; j < 3; j++) {
                w1[i][j] = u[i] * v[j];
            }
        }
        double full = DiagonalDominance.rOd(Hessian.full(w2, w1, new double[3]), DiagonalDominance.Norm.L2);
        assertEquals(full, DominationInterval.limit(u, ratio), 1e-13);
    }

    private static Fabricated run(double... q) {
        Fabricated run = Fabricated.run("optimizer=sgdm d=4", "r_od_l2")
                .row(0, 4, 900)
                .row(1, 3, 50)
                .row(2, 2, 60)
                .row(3, 1, 20)
                .row(4, 0, 800)
                .gauged("q");
        for (double value : q) {
            run.reading(value);
        }
        return run;
    }

    private static Outcome withPhases(double... q) {
        return run(q).phase("T_1", 1).phase("T_2", 9).phase("T_3", 3).outcome();
    }

    @Test
    void readsTheIntervalAlone() {
        Outcome run = withPhases(1, 40, 20, 15, 99);
        assertEquals(0.75, DominationInterval.steepest(run));
        assertEquals(40, DominationInterval.rest(run));
        assertEquals(15, DominationInterval.remaining(run));
        assertEquals(800, DominationInterval.last(run));
        assertEquals(9.9, DominationInterval.unfinished(run, 10), 1e-14);
    }

    @Test
    void aRunWithoutAnIntervalHasNoNumbers() {
        Outcome run = run(1, 2, 3, 4, 5).phase("T_1", 1).outcome();
        assertTrue(Double.isNaN(DominationInterval.steepest(run)));
        assertTrue(Double.isNaN(DominationInterval.rest(run)));
        assertTrue(Double.isNaN(DominationInterval.remaining(run)));
    }

    @Test
    void decreasing() {
        Ensemble.Cell falls = new Ensemble.Cell("d=4", List.of(withPhases(0, 4, 3, 3, 9), withPhases(0, 4, 3, 2, 9)));
        Finding finding = DominationInterval.decreasing(falls);
        assertEquals(1, finding.measured());
        assertTrue(finding.holds());
        assertTrue(finding.note().startsWith("seed=1; 2 runs; from 1 to 3 steps"), finding.note());
        Ensemble.Cell rises = new Ensemble.Cell("d=4", List.of(withPhases(0, 4, 3, 3.001, 9)));
        assertEquals(Finding.State.FAILS, DominationInterval.decreasing(rises).state());
    }
}
