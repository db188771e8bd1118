package org.rmed.linear.trajectory;

/** How a run ended. */
public enum Status {
    /** All steps were taken. */
    COMPLETED,
    /** The loss fell to the level the run was to stop at. */
    LOSS_REACHED,
    /** The second phase ended and the run was to stop there. */
    PHASE_ENDED,
    /** A step gave a state that is not finite or whose loss exceeds 1e30 times the start; the rows before it stand. */
    DIVERGED,
    /** The user stopped the run; the rows up to there stand. */
    INTERRUPTED
}
