package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches bounds in other powers of d, an end judged without its three allowances, and a slope in other units. */
class Theorem2AdamTest {

    private static final Theorem2Adam CLAIM = new Theorem2Adam();

    private static Fabricated bare(int d, int seed) {
        return Fabricated.run(
                "optimizer=adam d=" + d + " alpha=1.5 eta=0.1*s seed=" + seed, "r_od_l2", "w2_min", "w2_max");
    }

    private static Outcome run(double rest, double qAtEnd, double last, double qLast, double spread, double tg) {
        return bare(16, 1)
                .row(0, 4, 1e9, 1, 9)
                .row(1, 3, 8 + rest, 1, 9)
                .row(2, 2, 0, 1, 9)
                .row(3, 1, last, 2, 2 * spread)
                .phase("T_P", 1)
                .phase("T_2", 2)
                .phase("T_g", tg)
                .phase("T_f", 200)
                .gauged("q")
                .reading(1e9)
                .reading(20)
                .reading(qAtEnd)
                .reading(qLast)
                .outcome();
    }

    private static double formula() {
        return Theorem2Adam.formula(bare(16, 1).outcome());
    }

    private static Verdict judge(double rest, double qAtEnd, double last, double qLast, double spread, double tg) {
        return CLAIM.judge(Collections.nCopies(24, run(rest, qAtEnd, last, qLast, spread, tg)))
                .verdict();
    }

    /** 2 sqrt(16) = 8, and q = 20 at that row. */
    @Test
    void restOfROd() {
        assertEquals(Verdict.HELD, judge(19.999, 5, formula(), 0, 1, 200));
        assertEquals(Verdict.FAILED, judge(20.001, 5, formula(), 0, 1, 200));
    }

    /** 5 d^(3/2) sqrt(eta) = 320 sqrt(0.1 / 64). */
    @Test
    void errorPartAtT2() {
        double bound = 320 * Math.sqrt(0.1 / 64);
        assertEquals(Verdict.HELD, judge(0, bound * (1 - 1e-9), formula(), 0, 1, 200));
        assertEquals(Verdict.FAILED, judge(0, bound * (1 + 1e-9), formula(), 0, 1, 200));
    }

    @Test
    void neverRises() {
        assertEquals(Verdict.FAILED, judge(0, 20.001, formula(), 0, 1, 200));
    }

    /** q / formula, w2_max / w2_min - 1 and 1 - T_g / T_f, where T_g comes first. */
    @Test
    void endByTheFormula() {
        double f = formula();
        double[][] cases = {
            {0.3, 1, 200, 0.3}, {0, 1.1, 200, 0.1 * f}, {0, 1, 150, 0.25 * f}, {0.3, 1.1, 250, 0.3 + 0.1 * f}
        };
        for (double[] c : cases) {
            for (double side : new double[] {1, -1}) {
                assertEquals(Verdict.HELD, judge(0, 5, f + side * c[3] * (1 - 1e-9), c[0], c[1], c[2]));
                assertEquals(Verdict.FAILED, judge(0, 5, f + side * c[3] * (1 + 1e-9), c[0], c[1], c[2]));
            }
        }
    }

    /** u uniform, v_j/c = A_j / max A: the mean of sqrt(d - 1 + d (A_j/max A)^2), and sqrt(d - 1 + d max A^2/||A||^2) over W2. */
    @Test
    void formulaByHand() {
        double[] target = bare(16, 1).outcome().target();
        double most = 0;
        double squares = 0;
        for (double a : target) {
            most = Math.max(most, a);
            squares += a * a;
        }
        double sum = 16 * Math.sqrt(15 + 16 * most * most / squares);
        for (double a : target) {
            sum += 16 * Math.sqrt(15 + 16 * a * a / (most * most));
        }
        assertEquals(sum / 272, formula(), 1e-13);
    }

    /** R_OD like d^slope over d = 16 and 32, from 10 runs each that differ a little. */
    private static Evidence slope(double slope) {
        List<Outcome> runs = new ArrayList<>();
        for (int d : new int[] {16, 32}) {
            for (int seed = 1; seed <= 24; seed++) {
                runs.add(bare(d, seed)
                        .row(0, 1, 0.5 * Math.pow(d, slope) * (1 + 1e-7 * (seed % 5)), 1, 1e9)
                        .row(1, 1, 0.5 * Math.pow(d, slope) * (1 + 1e-7 * (seed % 5)), 1, 1e9)
                        .phase("T_P", 0)
                        .phase("T_2", 1)
                        .phase("T_g", 1)
                        .phase("T_f", 1)
                        .gauged("q")
                        .reading(1e9)
                        .reading(1e-3)
                        .outcome());
            }
        }
        return CLAIM.judge(runs);
    }

    @Test
    void exponent() {
        assertEquals(0.74, slope(0.74).findings().get(8).measured(), 1e-6);
        assertEquals(Verdict.HELD, slope(0.74).verdict());
        assertEquals(Verdict.FAILED, slope(0.76).verdict());
    }

    @Test
    void aRunWithoutItsPhasesFails() {
        Outcome run =
                bare(16, 1).row(0, 1, formula(), 1, 1).gauged("q").reading(0).outcome();
        assertEquals(Verdict.FAILED, CLAIM.judge(Collections.nCopies(24, run)).verdict());
    }
}
