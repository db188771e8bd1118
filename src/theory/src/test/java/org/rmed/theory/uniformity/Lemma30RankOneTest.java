package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.statistic.RankOneResidual;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.RankOneInstances;

/** Catches a bracket that is not Lemma 30's, one layer's residual taken for both, and rows beyond delta = 1/2 judged. */
class Lemma30RankOneTest {

    private static final double[] FINE = {1, 1, 1, 1};

    /** One row at t = 5, R_u = 3, and the gauge's row. */
    private static Outcome run(String words, double[] gauge, double first, double second, double res1, double res2) {
        return Fabricated.run(words, "r_med_1", "r_med_2", "r_u", "residual_1_max", "residual_2_max")
                .row(0, 1, 100, 100, 1, 9, 9)
                .row(5, 1, 3 * first, 3 * second, 3, res1, res2)
                .gauged(new RankOneInstances(1).columns().toArray(String[]::new))
                .reading(gauge[0], gauge[1], gauge[2], gauge[3], 17, 18, 20)
                .outcome();
    }

    private static Verdict instances(int d, double... gauge) {
        return new Lemma30RankOne()
                .judge(List.of(run("optimizer=sgdm d=" + d, gauge, 1, 1, 0.1, 0.1)))
                .verdict();
    }

    private static Evidence rows(double first, double second, double res1, double res2) {
        return new Lemma30RankOne()
                .judge(List.of(
                        run("optimizer=sgdm d=4", FINE, 1, 1, 0.1, 0.1),
                        run("optimizer=adam d=4 seed=2", FINE, first, second, res1, res2)));
    }

    @Test
    void bothEndsOfTheBracket() {
        double up = RankOneResidual.lemma30Upper(0.2);
        double down = RankOneResidual.lemma30Lower(0.2);
        double in = 1e-6;
        assertEquals(
                Verdict.HELD, rows(up * (1 - in), down * (1 + in), 0.2, 0.1).verdict());
        assertEquals(
                Verdict.HELD, rows(down * (1 + in), up * (1 - in), 0.1, 0.2).verdict());
        assertEquals(Verdict.FAILED, rows(up * (1 + in), 1, 0.2, 0.1).verdict());
        assertEquals(Verdict.FAILED, rows(down * (1 - in), 1, 0.1, 0.2).verdict());
        assertEquals(Verdict.FAILED, rows(1, down * (1 - in), 0.2, 0.1).verdict());
        Evidence evidence = rows(1, up * (1 + in), 0.1, 0.2);
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals("adam, seed=2; first beyond it at t=5", evidence.decisive().note());
        assertTrue(evidence.decisive().what().contains("R_med,2"));
    }

    /** Rounding alone: 4 (d + 8) u = 48 u at d = 4. */
    @Test
    void noResidualLeavesRounding() {
        assertEquals(Verdict.HELD, rows(1 + 40 * 0x1p-53, 1, 0, 0).verdict());
        assertEquals(Verdict.FAILED, rows(1 + 60 * 0x1p-53, 1, 0, 0).verdict());
    }

    @Test
    void rowsFarFromRankOneSayNothing() {
        Outcome far = run("optimizer=adam d=4", FINE, 50, 50, 0.5, 0.1);
        Outcome near = run("optimizer=adam d=4", FINE, 1, 1, 0.1, 0.1);
        assertEquals(
                Verdict.HELD, new Lemma30RankOne().judge(List.of(far, near)).verdict());
        Evidence none = new Lemma30RankOne().judge(List.of(far, far));
        assertEquals(Verdict.INCONCLUSIVE, none.verdict(), "no row was looked at");
        assertEquals("0 of 2 runs come so near rank one", none.decisive().note());
        Outcome heavyBall = run("optimizer=sgdm d=4", FINE, 1, 1, 0.1, 0.1);
        assertEquals(
                Verdict.INCONCLUSIVE,
                new Lemma30RankOne().judge(List.of(far, heavyBall)).verdict(),
                "no row of Adam");
        Outcome other = run("optimizer=adam d=4", FINE, 50, 50, 0.1, 0.5);
        assertEquals(
                Verdict.HELD, new Lemma30RankOne().judge(List.of(other, near)).verdict());
    }

    /** Rounding over the narrowest bracket: 48 u / 0.04 = 1200 u. */
    @Test
    void instancesFillTheBracketAndStayInside() {
        assertEquals(Verdict.HELD, instances(4, 1 + 1100 * 0x1p-53, 1, 1 - 1100 * 0x1p-53, 1));
        assertEquals(Verdict.FAILED, instances(4, 1 + 1300 * 0x1p-53, 1, 1, 1));
        assertEquals(Verdict.FAILED, instances(4, 1, 1 + 1300 * 0x1p-53, 1, 1));
        assertEquals(Verdict.FAILED, instances(4, 1, 1, 1 - 1300 * 0x1p-53, 1));
        assertEquals(Verdict.FAILED, instances(4, Double.NaN, 1, 1, 1));
        assertEquals(Verdict.FAILED, instances(3, 1, 1, 0.5, 1));
        assertEquals(Verdict.HELD, instances(2, 1, 1, 0.5, 1), "the median of two has the largest in it");
    }

    @Test
    void notesNameTheTrial() {
        var inside = rows(1, 1, 0.1, 0.1).findings();
        assertEquals("largest of 2 runs, seed=1 at t=0, trial=17", inside.get(0).note());
        var beyond = new Lemma30RankOne()
                .judge(List.of(
                        run("optimizer=sgdm d=4 seed=3", new double[] {1, 2, 0.5, 1}, 1, 1, 0.1, 0.1),
                        run("optimizer=adam d=4", FINE, 1, 1, 0.1, 0.1)))
                .findings();
        assertEquals(
                "largest of 2 runs, seed=3; first at t=0, trial=18",
                beyond.get(2).note());
        assertEquals(
                "smallest of 2 runs, seed=3; first at t=0, trial=20",
                beyond.get(4).note());
    }

    @Test
    void residualsMustBeDelta() {
        var residual = new Lemma30RankOne().hypotheses().get(0);
        Outcome one = run("optimizer=sgdm d=4", new double[] {1, 1, 1, 1 + 0x1p-51}, 1, 1, 0, 0);
        Outcome more = run("optimizer=sgdm d=4", new double[] {1, 1, 1, 1.001}, 1, 1, 0, 0);
        assertEquals(Status.LITERAL, residual.worst(List.of(one)).status());
        assertEquals(Status.VIOLATED, residual.worst(List.of(one, more)).status());
    }
}
