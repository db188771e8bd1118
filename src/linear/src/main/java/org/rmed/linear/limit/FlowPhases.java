package org.rmed.linear.limit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.trajectory.Phases;

/**
 * The phases of a flow, times in tau.
 *
 * @param times by name, in order of definition; infinite where not reached
 * @param flips T_{f,j} for each input; empty for gradient flow
 * @param end end of the second phase
 */
record FlowPhases(Map<String, Double> times, double[] flips, double end) {

    /** Those reached by t = until, in steps. */
    Phases until(double until, double stepsPerTime) {
        Map<String, Double> reached = new LinkedHashMap<>();
        times.forEach((name, tau) -> {
            if (tau * stepsPerTime <= until) {
                reached.put(name, tau * stepsPerTime);
            }
        });
        double[] flipped = Arrays.stream(flips)
                .map(tau -> tau * stepsPerTime <= until ? tau * stepsPerTime : -1)
                .toArray();
        return new Phases(Collections.unmodifiableMap(reached), flipped);
    }
}
