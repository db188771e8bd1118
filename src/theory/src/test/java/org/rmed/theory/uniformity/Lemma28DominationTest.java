package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches excesses of one kind judged as the other, runs without states that count as bounded, and coordinates misread. */
class Lemma28DominationTest {

    private static final Lemma28Domination CLAIM = new Lemma28Domination();

    private static Outcome run(double residual, double instance, double... states) {
        double[] times = new double[states.length];
        double[] coordinates = new double[states.length];
        for (int k = 0; k < states.length; k++) {
            times[k] = 10 + k;
            coordinates[k] = 15 + k;
        }
        return Fabricated.run("optimizer=adam d=4")
                .vector("instance_delta", 0, 0.01)
                .vector("instance_residual", 0, residual)
                .vector("instance_excess", 0.5, instance)
                .vector("instance_at", 0, 6)
                .vector("state_t", times)
                .vector("state_delta", times)
                .vector("state_excess", states)
                .vector("state_at", coordinates)
                .outcome();
    }

    private static Evidence judge(Outcome... runs) {
        return CLAIM.judge(List.of(runs));
    }

    @Test
    void boundsOfBothKinds() {
        assertEquals(Verdict.HELD, judge(run(0, 1 + 0.9e-11, 0.9, 1 + 0.9e-11)).verdict());
        assertEquals(Verdict.FAILED, judge(run(0, 1 + 1.1e-11, 0.9)).verdict());
        assertEquals(Verdict.FAILED, judge(run(0, 0.9, 1 + 1.1e-11, 0.9)).verdict());
    }

    @Test
    void theWorstCoordinateIsNamed() {
        List<Finding> findings = judge(run(0, 0.9, 0.8, 1.5), run(0, 0.7, 0.1)).findings();
        assertTrue(
                findings.get(0).note().endsWith("seed=1, adam, delta=0.01000, i=1, j=2"),
                findings.get(0).note());
        assertTrue(
                findings.get(1).note().endsWith("seed=1, adam, t=11, w2_i, i=0"),
                findings.get(1).note());
        assertEquals(1, findings.get(0).sharp());
    }

    @Test
    void runsWithoutStatesAreLeftOutButSomeMustHaveOne() {
        assertEquals(Verdict.HELD, judge(run(0, 0.9), run(0, 0.9, 0.5)).verdict());
        assertEquals(Verdict.FAILED, judge(run(0, 0.9), run(0, 0.9)).verdict());
    }

    @Test
    void residualBeyondDeltaViolates() {
        assertEquals(
                Status.LITERAL,
                CLAIM.hypotheses().get(0).worst(List.of(run(0.01, 0.9))).status());
        var beyond = CLAIM.hypotheses().get(0).worst(List.of(run(0.0101, 0.9)));
        assertEquals(Status.VIOLATED, beyond.status());
        assertEquals("relative residual 0.01010, literal <= delta=0.01000", beyond.words());
    }

    /** The residual farthest beyond its own delta speaks, not the largest. */
    @Test
    void theWorstResidualSpeaks() {
        Outcome run = Fabricated.run("optimizer=adam d=4")
                .vector("instance_delta", 0.2, 0.01, 0.05)
                .vector("instance_residual", 0.19, 0.03, 0.06)
                .outcome();
        assertEquals(
                "relative residual 0.03000, literal <= delta=0.01000",
                CLAIM.hypotheses().get(0).worst(List.of(run)).words());
    }
}
