package org.rmed.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * What the user narrowed a verification to.
 *
 * @param dimensions instead of the claims' own; empty keeps those
 * @param seeds number of seeds instead of the claims' own, at every d
 * @param profile how much is run where the claims decide
 * @param overrides {@code key=value} words applied to every run last
 */
public record Scope(List<Integer> dimensions, OptionalInt seeds, Profile profile, List<String> overrides) {

    /** With fewer seeds even a share of 1 has a 99% interval that begins below 0.8: nothing could be shown. */
    public static final int FEWEST_SEEDS = 24;

    /** The largest dimension that the profile thorough doubles. */
    private static final int LARGEST_DOUBLED = 256;

    /** The claims' own dimensions and seeds. */
    public static final Scope FULL = new Scope(List.of(), OptionalInt.empty(), Profile.STANDARD, List.of());

    public Scope {
        dimensions = List.copyOf(dimensions);
        overrides = List.copyOf(overrides);
        if (seeds.isPresent() && seeds.getAsInt() < FEWEST_SEEDS) {
            throw new UsageException("seeds=" + seeds.getAsInt()
                    + " is too few for a confidence interval; use at least " + FEWEST_SEEDS);
        }
    }

    /** The same without overrides: a control's configuration is its own, and once is enough. */
    Scope ofControls() {
        return new Scope(List.of(), seeds, profile == Profile.QUICK ? profile : Profile.STANDARD, List.of());
    }

    /**
     * The settings of a grid of runs, dimension by dimension.
     *
     * @param ownDimensions the claim's dimensions
     * @param ownSeeds the claim's number of seeds
     * @param words {@code key=value} words of the configuration
     */
    public List<Settings> grid(List<Integer> ownDimensions, int ownSeeds, String... words) {
        return grid(ownDimensions, ownSeeds, d -> words);
    }

    /** The same with a configuration for each d. */
    public List<Settings> grid(List<Integer> ownDimensions, int ownSeeds, IntFunction<String[]> words) {
        return runs(dimensions.isEmpty() ? profiled(ownDimensions) : dimensions, ownSeeds, words);
    }

    /** The same for a configuration that no profile can afford at larger dimensions. */
    public List<Settings> gridOfOwn(List<Integer> ownDimensions, int ownSeeds, String... words) {
        return runs(dimensions.isEmpty() ? ownDimensions : dimensions, ownSeeds, d -> words);
    }

    private List<Settings> runs(List<Integer> all, int ownSeeds, IntFunction<String[]> words) {
        List<Settings> runs = new ArrayList<>();
        for (int d : all) {
            Settings base =
                    Setup.defaults().withArguments(List.of(words.apply(d))).with("d", d);
            for (int seed = 1; seed <= seedsAt(d, ownSeeds); seed++) {
                runs.add(base.with("seed", seed).withArguments(overrides));
            }
        }
        return runs;
    }

    /** The claim's own dimensions, and for the profile thorough twice the largest if that can be stepped in minutes. */
    private List<Integer> profiled(List<Integer> own) {
        int largest = own.stream().mapToInt(d -> d).max().orElseThrow();
        if (profile != Profile.THOROUGH || largest > LARGEST_DOUBLED) {
            return own;
        }
        List<Integer> more = new ArrayList<>(own);
        more.add(2 * largest);
        return more;
    }

    /**
     * The number of seeds at d. A run costs about d, or more: above 10^4 there are fewer of them, and few enough at 10^6 for a
     * laptop.
     */
    int seedsAt(int d, int own) {
        if (seeds.isPresent()) {
            return seeds.getAsInt();
        }
        boolean quick = profile == Profile.QUICK;
        if (d <= (quick ? 1_000 : 10_000)) {
            return profile == Profile.THOROUGH ? 3 * own : own;
        }
        if (d <= (quick ? 10_000 : 100_000)) {
            return Math.min(own, FEWEST_SEEDS);
        }
        return quick && d > 100_000 ? 1 : Math.min(own, FEWEST_SEEDS / 6);
    }

    /**
     * The same scope with further overrides.
     *
     * @param words {@code key=value} words with spaces between
     * @return empty if the user has given one of the keys: then there is nothing to vary
     */
    public Optional<Scope> variant(String words) {
        List<String> further = List.of(words.split(" "));
        if (further.stream()
                .map(Scope::key)
                .anyMatch(key -> overrides.stream().map(Scope::key).anyMatch(key::equals))) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(overrides);
        all.addAll(further);
        return Optional.of(new Scope(dimensions, seeds, profile, all));
    }

    private static String key(String word) {
        return word.substring(0, word.indexOf('=') + 1);
    }
}
