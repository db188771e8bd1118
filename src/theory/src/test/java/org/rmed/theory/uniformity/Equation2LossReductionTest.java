package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.LossReduction;

/** Catches a judge that compares with the wrong allowance, or overlooks one step of one run. */
class Equation2LossReductionTest {

    /** The difference at t = 1 over its allowance, and |Lambda_xx - I|. */
    private static Outcome run(double ratio, double whiteness) {
        return Fabricated.run("optimizer=sgdm d=4 seed=7")
                .gauged(new LossReduction(true).columns().toArray(String[]::new))
                .reading(0.1, 0.5, whiteness)
                .reading(ratio * 1e-9, 1e-9, whiteness)
                .reading(0.2, 0.5, whiteness)
                .outcome();
    }

    private static Evidence judge(double ratio) {
        return new Equation2LossReduction().judge(List.of(run(0.5, 0), run(ratio, 0)));
    }

    @Test
    void differencesUpToTheAllowanceAreRounding() {
        Evidence inside = judge(0.999);
        assertEquals(Verdict.HELD, inside.verdict());
        assertEquals(0.999, inside.decisive().measured(), 1e-12);
        assertTrue(
                inside.decisive().note().contains("beyond it at t=none"),
                inside.decisive().note());
        Evidence outside = judge(1.001);
        assertEquals(Verdict.FAILED, outside.verdict());
        assertTrue(
                outside.decisive().note().contains("seed=7; first beyond it at t=1"),
                outside.decisive().note());
        assertTrue(
                outside.decisive().note().contains("difference 0.2000"),
                outside.decisive().note());
        assertEquals(Verdict.FAILED, judge(Double.NaN).verdict());
    }

    @Test
    void dataMustBeWhite() {
        var white = new Equation2LossReduction().hypotheses().get(0);
        assertEquals(Status.LITERAL, white.worst(List.of(run(0, 1e-12))).status());
        assertEquals(Status.VIOLATED, white.worst(List.of(run(0, 1.01e-12))).status());
        assertEquals(Status.VIOLATED, white.worst(List.of(run(0, Double.NaN))).status());
    }
}
