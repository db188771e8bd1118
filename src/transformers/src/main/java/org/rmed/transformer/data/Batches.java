package org.rmed.transformer.data;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * Which items make up the batch of a step. Each epoch visits the items in a new order and leaves out the few that do not
 * fill a batch. A step's batch depends on the seed and the step alone, so that a resumed run sees what it would have
 * seen.
 *
 * @param items how many items there are
 * @param size items in every batch
 * @param streams where the orders come from: epoch e is stream e of {@code batches}
 */
public record Batches(int items, int size, Streams streams) {

    private static final String PURPOSE = "batches";

    /** Refuses an empty batch, and one larger than the data. */
    public Batches {
        if (size < 1 || size > items) {
            throw new UsageException("batch=" + size + " must lie between 1 and the " + items
                    + " items of the data: give a batch of that size");
        }
    }

    /** Steps an epoch has. */
    public int perEpoch() {
        return items / size;
    }

    /** The items of a step's batch, counted from 0. Costs O(items). */
    public int[] at(long step) {
        int[] order = order(streams, PURPOSE, step / perEpoch(), items);
        int from = Math.toIntExact(step % perEpoch()) * size;
        return Arrays.copyOfRange(order, from, from + size);
    }

    /**
     * Some of the items, none twice: a smaller data set of the same kind.
     *
     * @param count how many, all if there are fewer
     */
    public static <T> List<T> some(List<T> items, int count, Streams streams) {
        int[] order = order(streams, "some", 0, items.size());
        return Arrays.stream(order)
                .limit(Math.min(count, items.size()))
                .mapToObj(items::get)
                .toList();
    }

    private static int[] order(Streams streams, String purpose, long index, int items) {
        return new PermutationSampler(streams.open(purpose, index), items, items).sample();
    }
}
