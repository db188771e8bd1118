package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches a worst run that is not the worst, NaN counted as inside, and places named by the wrong letter or time. */
class SharesTest {

    private static Outcome run(int seed, double loss) {
        return Fabricated.run("d=4 seed=" + seed)
                .row(0, loss)
                .phase("T_1", 0)
                .gauged("x", "place_i")
                .reading(1, 7)
                .reading(3, 8)
                .reading(Double.NaN, 9)
                .outcome();
    }

    private static final Ensemble.Cell CELL =
            new Ensemble.Cell("d=4", List.of(run(1, 2), run(2, 6), run(3, 3), run(4, 1)));

    @Test
    void atMost() {
        Finding finding = Shares.atMost(
                "x <= its bound", CELL, run -> Shares.at(run, "T_1", "loss"), run -> 3, 0.5, run -> "; there");
        assertEquals("share of runs with x <= its bound", finding.what());
        assertEquals(0.75, finding.measured());
        assertEquals(0.5, finding.bound());
        assertEquals("median 2.500, worst 6 against 3, seed=2; there", finding.note());
    }

    /** The worst is the one farthest beyond its own bound, not the largest. */
    @Test
    void worstAgainstItsOwnBound() {
        Finding finding = Shares.atMost(
                "x",
                CELL,
                run -> Shares.at(run, "T_1", "loss"),
                run -> run.settings().text("seed").equals("4") ? 0.1 : 10,
                0.5);
        assertEquals("median 2.500, worst 1 against 0.1000, seed=4", finding.note());
    }

    @Test
    void atLeast() {
        Finding finding = Shares.atLeast("x >= 3", CELL, run -> Shares.at(run, "T_1", "loss"), 3, 0.5);
        assertEquals(0.5, finding.measured());
        assertEquals("median 2.500, worst 1 against 3, seed=4", finding.note());
    }

    @Test
    void notANumberIsOutside() {
        assertEquals(
                0, Shares.atMost("x", CELL, run -> Double.NaN, run -> 1, 0.5).measured());
        assertEquals(0, Shares.atLeast("x", CELL, run -> Double.NaN, 1, 0.5).measured());
    }

    @Test
    void times() {
        Outcome run = run(1, 2);
        assertEquals(0, Shares.time(run, "T_1"));
        assertTrue(Double.isNaN(Shares.time(run, "T_2")));
        assertTrue(Double.isNaN(Shares.at(run, "T_2", "loss")));
        assertEquals(3, Shares.largest(run, 0, 1, "x"));
        assertEquals(1, Shares.smallest(run, 0, 1, "x"));
        assertTrue(Double.isNaN(Shares.largest(run, 0, 2, "x")));
        assertTrue(Double.isNaN(Shares.largest(run, 1, 0, "x")));
        assertTrue(Double.isNaN(Shares.smallest(run, 0, Double.NaN, "x")));
        assertEquals(3, Shares.largest(run, 1, 1, "x"));
        assertEquals(3, Shares.smallest(run, 1, 1, "x"));
    }

    @Test
    void places() {
        Outcome run = run(1, 2);
        assertEquals("; first at t=1, i=8", Shares.first(run, 0, 2, "x", 2, "place_i"));
        assertEquals("; first at t=2", Shares.first(run, 0, 2, "x", 3));
        assertEquals("", Shares.first(run, 0, 1, "x", 3, "place_i"));
        assertEquals("", Shares.first(run, Double.NaN, 1, "x", 0));
    }
}
