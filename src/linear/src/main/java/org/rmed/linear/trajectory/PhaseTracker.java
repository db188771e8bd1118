package org.rmed.linear.trajectory;

import org.rmed.linear.engine.Engine;

/** Finds the phase times of a run, step by step. */
public interface PhaseTracker {

    /** Looks at the state before step t; true if a phase time was reached at t. */
    boolean observe(Engine engine);

    /** Looks at the gradient of the step just taken. */
    void afterStep(Engine engine);

    /** Whether the second phase is over. */
    boolean over();

    /** The times found so far. */
    Phases phases();
}
