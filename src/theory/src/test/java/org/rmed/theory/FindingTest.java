package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Finding.State;

/** Catches a finding that judges by the estimate instead of the end of its interval, or that lets NaN pass. */
class FindingTest {

    private static Finding with(double low, double high, Relation relation, double bound) {
        return new Finding("q", "", (low + high) / 2, low, high, relation, bound, Double.NaN, "");
    }

    @Test
    void anIntervalThatStraddlesTheBoundIsOpen() {
        assertEquals(State.OPEN, with(0.7, 0.9, Relation.AT_LEAST, 0.8).state());
        assertEquals(State.OPEN, with(0.7, 0.9, Relation.AT_MOST, 0.8).state());
    }

    @Test
    void anIntervalOnTheWrongSideFails() {
        assertEquals(State.FAILS, with(0.7, 0.9, Relation.AT_LEAST, 0.95).state());
        assertEquals(State.FAILS, with(0.7, 0.9, Relation.AT_MOST, 0.65).state());
    }

    @Test
    void anIntervalWhoseEndTouchesTheBoundHolds() {
        assertTrue(with(0.8, 0.9, Relation.AT_LEAST, 0.8).holds());
        assertTrue(with(0.7, 0.8, Relation.AT_MOST, 0.8).holds());
    }

    @Test
    void nanNeverHolds() {
        for (Relation relation : Relation.values()) {
            assertEquals(
                    State.FAILS, Finding.exact("q", "", Double.NaN, relation, 0).state());
            assertEquals(
                    State.FAILS, Finding.exact("q", "", 0, relation, Double.NaN).state());
        }
    }

    @Property
    void theMarginIsNegativeUnlessItHolds(
            @ForAll @DoubleRange(min = -5, max = 5) double low,
            @ForAll @DoubleRange(min = 0, max = 5) double width,
            @ForAll @DoubleRange(min = -5, max = 5) double bound,
            @ForAll Relation relation) {
        Finding finding = with(low, low + width, relation, bound);
        assertEquals(finding.holds(), finding.margin() >= 0);
    }

    @Test
    void evidenceNamesTheFirstFindingThatFails() {
        Finding good = Finding.exact("good", "", 1, Relation.AT_LEAST, 0);
        Finding bad = Finding.exact("bad", "", 1, Relation.AT_MOST, 0);
        Finding open = with(-1, 1, Relation.AT_LEAST, 0);
        Finding worse = Finding.exact("worse", "", 9, Relation.AT_MOST, 0);
        Evidence evidence = new Evidence(List.of(good, open, bad, worse), "none");
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals("bad", evidence.decisive().what());
        assertEquals(Verdict.HELD, new Evidence(List.of(good), "none").verdict());
        Evidence undecided = new Evidence(List.of(good, open), "none");
        assertEquals(Verdict.INCONCLUSIVE, undecided.verdict());
        assertEquals("q", undecided.decisive().what());
        assertThrows(IllegalArgumentException.class, () -> new Evidence(List.of(), "none"));
        assertThrows(IllegalArgumentException.class, () -> new Evidence(List.of(good), " "));
    }

    @Test
    void wordsShowNumberIntervalBoundAndSharpValue() {
        Finding finding = new Finding("R", "d=8", 3.21, 3.1, 3.3, Relation.AT_LEAST, 2.7, 3.2, "12 runs");
        assertEquals("R = 3.210 [3.100, 3.300] >= 2.700 (sharp 3.200) at d=8; 12 runs", Words.of(finding));
        assertTrue(Words.of(Finding.exact("R", "", 3, Relation.AT_MOST, 2)).contains("= 3, not <= 2"));
    }

    @Test
    void numbersKeepFourDigits() {
        assertEquals("0", Words.number(0));
        assertEquals("-3", Words.number(-3));
        assertEquals("0.1235", Words.number(0.12345678));
        assertEquals("12.35", Words.number(12.345678));
        assertEquals("1.23e-05", Words.number(1.2345e-5));
        assertEquals("Infinity", Words.number(Double.POSITIVE_INFINITY));
        assertEquals("NaN", Words.number(Double.NaN));
    }
}
