package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.TruncatedAverages;

/** Catches a judge that leaves out the promise, the sharp tail, or that it is attained. */
class Lemma32TruncatedAverageTest {

    private static Outcome run(double overEps, double overTail, double attained, double size) {
        return Fabricated.run("optimizer=adam d=2")
                .gauged(new TruncatedAverages(true).columns().toArray(String[]::new))
                .reading(overEps, overTail, attained, size, 5, 6, 7)
                .outcome();
    }

    private static Verdict judge(double overEps, double overTail, double attained) {
        return new Lemma32TruncatedAverage()
                .judge(List.of(run(0.1, 0.9, 1, 1), run(overEps, overTail, attained, 1)))
                .verdict();
    }

    @Test
    void allThreeCount() {
        assertEquals(Verdict.HELD, judge(1, 1, 1));
        assertEquals(Verdict.FAILED, judge(1.001, 1, 1));
        assertEquals(Verdict.FAILED, judge(0.1, 1.001, 1));
        assertEquals(Verdict.FAILED, judge(0.1, 1, 0.999));
        assertEquals(Verdict.FAILED, judge(Double.NaN, 1, 1));
    }

    @Test
    void notesNameTheTrial() {
        var findings = new Lemma32TruncatedAverage()
                .judge(List.of(run(0.1, 2, Double.POSITIVE_INFINITY, 1)))
                .findings();
        assertEquals(
                "largest of 1 runs, seed=1 at t=0, trial=5", findings.get(0).note());
        assertEquals(
                "largest of 1 runs, seed=1; first at t=0, trial=6",
                findings.get(1).note());
        assertEquals(
                "smallest of 1 runs, seed=1 at t=0, trial=7", findings.get(2).note());
        assertTrue(findings.get(2).holds(), "no memory leaves no tail");
    }

    @Test
    void sequencesMustBeBounded() {
        var bounded = new Lemma32TruncatedAverage().hypotheses().get(0);
        assertEquals(Status.LITERAL, bounded.worst(List.of(run(0, 0, 1, 1))).status());
        assertEquals(
                Status.VIOLATED, bounded.worst(List.of(run(0, 0, 1, 1.001))).status());
    }
}
