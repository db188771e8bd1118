package org.rmed.theory.falsification;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmed.theory.Result;

/** What the search has seen on one side of the hypotheses. */
public final class Side {

    private final Map<Trial.State, Integer> counts = new EnumMap<>(Trial.State.class);
    private final Set<Set<String>> shrunk = new HashSet<>();
    private Optional<Trial> smallest = Optional.empty();
    private Optional<Trial> closest = Optional.empty();
    private Optional<Trial> unconfirmed = Optional.empty();
    private Optional<Result> confirmation = Optional.empty();

    Side() {}

    /** Counts a trial that could be judged. */
    void count(Trial trial) {
        counts.merge(trial.state(), 1, Integer::sum);
        boolean sound = trial.state() == Trial.State.HELD || trial.state() == Trial.State.OPEN;
        if (sound && closest.map(best -> trial.room() < best.room()).orElse(true)) {
            closest = Optional.of(trial);
        }
    }

    /**
     * Takes a shrunk violation if it is smaller.
     *
     * @param again the same with more seeds
     * @param confirmed whether it fails there too, on the same side
     */
    void offer(Trial trial, Result again, boolean confirmed) {
        if (!confirmed) {
            unconfirmed = Optional.of(trial);
        } else if (smallest.map(best -> Trial.SIZE.compare(trial, best) < 0).orElse(true)) {
            smallest = Optional.of(trial);
            confirmation = Optional.of(again);
        }
    }

    /** Whether violations with these moves have not been shrunk before. */
    boolean fresh(Set<String> moves) {
        return shrunk.add(Set.copyOf(moves));
    }

    /** Candidates judged. */
    public int judged() {
        return count(Trial.State.VIOLATION) + count(Trial.State.HELD) + count(Trial.State.OPEN);
    }

    /** Candidates in one state. */
    public int count(Trial.State state) {
        return counts.getOrDefault(state, 0);
    }

    /** The smallest violation that more seeds confirm. */
    public Optional<Trial> smallest() {
        return smallest;
    }

    /** The smallest violation with more seeds. */
    public Optional<Result> confirmation() {
        return confirmation;
    }

    /** The candidate that came closest without being a violation. */
    public Optional<Trial> closest() {
        return closest;
    }

    /** A violation that more seeds did not confirm. */
    public Optional<Trial> unconfirmed() {
        return unconfirmed;
    }
}
