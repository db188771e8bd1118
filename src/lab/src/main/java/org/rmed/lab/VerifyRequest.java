package org.rmed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Profile;
import org.rmed.theory.Scope;

/**
 * What a verification was asked: the words of {@code rmed verify}, on the command line or in {@link Rmed#verify(String)}.
 *
 * @param claims the claims named
 * @param scope dimensions, seeds and overrides
 * @param settings the overrides over the defaults, with {@code out} and {@code threads}
 */
public record VerifyRequest(List<Claim> claims, Scope scope, Settings settings) {

    private static final int MOST_D = 10_000_000;
    private static final int MOST_THREADS = 1024;

    /** Sorts words into claims ({@code theorem1}) and keys ({@code d=64,128 seeds=40 alpha=2 out=DIR}). */
    public static VerifyRequest of(List<String> words, Profile profile) {
        List<String> names = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        List<Integer> dimensions = List.of();
        OptionalInt seeds = OptionalInt.empty();
        for (String word : words) {
            if (!word.contains("=")) {
                names.add(word);
            } else if (word.startsWith("d=")) {
                requireOnce(word, "d", !dimensions.isEmpty());
                dimensions = dimensions(word.substring(2));
            } else if (word.startsWith("seeds=")) {
                requireOnce(word, "seeds", seeds.isPresent());
                seeds = OptionalInt.of(whole("seeds", word.substring(6), 1, 100_000));
            } else if (word.startsWith("seed=")) {
                throw new UsageException("'" + word + "': a verification runs many seeds; use seeds=N (1 to N)");
            } else if (word.startsWith("problem=") && word.length() > 8) {
                throw new UsageException(
                        "'" + word + "': a verification draws a problem for each seed; 'rmed simulate' runs one");
            } else {
                overrides.add(word);
            }
        }
        Settings settings = Setup.defaults().withArguments(overrides);
        if (overrides.stream().noneMatch(word -> word.startsWith("threads="))) {
            settings = settings.with("threads", Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
        }
        List<String> ofRuns = overrides.stream()
                .filter(word -> !word.startsWith("out=") && !word.startsWith("threads="))
                .toList();
        return new VerifyRequest(Rmed.claims().named(names), new Scope(dimensions, seeds, profile, ofRuns), settings);
    }

    /** Identifies what is verified. */
    public String hash() {
        String text = claims.stream().map(Claim::id).toList() + " " + scope;
        return settings.with("out", text).hash(java.util.Set.of("threads"));
    }

    /** Runs side by side. */
    public int threads() {
        return settings.integer("threads", 1, MOST_THREADS);
    }

    private static List<Integer> dimensions(String list) {
        List<Integer> dimensions = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            for (int d : decades(word)) {
                if (dimensions.contains(d)) {
                    throw new UsageException("d=" + list + " names " + d + " twice; its runs would count twice");
                }
                dimensions.add(d);
            }
        }
        return dimensions;
    }

    /** {@code 64} is 64; {@code 10..1000} is 10, 100, 1000. */
    private static List<Integer> decades(String word) {
        int dots = word.indexOf("..");
        if (dots < 0) {
            return List.of(whole("d", word, 2, MOST_D));
        }
        int first = whole("d", word.substring(0, dots), 2, MOST_D);
        int last = whole("d", word.substring(dots + 2), first, MOST_D);
        List<Integer> decades = new ArrayList<>();
        for (long d = first; d < last; d *= 10) {
            decades.add((int) d);
        }
        decades.add(last);
        return decades;
    }

    private static int whole(String key, String word, int min, int max) {
        try {
            return Setup.defaults().with("d", word).integer("d", min, max);
        } catch (UsageException e) {
            throw new UsageException(
                    key + "=" + word + " is out of range; it must be a whole number in [" + min + ", " + max + "]", e);
        }
    }

    private static void requireOnce(String word, String key, boolean given) {
        if (given) {
            throw new UsageException("key '" + key + "' is given twice, again in '" + word + "'; keep one"
                    + (key.equals("d") ? " (d=64,128 names several)" : ""));
        }
    }
}
