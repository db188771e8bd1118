package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;

/**
 * Distinct coordinates of one parameter, each set of that size equally likely, drawn from the stream
 * {@code coordinates.NAME}: the same for the same seed, whatever else is measured.
 *
 * @param parameter whose coordinates
 * @param places flat, row-major, rising. Copied, in and out.
 */
@SuppressWarnings("ArrayRecordComponent")
public record SampledCoordinates(Parameter parameter, long... places) {

    public SampledCoordinates {
        places = places.clone();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < (i == 0 ? 0 : places[i - 1] + 1) || places[i] >= parameter.size()) {
                throw new IllegalArgumentException("coordinates of " + parameter.name() + " must rise within [0, "
                        + parameter.size() + "), not " + Arrays.toString(places));
            }
        }
    }

    /**
     * Coordinates of a dense layer, a convolution, a bias or a normalization.
     *
     * @param n at least 1
     * @param orAll whether a parameter of less than n entries gives all it has; else it is refused
     * @throws UsageException if the parameter has less than n entries
     */
    public static SampledCoordinates drawn(Parameter parameter, int n, boolean orAll, Streams streams) {
        if (parameter.kind() == Kind.EMBEDDING) {
            throw new IllegalArgumentException(parameter.name() + " is an embedding: say which rows are in the batch");
        }
        return drawn(parameter, parameter.size(), " entries", n, orAll, i -> i, streams);
    }

    /**
     * Coordinates of an embedding, within the rows that a batch uses.
     *
     * @param rows in any order, repeated or not. Not modified.
     * @param n at least 1
     * @param orAll whether rows of less than n entries together give all they have; else they are refused
     * @return none if there are no rows
     * @throws UsageException if the rows have less than n entries
     */
    public static SampledCoordinates drawn(Parameter parameter, long[] rows, int n, boolean orAll, Streams streams) {
        long[] present = Arrays.stream(rows).distinct().sorted().toArray();
        long width = parameter.fanIn();
        if (present.length == 0) {
            return new SampledCoordinates(parameter);
        }
        return drawn(
                parameter,
                present.length * width,
                " entries in the " + present.length + " rows that the batch uses",
                n,
                orAll,
                i -> present[(int) (i / width)] * width + i % width,
                streams);
    }

    private static SampledCoordinates drawn(
            Parameter parameter,
            long available,
            String ofThese,
            int n,
            boolean orAll,
            LongUnaryOperator place,
            Streams streams) {
        if (n < 1) {
            throw new UsageException("coordinates=" + n + " must be at least 1");
        }
        if (n > available && !orAll) {
            throw new UsageException("coordinates=" + n + " is more than " + parameter.name() + " has: " + available
                    + ofThese + "; use at most that many, leave the layer out, or coordinates=auto for all of them");
        }
        int size = (int) Math.min(n, available);
        UniformRandomProvider source = streams.open("coordinates." + parameter.name());
        // Floyd's: one number per coordinate, where Commons RNG's CombinationSampler keeps an array of all entries.
        TreeSet<Long> chosen = new TreeSet<>();
        for (long last = available - size; last < available; last++) {
            long candidate = source.nextLong(last + 1);
            chosen.add(chosen.contains(candidate) ? last : candidate);
        }
        return new SampledCoordinates(
                parameter, chosen.stream().mapToLong(i -> place.applyAsLong(i)).toArray());
    }

    @Override
    public long[] places() {
        return places.clone();
    }

    /** Equal if parameter and coordinates are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SampledCoordinates that
                && parameter.name().equals(that.parameter.name())
                && Arrays.equals(places, that.places);
    }

    @Override
    public int hashCode() {
        return 31 * parameter.name().hashCode() + Arrays.hashCode(places);
    }
}
