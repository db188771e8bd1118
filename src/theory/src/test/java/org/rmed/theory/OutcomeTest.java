package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.engine.Network;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.spec.UsageException;
import org.rmed.theory.gauge.StepSizes;

/** Catches a phase time that is another's or is made up, words that name other runs, and an observer that a gauge shuts out. */
class OutcomeTest {

    private static final Outcome RUN = Fabricated.run("optimizer=adam d=4 seed=9", "r_med_1", "r_med_2")
            .row(0, 2.5, 3, 4)
            .row(7, 0.5, 1.25, 1.5)
            .row(9, 0.25, 1.125, 1.0625)
            .phase("T_P", 2)
            .phase("T_1", 7)
            .outcome();

    @Test
    void phases() {
        assertEquals(2, RUN.phase("T_P"));
        assertEquals(7, RUN.phase("T_1"));
        UsageException refusal = assertThrows(UsageException.class, () -> RUN.phase("T_2"));
        assertEquals("no T_2 in a run that ended COMPLETED at t=9; it has [T_P, T_1]", refusal.getMessage());
    }

    @Test
    void rows() {
        assertEquals(1.25, RUN.at(7, "r_med_1"));
        assertEquals(1.25, RUN.at(8.9, "r_med_1"));
        assertEquals(0.25, RUN.last("loss"));
        UsageException refusal = assertThrows(UsageException.class, () -> RUN.at(-1, "loss"));
        assertEquals("t=-1 lies before the first row, t=0", refusal.getMessage());
    }

    @Test
    void inWords() {
        assertEquals("""
                adam d=4 seed=9: 9 steps, dense engine
                loss 2.500 -> 0.2500, r_med_1 3 -> 1.125, r_med_2 4 -> 1.063
                T_P = 2, T_1 = 7""", RUN.toString());
        assertTrue(RUN.command().startsWith("rmed simulate "), RUN.command());
        assertTrue(RUN.command().contains("seed=9"), RUN.command());
    }

    /** A run that a gauge looks at is seen by the observer as well: its columns, its rows and its states. */
    @Test
    void anObserverSeesWhatAGaugeSees() {
        List<String> seen = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void start(List<String> names) {
                seen.add("start");
            }

            @Override
            public void row(Snapshot row) {
                seen.add("row " + row.t());
            }

            @Override
            public void state(long t, Network network) {
                seen.add("state " + t);
            }
        };
        Outcome run = Outcome.of(
                Runs.settings("d=4", "optimizer=adam", "alpha=2", "steps=1", "every=1"), new StepSizes(), observer);
        assertEquals(2, run.readings().rows().size());
        for (String event : new String[] {"start", "row 0.0", "row 1.0", "state 0", "state 1"}) {
            assertTrue(seen.contains(event), event + " of " + seen);
        }
    }
}
