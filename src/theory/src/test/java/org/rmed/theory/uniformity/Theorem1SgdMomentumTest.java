package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.RatioLaw;

/** Catches a layer that is not looked at, rows outside [T_1, T_2] judged too, and losses in other units than the theorem's. */
class Theorem1SgdMomentumTest {

    private static final Theorem1SgdMomentum CLAIM = Theorem1SgdMomentum.relaxed();
    /** d = 2: the exact law that is printed beside costs nothing there. */
    private static final double LOG = Math.log(2);

    private static Fabricated bare(int d) {
        return Fabricated.run("optimizer=sgdm alpha=1.5 p=2 d=" + d, "r_med_1", "r_med_2");
    }

    /** Inside every bound: R well above ln d on [1, 2], Lbar(T_1) of 0.6 Lbar(0), and no loss at T_2. */
    private static Fabricated run(double first, double second, double start, double end) {
        return bare(2).row(0, 10, 0, 0)
                .row(1, 10 * start, first, 9)
                .row(2, end, 9, second)
                .row(3, 0, 0, 0)
                .phase("T_1", 1)
                .phase("T_2", 2);
    }

    private static Verdict judge(double first, double second, double start, double end) {
        return judge(run(first, second, start, end));
    }

    private static Verdict judge(Fabricated run) {
        return CLAIM.judge(Collections.nCopies(24, run.outcome())).verdict();
    }

    @Test
    void atLeastLogD() {
        double less = LOG * (1 - 1e-9);
        double more = LOG * (1 + 1e-9);
        assertEquals(Verdict.HELD, judge(more, more, 0.6, 0));
        assertEquals(Verdict.FAILED, judge(less, more, 0.6, 0));
        assertEquals(Verdict.FAILED, judge(more, less, 0.6, 0));
        assertEquals(Verdict.FAILED, judge(Double.NaN, more, 0.6, 0));
    }

    @Test
    void lossAtT1() {
        assertEquals(Verdict.HELD, judge(9, 9, 0.5, 0));
        assertEquals(Verdict.FAILED, judge(9, 9, 0.5 * (1 - 1e-9), 0));
    }

    /** eps ||A||^2 / (d A_min^2) with eps = 2^-2. */
    @Test
    void lossAtT2() {
        double squares = 0;
        double least = 9;
        for (double a : bare(2).outcome().target()) {
            squares += a * a;
            least = Math.min(least, a);
        }
        double bound = squares / 4 / 2 / (least * least);
        assertEquals(Verdict.HELD, judge(9, 9, 0.6, bound * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge(9, 9, 0.6, bound * (1 + 1e-9)));
    }

    /** Without T_3 the interval ends at T_2; a T_3 before T_2 ends it. */
    @Test
    void intervalEndsAtTheEarlierOfT2AndT3() {
        assertEquals(Verdict.HELD, judge(run(9, 9, 0.6, 0).phase("T_3", 3)));
        assertEquals(
                Verdict.FAILED,
                judge(bare(2).row(0, 10, 9, 9)
                        .row(1, 6, 9, 9)
                        .row(2, 5, 9, 9)
                        .row(3, 0, 9, 9)
                        .phase("T_1", 1)
                        .phase("T_2", 3)
                        .phase("T_3", 2)));
    }

    @Test
    void aRunWithoutItsPhasesFails() {
        assertEquals(Verdict.FAILED, judge(bare(2).row(0, 1, 9, 9).phase("T_1", 0)));
        assertEquals(Verdict.FAILED, judge(bare(2).row(0, 1, 9, 9).phase("T_2", 0)));
    }

    /** Of 30 runs: with 99% confidence 30 show a share above 0.8, 15 one below, 24 neither. */
    @Test
    void fourFifthsOfTheRunsAreDemanded() {
        assertEquals(Verdict.HELD, mixed(30));
        assertEquals(Verdict.INCONCLUSIVE, mixed(24));
        assertEquals(Verdict.FAILED, mixed(15));
    }

    private static Verdict mixed(int inside) {
        List<Outcome> runs =
                new ArrayList<>(Collections.nCopies(inside, run(9, 9, 0.6, 0).outcome()));
        runs.addAll(Collections.nCopies(30 - inside, run(0.5, 9, 0.6, 0).outcome()));
        return CLAIM.judge(runs).verdict();
    }

    /** R like (ln d)^exponent in one layer and like (ln d)^2 in the other; runs differ a little. */
    private static Evidence growth(int layer, double exponent) {
        List<Outcome> runs = new ArrayList<>();
        for (int d : new int[] {2, 16}) {
            for (int seed = 0; seed < 24; seed++) {
                double ratio = Math.log(d) / LOG;
                double steady = 9 * Math.pow(ratio, 2) * (1 + 1e-7 * (seed % 5));
                double studied = 9 * Math.pow(ratio, exponent) * (1 + 1e-7 * (seed % 5));
                double[] r = layer == 1 ? new double[] {studied, steady} : new double[] {steady, studied};
                runs.add(bare(d).row(0, 1, 1, 1)
                        .row(1, 1, r)
                        .row(2, 0, r)
                        .phase("T_1", 1)
                        .phase("T_2", 2)
                        .outcome());
            }
        }
        return CLAIM.judge(runs);
    }

    @Test
    void growsWithLogD() {
        for (int layer = 1; layer <= 2; layer++) {
            assertEquals(Verdict.HELD, growth(layer, 1e-3).verdict());
            Evidence falls = growth(layer, -1e-3);
            assertEquals(Verdict.FAILED, falls.verdict());
            Finding slope = falls.decisive();
            assertEquals("slope of ln min R_med," + layer + " on [T_1, T_2] against ln ln d", slope.what());
            assertEquals("d=2..16", slope.where());
            assertEquals(-1e-3, slope.measured(), 1e-6);
        }
    }

    /** What is stepped is also checked for mixed signs; the literal form is its own configuration, with a run for each p. */
    @Test
    void twoForms() {
        assertEquals("theorem1-sgdm", Theorem1SgdMomentum.relaxed().id());
        assertEquals(
                List.of("alpha=2", "target=mixed"),
                Theorem1SgdMomentum.relaxed().variants());
        assertEquals("theorem1-sgdm-literal", Theorem1SgdMomentum.literal().id());
        assertEquals(List.of(), Theorem1SgdMomentum.literal().variants());
        assertEquals(
                Set.of("1", "2"),
                Theorem1SgdMomentum.literal().plan(Scope.FULL).runs().stream()
                        .map(run -> run.text("p"))
                        .collect(Collectors.toSet()));
    }

    /** The sharp values beside: the exact law's share (R >= 1 > ln 2 surely), and the exponent that its medians show between the two d. */
    @Test
    void sharpValues() {
        List<Finding> findings = growth(1, 1).findings();
        assertEquals(1, findings.get(0).sharp(), 1e-15);
        assertEquals(new RatioLaw(16).survival(Math.log(16)), findings.get(1).sharp(), 1e-15);
        double rise = Math.log(RatioLaw.medianOf(16)) - Math.log(RatioLaw.medianOf(2));
        assertEquals(rise / Math.log(4), findings.get(2).sharp(), 1e-12);
        assertEquals("24 runs; from 1 to 2 steps (medians)", findings.get(0).note());
    }
}
