package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding.State;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches a constant other than 5/2, and a law of sqrt(delta) taken for one of delta. */
class Lemma33PerturbedSignTest {

    /** |r| as a function of delta = 1/4, ..., 2^-12. */
    private static Outcome run(DoubleUnaryOperator deviation) {
        double[] delta = new double[11];
        double[] values = new double[11];
        double[] trials = new double[11];
        for (int k = 0; k < 11; k++) {
            delta[k] = Math.pow(2, -k - 2);
            values[k] = deviation.applyAsDouble(delta[k]);
            trials[k] = 100 + k;
        }
        return Fabricated.run("optimizer=adam d=2")
                .gauged("delta")
                .reading(0.25)
                .vector("delta", delta)
                .vector("deviation", values)
                .vector("trial", trials)
                .outcome();
    }

    private static Evidence judge(DoubleUnaryOperator deviation) {
        return new Lemma33PerturbedSign().judge(List.of(run(x -> 0.9 * deviation.applyAsDouble(x)), run(deviation)));
    }

    private static List<State> states(DoubleUnaryOperator deviation) {
        return judge(deviation).findings().stream()
                .limit(3)
                .map(finding -> finding.state())
                .toList();
    }

    @Test
    void cornersAreAttainedAndNotPassed() {
        assertEquals(Verdict.HELD, judge(Lemma33PerturbedSign::corner).verdict());
        assertEquals(
                List.of(State.HOLDS, State.HOLDS, State.FAILS),
                states(x -> Lemma33PerturbedSign.corner(x) * (1 + 1e-8)));
    }

    /** At delta = 1/8, the second, |r| is out of line. */
    @Test
    void notesNameDeltaAndTrial() {
        var findings = judge(x -> x == 0.125 ? 9 : x).findings();
        assertEquals(
                "the paper's form; seed=1, delta=0.1250, trial=101",
                findings.get(0).note());
        assertEquals("seed=1, delta=0.1250, trial=101", findings.get(1).note());
        assertTrue(
                findings.get(2).note().endsWith("; seed=1, delta=0.1250, trial=101"),
                findings.get(2).note());
    }

    /** 1 - (1/2)/(sqrt(3/2) + 1/2) = 0.710, (3/2)/sqrt(1/2) - 1 = 1.121; at 0.1: 0.2166 and 0.1595. */
    @Test
    void worstCorner() {
        assertEquals(1.5 * Math.sqrt(2) - 1, Lemma33PerturbedSign.corner(0.5), 1e-15);
        assertEquals(1 - 0.9 / (Math.sqrt(1.1) + 0.1), Lemma33PerturbedSign.corner(0.1), 1e-15);
    }

    @Test
    void linearBound() {
        assertEquals(State.HOLDS, states(x -> 2.5 * x).get(1));
        assertEquals(State.FAILS, states(x -> 2.5001 * x).get(1));
        assertEquals(State.FAILS, states(x -> Double.NaN).get(1));
    }

    /** (5/2) sqrt(1/2) = 1.768. */
    @Test
    void squareRootBound() {
        assertEquals(List.of(State.HOLDS, State.FAILS, State.FAILS), states(x -> 1.767 * Math.sqrt(x)));
        assertEquals(List.of(State.FAILS, State.FAILS, State.FAILS), states(x -> 1.769 * Math.sqrt(x)));
    }

    @Test
    void exponent() {
        Evidence linear = new Lemma33PerturbedSign().judge(List.of(run(x -> x * (1 + x / 100)), run(x -> x)));
        assertEquals(Verdict.HELD, linear.verdict());
        assertEquals(1, linear.findings().get(3).measured(), 1e-3);
        Evidence slow = new Lemma33PerturbedSign()
                .judge(List.of(run(x -> 1e-6 * Math.pow(x, 0.4)), run(x -> 1e-6 * Math.pow(x, 0.4) * (1 + x / 9))));
        assertEquals(State.FAILS, slow.findings().get(3).state());
        assertEquals(Verdict.FAILED, slow.verdict());
    }

    @Test
    void deltaMustBeSmall() {
        var small = new Lemma33PerturbedSign().hypotheses().get(0);
        Outcome half = Fabricated.run("d=2").gauged("delta").reading(0.5).outcome();
        Outcome more = Fabricated.run("d=2").gauged("delta").reading(0.51).outcome();
        assertEquals(Status.LITERAL, small.worst(List.of(half)).status());
        assertEquals(Status.VIOLATED, small.worst(List.of(more)).status());
    }
}
