package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Catches a bound in other powers of d or eta, a layer that is not looked at, and a fall in d measured across configurations. */
class Theorem1AdamTest {

    private static final Theorem1Adam CLAIM = Theorem1Adam.relaxed();

    /** d = 16, s = 1/64, eta = s/10: 2 sqrt(2 ln 16) (eta^(1/4) + 16^-(0.75 - 0.25)). */
    private static final double BOUND = 2 * Math.sqrt(2 * Math.log(16)) * (Math.pow(1.0 / 640, 0.25) + 0.25);

    private static Fabricated bare(String words) {
        return Fabricated.run("optimizer=adam " + words, "r_med_1", "r_med_2");
    }

    private static Fabricated run(double first, double second, double start, double end) {
        return bare("d=16 alpha=1.5 eta=0.1*s")
                .row(0, 1000, 9, 9)
                .row(1, 1000 * start, 1 + first, 1)
                .row(2, end, 1, 1 + second)
                .row(3, 0, 9, 9)
                .phase("T_1", 0)
                .phase("T_P", 1)
                .phase("T_2", 2);
    }

    private static Verdict judge(double first, double second, double start, double end) {
        return judge(run(first, second, start, end));
    }

    private static Verdict judge(Fabricated run) {
        return CLAIM.judge(Collections.nCopies(24, run.outcome())).verdict();
    }

    @Test
    void uniformWithinTheBound() {
        double less = BOUND * (1 - 1e-9);
        double more = BOUND * (1 + 1e-9);
        assertEquals(Verdict.HELD, judge(less, less, 0.2, 0));
        assertEquals(Verdict.FAILED, judge(more, less, 0.2, 0));
        assertEquals(Verdict.FAILED, judge(less, more, 0.2, 0));
        assertEquals(Verdict.FAILED, judge(Double.NaN, less, 0.2, 0));
    }

    /** A tenth of Lbar(0), and eta d^4 = 102.4. */
    @Test
    void losses() {
        assertEquals(Verdict.HELD, judge(0, 0, 0.1, 0));
        assertEquals(Verdict.FAILED, judge(0, 0, 0.1 * (1 - 1e-9), 0));
        assertEquals(Verdict.HELD, judge(0, 0, 0.2, 102.4 * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge(0, 0, 0.2, 102.4 * (1 + 1e-9)));
    }

    @Test
    void aRunWithoutItsPhasesFails() {
        for (String phase : new String[] {"T_P", "T_2"}) {
            assertEquals(
                    Verdict.FAILED,
                    judge(bare("d=16 alpha=1.5 eta=0.1*s").row(0, 1, 1, 1).phase(phase, 0)));
        }
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
                new ArrayList<>(Collections.nCopies(inside, run(0, 0, 0.2, 0).outcome()));
        runs.addAll(Collections.nCopies(30 - inside, run(9, 0, 0.2, 0).outcome()));
        return CLAIM.judge(runs).verdict();
    }

    /** 24 runs of max R - 1 = excess (1 + a little) in both layers. */
    private static List<Outcome> cell(String words, double excess) {
        List<Outcome> runs = new ArrayList<>();
        for (int seed = 0; seed < 24; seed++) {
            double r = 1 + excess * (1 + 1e-6 * (seed % 5));
            runs.add(bare(words)
                    .row(0, 1, 9, 9)
                    .row(1, 1, r, r)
                    .row(2, 0, r, r)
                    .phase("T_P", 1)
                    .phase("T_2", 2)
                    .outcome());
        }
        return runs;
    }

    private static Evidence cells(Theorem1Adam claim, String first, double before, String second, double after) {
        List<Outcome> runs = new ArrayList<>(cell(first, before));
        runs.addAll(cell(second, after));
        return claim.judge(runs);
    }

    private static final String LOW = "d=16 alpha=1.5 eta=0.1*s";
    private static final String HIGH = "d=32 alpha=1.5 eta=0.1*s";

    /** From d = 16 to 32 by a factor of 2^slope. */
    @Test
    void fallsWithD() {
        Evidence falls = cells(CLAIM, LOW, 0.5, HIGH, 0.5 * Math.pow(2, -0.01));
        assertEquals(Verdict.HELD, falls.verdict());
        assertEquals(-0.01, falls.findings().get(2).measured(), 1e-5);
        assertEquals(-0.01, falls.findings().get(5).measured(), 1e-5);
        Evidence rises = cells(CLAIM, LOW, 0.5, HIGH, 0.5 * Math.pow(2, 0.01));
        assertEquals(Verdict.FAILED, rises.verdict());
        assertTrue(rises.decisive().what().startsWith("slope of ln(max R_med,1 - 1)"));
    }

    /** Rows of neighbouring d with another alpha or another eta/s are not on one line; nor is anything where d is fixed. */
    @Test
    void slopeOnlyWithinAConfiguration() {
        for (String other : new String[] {"d=32 alpha=1.6 eta=0.1*s", "d=32 alpha=1.5 eta=0.05*s"}) {
            assertEquals(8, cells(CLAIM, LOW, 0.1, other, 0.5).findings().size());
        }
        assertEquals(10, cells(CLAIM, LOW, 0.1, HIGH, 0.05).findings().size());
        assertEquals(4, CLAIM.judge(cell(LOW, 0.1)).findings().size());
        assertEquals(
                8,
                cells(Theorem1Adam.stepped(), LOW, 0.1, HIGH, 0.05).findings().size());
    }

    /** R = 1 exactly counts as 1 + 2^-52, and a run without an interval is left to the shares. */
    @Test
    void slopeOfWhatCanBeMeasured() {
        List<Outcome> runs = new ArrayList<>(cell(LOW, 0.1));
        runs.addAll(cell(HIGH, 0));
        double slope = (-52 * Math.log(2) - Math.log(0.1)) / Math.log(2);
        assertEquals(slope, CLAIM.judge(runs).findings().get(2).measured(), 1e-4);
        runs.add(bare(LOW).row(0, 1, 1, 1).outcome());
        assertEquals(slope, CLAIM.judge(runs).findings().get(2).measured(), 1e-4);
    }

    /** What is stepped is also checked for mixed signs; the literal form is its own configuration, with a run for each p. */
    @Test
    void threeForms() {
        assertEquals("theorem1-adam", Theorem1Adam.relaxed().id());
        assertEquals(List.of("target=mixed"), Theorem1Adam.relaxed().variants());
        assertEquals("theorem1-adam-literal", Theorem1Adam.literal().id());
        assertEquals(List.of(), Theorem1Adam.literal().variants());
        assertEquals(
                Set.of("1", "2"),
                Theorem1Adam.literal().plan(Scope.FULL).runs().stream()
                        .map(run -> run.text("p"))
                        .collect(Collectors.toSet()));
        assertEquals("adam-literal-stepped", Theorem1Adam.stepped().id());
        assertEquals(List.of(), Theorem1Adam.stepped().variants());
    }

    @Test
    void notes() {
        List<Finding> findings = CLAIM.judge(
                        Collections.nCopies(24, run(0.5, 0.25, 0.2, 0).outcome()))
                .findings();
        assertEquals(
                "bound 2.11; median of max R - 1 0.500; 24 runs; from 1 to 2 steps (medians)",
                findings.get(0).note());
        assertEquals(
                "bound 2.11; median of max R - 1 0.250; 24 runs; from 1 to 2 steps (medians)",
                findings.get(1).note());
    }
}
