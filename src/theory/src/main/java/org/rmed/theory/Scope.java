package org.rmed.theory;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * What the user narrowed a verification to.
 *
 * @param dimensions instead of the claims' own; empty keeps those
 * @param seeds number of seeds instead of the claims' own
 * @param overrides {@code key=value} words applied to every run last
 */
public record Scope(List<Integer> dimensions, OptionalInt seeds, List<String> overrides) {

    /** With fewer seeds even a share of 1 has a 99% interval that begins below 0.8: nothing could be shown. */
    public static final int FEWEST_SEEDS = 24;

    /** The claims' own dimensions and seeds. */
    public static final Scope FULL = new Scope(List.of(), OptionalInt.empty(), List.of());

    public Scope {
        dimensions = List.copyOf(dimensions);
        overrides = List.copyOf(overrides);
        if (seeds.isPresent() && seeds.getAsInt() < FEWEST_SEEDS) {
            throw new UsageException("seeds=" + seeds.getAsInt()
                    + " is too few for a confidence interval; use at least " + FEWEST_SEEDS);
        }
    }

    /** The same without overrides: a control's configuration is its own. */
    Scope ofControls() {
        return new Scope(List.of(), seeds, List.of());
    }

    /**
     * The settings of a grid of runs, dimension by dimension.
     *
     * @param ownDimensions the claim's dimensions
     * @param ownSeeds the claim's number of seeds
     * @param words {@code key=value} words of the configuration
     */
    public List<Settings> grid(List<Integer> ownDimensions, int ownSeeds, String... words) {
        Settings base = Setup.defaults().withArguments(List.of(words));
        return (dimensions.isEmpty() ? ownDimensions : dimensions)
                .stream()
                        .flatMap(d -> IntStream.rangeClosed(1, seeds.orElse(ownSeeds))
                                .mapToObj(seed ->
                                        base.with("d", d).with("seed", seed).withArguments(overrides)))
                        .toList();
    }
}
