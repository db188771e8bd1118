package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.StepSizes;

/** Catches a cap that is not Cauchy-Schwarz's, and a judge that looks at the wrong steps. */
class Lemma21StepSizeTest {

    private static final double ETA = 0.01;

    /** Phases: T_P = 1, T_1 = 2; the step to t = 3 is after it. */
    private static Outcome run(double longest, double shortest, double later) {
        return Fabricated.run("optimizer=adam d=4 eta=" + ETA)
                .row(0, 2)
                .row(3, 1)
                .phase("T_P", 1)
                .phase("T_1", 2)
                .gauged(new StepSizes().columns().toArray(String[]::new))
                .reading(Double.NaN, -1, -1, Double.NaN, -1, -1, Double.NaN, -1, Double.NaN, -1)
                .reading(ETA, 0, 0, 0, 0, 0, ETA, 0, 0, 0)
                .reading(longest * ETA, 1, 2, shortest * ETA, 3, 0, ETA, 0, ETA, 0)
                .reading(1.003 * ETA, 0, 0, later * ETA, 0, 0, ETA, 0, ETA, 0)
                .outcome();
    }

    private static Evidence judge(Outcome run) {
        return new Lemma21StepSize().judge(List.of(run));
    }

    /** With beta2 = beta1^2 = 0.81 and two gradients: sqrt(2 * 0.1 * 1.81 / (1.9 * 0.19)). */
    @Test
    void capAfterTwoGradients() {
        double cap = Math.sqrt(2 * 0.1 * 1.81 / (1.9 * 0.19));
        assertEquals(1, Lemma21StepSize.cap(run(1, 1, 1), 1), 1e-15);
        assertEquals(cap, Lemma21StepSize.cap(run(1, 1, 1), 2), 1e-14);
        assertEquals(Verdict.HELD, judge(run(cap * (1 - 1e-6), 0.6, 1)).verdict());
        assertEquals(Verdict.FAILED, judge(run(cap * (1 + 1e-6), 0.6, 1)).verdict());
    }

    @Test
    void shortStepsCountOnlyBetweenTheTwoTimes() {
        assertEquals(Verdict.HELD, judge(run(1, 0.51, 0.01)).verdict());
        Evidence evidence = judge(run(1, 0.49, 1));
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals(0.49, evidence.decisive().measured(), 1e-12);
    }

    /** The step to t = 2 exceeds its cap of 1.03 more than the first, which attains its own. */
    @Test
    void notesNameStepAndWeight() {
        var broken = judge(run(9, 0.4, 1)).findings();
        assertEquals(
                "largest of 1 runs, seed=1; first at t=2, i=1, j=2; the largest step of all is 9 eta",
                broken.get(0).note());
        assertEquals(
                "smallest of 1 runs, seed=1; first at t=2, i=3, j=0",
                broken.get(1).note());
        var inside = judge(run(1, 0.6, 1)).findings();
        assertEquals(
                "largest of 1 runs, seed=1 at t=1, i=0, j=0; the largest step of all is 1.003 eta",
                inside.get(0).note());
        assertEquals("smallest of 1 runs, seed=1 at t=2, i=0", inside.get(3).note());
    }

    /** Of SGD+M, which has no T_P, the second phase is looked at; a phase that is missing is no pass. */
    @Test
    void phasesOfAnotherOptimizer() {
        Fabricated run = Fabricated.run("optimizer=sgdm d=4 eta=" + ETA)
                .row(0, 2)
                .row(1, 1)
                .gauged(new StepSizes().columns().toArray(String[]::new))
                .reading(Double.NaN, -1, -1, Double.NaN, -1, -1, Double.NaN, -1, Double.NaN, -1)
                .reading(ETA, 0, 0, 0.3 * ETA, 0, 1, ETA, 0, ETA, 0);
        assertTrue(Double.isNaN(judge(run.outcome()).findings().get(1).measured()));
        Evidence reached = judge(run.phase("T_1", 0).phase("T_2", 1).outcome());
        assertEquals(0.3, reached.findings().get(1).measured(), 1e-12);
    }
}
