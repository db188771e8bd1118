package org.rmed.theory;

/** What a check concluded. */
public enum Verdict {
    /** Every finding lies, with its whole interval, within its prediction or bound. */
    HELD,
    /** Some finding lies, with its whole interval, on the wrong side. */
    FAILED,
    /** A run diverged or was stopped, or an interval has its bound inside: nothing can be said yet. */
    INCONCLUSIVE,
    /** The runs lie outside the statement's hypotheses: it says nothing about them. */
    HYPOTHESIS_VIOLATED
}
