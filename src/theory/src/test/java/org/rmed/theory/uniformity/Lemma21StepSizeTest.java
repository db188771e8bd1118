package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                .reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                .reading(ETA, 0, ETA, 0)
                .reading(longest * ETA, shortest * ETA, ETA, ETA)
                .reading(ETA, later * ETA, ETA, ETA)
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
}
