package org.rmed.linear.trajectory;

import java.util.List;
import org.rmed.linear.engine.Network;

/** Follows a run while it goes on: writes rows as they come, shows progress, asks it to stop. */
public interface Observer {

    /** Sees nothing, stops nothing. */
    Observer NONE = new Observer() {};

    /** The column names, before the first row. */
    default void start(List<String> columns) {}

    /** A new row. */
    default void row(Snapshot row) {}

    /**
     * The network before step t, for every t and the last state. A run to the limit, which takes no steps, never calls it.
     *
     * @param network its arrays are the engine's own. Not to be modified.
     */
    default void state(long t, Network network) {}

    /** Called before every step; returning true ends the run as INTERRUPTED. Must be cheap. */
    default boolean stopBefore(long t) {
        return false;
    }
}
