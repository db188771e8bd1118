package org.rmed.theory;

import java.util.List;
import java.util.Map;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;

/**
 * Looks at every state of a run, where a trajectory's rows are too few: one number per column and step. Two gauges that are
 * equal see the same, and a run that two claims look at through equal gauges is run once: a gauge is an enum constant or a
 * record.
 */
public interface Gauge {

    /** Sees nothing; the trajectory is enough. */
    Gauge NONE = new Gauge() {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Reader attach(Setup setup) {
            return (t, network) -> new double[0];
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    /** Names of the numbers. */
    List<String> columns();

    /** A reader for one run, made before its first step. */
    Reader attach(Setup setup);

    /** Reads one run. */
    interface Reader {

        /**
         * The numbers at the state before step t, called for t = 0, 1, ... and for the last state.
         *
         * @param network its arrays are the engine's own: read them, copy what is to be kept, change nothing
         * @return one number per column
         */
        double[] read(long t, Network network);

        /** What else was seen, by name, asked once after the run. */
        default Map<String, double[]> vectors() {
            return Map.of();
        }
    }
}
