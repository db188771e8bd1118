package org.rmed.theory.falsification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why configurations could not be judged: refusals that differ only in their numbers are counted together. */
public final class Losses {

    private final Map<String, Loss> byKind = new TreeMap<>();

    Losses() {}

    /**
     * One kind of refusal.
     *
     * @param count how often
     * @param example the first one's words
     */
    public record Loss(int count, String example) {}

    void add(String reason) {
        String kind = reason.replaceFirst(":.*", "").replaceAll("[0-9][-+0-9.eE]*", "#");
        byKind.merge(kind, new Loss(1, reason), (old, one) -> new Loss(old.count() + 1, old.example()));
    }

    /** The most frequent first. */
    public List<Loss> all() {
        return byKind.values().stream()
                .sorted(Comparator.comparingInt(Loss::count).reversed().thenComparing(Loss::example))
                .toList();
    }

    /** How many in all. */
    public int total() {
        return byKind.values().stream().mapToInt(Loss::count).sum();
    }
}
