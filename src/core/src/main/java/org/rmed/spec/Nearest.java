package org.rmed.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known word nearest to a mistyped one. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate with the smallest edit distance to {@code typed} (a swap of neighbours is one edit; case ignored; ties by
     * alphabet), if that distance
     * is at most a third of the longer word, at least 2.
     *
     * @param typed the word as typed
     * @param candidates the words that would have been understood
     */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate ->
                        distance(wanted, candidate) <= Math.max(2, Math.max(wanted.length(), candidate.length()) / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or nothing when no candidate is near. */
    public static String suggestion(String typed, Collection<String> candidates) {
        return to(typed, candidates)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private static int distance(String wanted, String candidate) {
        return new DamerauLevenshteinDistance().apply(wanted, candidate.toLowerCase(Locale.ROOT));
    }
}
