package org.rmed.theory.uniformity;

import java.util.OptionalDouble;
import org.rmed.theory.Outcome;

/**
 * The steps of one run from one time to another, both included.
 *
 * @param run the run
 * @param from first t; NaN where the run did not get there
 * @param to last t; NaN likewise
 */
record Window(Outcome run, double from, double to) {

    /** From T_P to the last step before T_1: Adam's first phase once the weights have outgrown their start. */
    static Window planted(Outcome run) {
        return new Window(run, time(run, "T_P"), time(run, "T_1") - 1);
    }

    /** Everything that was seen. */
    static Window whole(Outcome run) {
        return new Window(run, 0, run.trajectory().end());
    }

    /** The start only, where random instances are drawn. */
    static Window start(Outcome run) {
        return new Window(run, 0, 0);
    }

    /** From t_inc to T_1. */
    static Window increasing(Outcome run) {
        return new Window(run, AdamFirstPhase.inc(run), time(run, "T_1"));
    }

    /** The steps taken within it: from one later than it begins. */
    Window steps() {
        return new Window(run, from + 1, to);
    }

    /** It reached to T_1 - 1; this reaches T_1. */
    Window withEnd() {
        return new Window(run, from, to + 1);
    }

    /** Whether the run has both times, in order. */
    boolean exists() {
        return from <= to;
    }

    /** A phase time, NaN if it was not reached. */
    static double time(Outcome run, String name) {
        OptionalDouble time = run.trajectory().phases().time(name);
        return time.isPresent() ? time.getAsDouble() : Double.NaN;
    }
}
