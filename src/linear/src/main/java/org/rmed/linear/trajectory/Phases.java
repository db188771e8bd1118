package org.rmed.linear.trajectory;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The phase times a run reached.
 *
 * @param times by name (T_1, T_2, ...), in order of definition; a time not reached is absent
 * @param flips T_{f,j} for each input j, -1 where not reached; empty for SGD with momentum
 */
public record Phases(Map<String, Double> times, double[] flips) {

    /** A time by name. */
    public OptionalDouble time(String name) {
        Double t = times.get(name);
        return t == null ? OptionalDouble.empty() : OptionalDouble.of(t);
    }
}
