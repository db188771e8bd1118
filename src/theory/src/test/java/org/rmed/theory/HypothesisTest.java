package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;

/** Catches a value at its bound called outside, NaN called inside, and words without the bound that was missed. */
class HypothesisTest {

    @ParameterizedTest
    @CsvSource({"1, LITERAL", "1.001, RELAXED", "2, RELAXED", "2.001, VIOLATED", "NaN, VIOLATED"})
    void bothBoundsBelongToTheRange(double value, Status status) {
        assertEquals(status, Hypothesis.atMost("h", "x", value, 1, 2, "").status());
    }

    @Test
    void words() {
        assertEquals(
                "x=0.500, literal <= 1.00",
                Hypothesis.atMost("h", "x", 0.5, 1, 2, " (small)").words());
        assertEquals(
                "x=1.50, literal <= 1.00, relaxed (small) <= 2.00",
                Hypothesis.atMost("h", "x", 1.5, 1, 2, " (small)").words());
        assertEquals("violated", Status.VIOLATED.words());
    }

    /** The worst of the runs it concerns; none is a violation. */
    @Test
    void worst() {
        Hypothesis hypothesis = new Hypothesis(
                "h", run -> run.dimension() < 9, run -> Hypothesis.atMost("h", "d", run.dimension(), 2, 4, ""));
        Outcome two = Fabricated.run("d=2").outcome();
        Outcome four = Fabricated.run("d=4").outcome();
        Outcome nine = Fabricated.run("d=9").outcome();
        assertEquals(Status.LITERAL, hypothesis.worst(List.of(two, nine)).status());
        assertEquals(Status.RELAXED, hypothesis.worst(List.of(two, four, nine)).status());
        assertEquals(
                new Standing("h", Status.VIOLATED, "there is no run that it concerns"),
                hypothesis.worst(List.of(nine)));
    }
}
