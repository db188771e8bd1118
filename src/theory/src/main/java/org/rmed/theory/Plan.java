package org.rmed.theory;

import java.util.List;
import org.rmed.spec.Settings;

/**
 * The runs a check looks at.
 *
 * @param words the configuration in words
 * @param runs at least one; runs that several claims share are run once
 */
public record Plan(String words, List<Settings> runs) {

    public Plan {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a plan without runs checks nothing");
        }
        runs = List.copyOf(runs);
    }
}
