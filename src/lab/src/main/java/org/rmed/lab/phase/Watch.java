package org.rmed.lab.phase;

import org.rmed.lab.sweep.CellResult;

/** Follows a diagram while it is refined. */
public interface Watch {

    /** Sees nothing. */
    Watch NONE = new Watch() {};

    /** A round of refinement begins, with so many cells to run. */
    default void begin(int round, long cells) {}

    /** A cell is finished. */
    default void finished(CellResult result) {}
}
