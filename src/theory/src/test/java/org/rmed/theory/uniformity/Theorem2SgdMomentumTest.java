package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches bounds in other powers of d, a probability that is not 1/2, and an end judged without what is left of the error. */
class Theorem2SgdMomentumTest {

    private static final Theorem2SgdMomentum CLAIM = new Theorem2SgdMomentum();
    private static final double D = 16;

    /** sqrt(d) ln d. */
    private static final double REST = 3 * 4 * Math.log(D);

    private static Fabricated bare() {
        return Fabricated.run("optimizer=sgdm d=16 alpha=1.5 p=2", "r_od_l2");
    }

    private static Outcome run(double rest, double qAtEnd, double last, double qLast) {
        return bare().row(0, 4, 1e9)
                .row(1, 3, 200 + rest)
                .row(2, 2, 0)
                .row(3, 1, last)
                .phase("T_1", 1)
                .phase("T_2", 2)
                .gauged("q")
                .reading(1e9)
                .reading(200)
                .reading(qAtEnd)
                .reading(qLast)
                .outcome();
    }

    private static double formula() {
        return Theorem2SgdMomentum.formula(bare().outcome());
    }

    private static Verdict judge(double rest, double qAtEnd, double last, double qLast) {
        return CLAIM.judge(Collections.nCopies(24, run(rest, qAtEnd, last, qLast)))
                .verdict();
    }

    @Test
    void restOfROd() {
        assertEquals(Verdict.HELD, judge(REST * (1 - 1e-9), 50, formula(), 0));
        assertEquals(Verdict.FAILED, judge(REST * (1 + 1e-9), 50, formula(), 0));
    }

    /** 100 d^(1 - p/2) is 100 for p = 2. */
    @Test
    void errorPartAtT2() {
        assertEquals(Verdict.HELD, judge(0, 100 * (1 - 1e-9), formula(), 0));
        assertEquals(Verdict.FAILED, judge(0, 100 * (1 + 1e-9), formula(), 0));
    }

    @Test
    void neverRises() {
        assertEquals(Verdict.FAILED, judge(0, 200.001, formula(), 0));
    }

    /** 16 s^(3/2) = 16 * 16^-2.25 and q / formula. */
    @Test
    void endByTheFormula() {
        double slack = 16 * Math.pow(16, -2.25);
        for (double q : new double[] {0, 0.3}) {
            for (double side : new double[] {1, -1}) {
                double at = slack * formula() + q;
                assertEquals(Verdict.HELD, judge(0, 50, formula() + side * at * (1 - 1e-9), q));
                assertEquals(Verdict.FAILED, judge(0, 50, formula() + side * at * (1 + 1e-9), q));
            }
        }
    }

    /** With 99% confidence 26 of 30 runs show a share above 1/2, 3 of 30 one below, 15 neither. */
    @Test
    void halfOfTheRunsAreDemanded() {
        assertEquals(Verdict.HELD, mixed(26));
        assertEquals(Verdict.INCONCLUSIVE, mixed(15));
        assertEquals(Verdict.FAILED, mixed(3));
    }

    private static Verdict mixed(int inside) {
        List<Outcome> runs = new ArrayList<>(Collections.nCopies(inside, run(0, 50, formula(), 0)));
        runs.addAll(Collections.nCopies(30 - inside, run(0, 150, formula(), 0)));
        return CLAIM.judge(runs).verdict();
    }

    @Test
    void aRunWithoutAnIntervalFails() {
        Outcome run = bare().row(0, 1, formula()).gauged("q").reading(0).outcome();
        assertEquals(Verdict.FAILED, CLAIM.judge(Collections.nCopies(24, run)).verdict());
    }

    /** u = C1 and v/c = A/||A||, written out: the mean of sqrt(|u|^2/u_i^2 (1 + A_j^2/|A|^2) - 1) and sqrt(2 |u|^2/u_i^2 - 1). */
    @Test
    void formulaByHand() {
        Outcome run = bare().outcome();
        double u = 0;
        double a = 0;
        for (int i = 0; i < 16; i++) {
            u += run.growingDirection()[i] * run.growingDirection()[i];
            a += run.target()[i] * run.target()[i];
        }
        double sum = 0;
        for (double x : run.growingDirection()) {
            for (double y : run.target()) {
                sum += Math.sqrt(u / (x * x) * (1 + y * y / a) - 1);
            }
            sum += Math.sqrt(2 * u / (x * x) - 1);
        }
        assertEquals(sum / 272, formula(), 1e-11 * formula());
    }
}
