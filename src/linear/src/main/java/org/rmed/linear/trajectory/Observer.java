package org.rmed.linear.trajectory;

import java.util.List;

/** Follows a run while it goes on: writes rows as they come, shows progress, asks it to stop. */
public interface Observer {

    /** Sees nothing, stops nothing. */
    Observer NONE = new Observer() {};

    /** The column names, before the first row. */
    default void start(List<String> columns) {}

    /** A new row. */
    default void row(Snapshot row) {}

    /** Called before every step; returning true ends the run as INTERRUPTED. Must be cheap. */
    default boolean stopBefore(long t) {
        return false;
    }
}
