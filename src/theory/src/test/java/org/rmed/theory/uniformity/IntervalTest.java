package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/** Catches an interval between another optimizer's times, ends left out, and losses read at other rows. */
class IntervalTest {

    /** Rows at t = 0, .., 4 of losses 16, 8, 4, 2, 1. */
    private static Fabricated run(String optimizer) {
        Fabricated run = Fabricated.run("d=4 optimizer=" + optimizer, "r_med_1", "r_med_2");
        double[] first = {1, 5, 3, 6, 99};
        double[] second = {99, 7, 2, 4, 1};
        for (int t = 0; t < 5; t++) {
            run.row(t, 16 / Math.pow(2, t), first[t], second[t]);
        }
        return run;
    }

    private static Interval of(Fabricated run) {
        return Interval.of(run.outcome());
    }

    @Test
    void ofSgdMomentumFromT1ToTheEarlierEnd() {
        Fabricated both = run("sgdm").phase("T_P", 0).phase("T_1", 1).phase("T_2", 3);
        assertEquals(1, of(both).from());
        assertEquals(3, of(both).to());
        assertEquals(2, of(both.phase("T_3", 2)).to());
        assertEquals(3, of(both.phase("T_3", 4)).to());
        assertEquals(4, of(run("sgdm").phase("T_1", 1).phase("T_3", 4)).to());
    }

    @Test
    void ofAdamFromTheFirstStepsToT2() {
        Fabricated adam = run("adam").phase("T_P", 1).phase("T_1", 2).phase("T_2", 3);
        assertEquals(1, of(adam).from());
        assertEquals(3, of(adam).to());
        assertEquals(3, of(adam.phase("T_3", 2)).to());
    }

    @Test
    void noneWithoutItsEnds() {
        assertNull(of(run("sgdm").phase("T_1", 1)));
        assertNull(of(run("sgdm").phase("T_2", 1).phase("T_3", 1)));
        assertNull(of(run("adam").phase("T_1", 1).phase("T_2", 2)));
        assertNull(of(run("adam").phase("T_P", 1).phase("T_3", 2)));
    }

    /** One row is no interval: nothing would be followed through it. */
    @Test
    void noneOfNoLength() {
        assertNull(of(run("adam").phase("T_P", 2).phase("T_2", 2)));
        assertNull(of(run("adam").phase("T_P", 3).phase("T_2", 2)));
        assertNotNull(of(run("adam").phase("T_P", 1).phase("T_2", 2)));
    }

    @Test
    void measuresOnItsRowsAlone() {
        Interval interval = of(run("adam").phase("T_P", 1).phase("T_2", 3));
        assertEquals(3, interval.rows().size());
        assertEquals(3, interval.leastUniformity(1));
        assertEquals(6, interval.mostUniformity(1));
        assertEquals(2, interval.leastUniformity(2));
        assertEquals(7, interval.mostUniformity(2));
        assertEquals(8, interval.lossAtStart());
        assertEquals(2, interval.lossAtEnd());
    }

    @Test
    void absentWhereThereIsNone() {
        Outcome none = run("adam").outcome();
        assertEquals(-7, Interval.measure(none, -7, Interval::to));
        Outcome some = run("adam").phase("T_P", 1).phase("T_2", 3).outcome();
        assertEquals(3, Interval.measure(some, -7, Interval::to));
    }

    /** Of three runs, one without an interval, which counts as from 0 to 0. */
    @Test
    void lengthInWords() {
        List<Outcome> runs = List.of(
                run("adam").outcome(),
                run("adam").phase("T_P", 1).phase("T_2", 3).outcome(),
                run("adam").phase("T_P", 2).phase("T_2", 4).outcome());
        assertEquals("3 runs; from 1 to 3 steps (medians)", Interval.length(runs));
    }

    /** Lbar(T_1) / Lbar(0) = 1/2 and Lbar(T_2) = 2 in 30 runs, none in 6 more. */
    @Test
    void losses() {
        List<Outcome> runs = new ArrayList<>(Collections.nCopies(
                30, run("adam").phase("T_P", 1).phase("T_2", 3).outcome()));
        runs.addAll(Collections.nCopies(6, run("adam").outcome()));
        List<Finding> reached = Interval.losses(runs, 0.5, "b", run -> 2, 0.7);
        assertEquals(2, reached.size());
        Finding start = reached.get(0);
        assertEquals("share of runs with Lbar(T_1) >= 0.5 Lbar(0)", start.what());
        assertEquals("d=4", start.where());
        assertEquals(30.0 / 36, start.measured());
        assertEquals(0.7, start.bound());
        assertEquals("median share 0.500", start.note());
        Finding end = reached.get(1);
        assertEquals("share of runs with Lbar(T_2) <= b", end.what());
        assertEquals(30.0 / 36, end.measured());
        assertEquals("median of their ratio 1.00, largest Infinity", end.note());
        List<Finding> missed = Interval.losses(runs, 0.5001, "b", run -> 1.999, 0.7);
        assertEquals(0, missed.get(0).measured());
        assertEquals(0, missed.get(1).measured());
    }
}
