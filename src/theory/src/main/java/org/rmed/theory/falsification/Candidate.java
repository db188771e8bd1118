package org.rmed.theory.falsification;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A point of the search: the claim's own configuration at one d, with some keys moved.
 *
 * @param d dimension
 * @param moves coordinate on its {@link Axis} of every key that is moved; a key at home is not in it
 */
public record Candidate(int d, SortedMap<String, Double> moves) {

    public Candidate {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    }

    /** The claim's own configuration. */
    static Candidate own(int d) {
        return new Candidate(d, new TreeMap<>());
    }

    Candidate at(int other) {
        return new Candidate(other, moves);
    }

    Candidate with(String key, double x) {
        SortedMap<String, Double> changed = new TreeMap<>(moves);
        changed.put(key, x);
        return new Candidate(d, changed);
    }

    Candidate without(Set<String> keys) {
        SortedMap<String, Double> changed = new TreeMap<>(moves);
        changed.keySet().removeAll(keys);
        return new Candidate(d, changed);
    }
}
