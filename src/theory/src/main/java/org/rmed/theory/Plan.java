package org.rmed.theory;

import java.util.List;
import org.rmed.spec.Settings;

/**
 * The runs a check looks at.
 *
 * @param words the configuration in words
 * @param runs at least one; runs that several claims share are run once
 * @param gauge what looks at every state of them
 */
public record Plan(String words, List<Settings> runs, Gauge gauge) {

    public Plan {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a plan without runs checks nothing");
        }
        runs = List.copyOf(runs);
    }

    /** A plan for whose judge trajectories are enough. */
    public Plan(String words, List<Settings> runs) {
        this(words, runs, Gauge.NONE);
    }
}
