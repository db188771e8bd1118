package org.rmed.linear.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows or columns stand for all: indices spread over the ranks of the quantity that the others depend on, as
 * Chebyshev's points are spread over an interval, because interpolation is worst near the ends. Ties go to the lower index.
 */
final class SkeletonNodes {

    private SkeletonNodes() {}

    /**
     * The nodes, in ascending order of their values, extremes included (one alone is the middle).
     *
     * @param values (d)
     * @param count from 1; d or more means all
     */
    static int[] spread(double[] values, int count) {
        int[] order = order(values);
        return Arrays.stream(ranks(values.length, Math.min(count, values.length)))
                .map(rank -> order[rank])
                .toArray();
    }

    /**
     * Indices that are no nodes: halfway, in rank, between neighbouring nodes, where interpolation has most to do; where gaps are
     * too few, spread over all the rest.
     *
     * @param values (d)
     * @param nodes what {@link #spread} gave
     * @param count at most; fewer if fewer are no nodes
     */
    static int[] between(double[] values, int[] nodes, int count) {
        int[] order = order(values);
        int[] ranks = ranks(values.length, nodes.length);
        int[] middles = IntStream.range(1, ranks.length)
                .filter(n -> ranks[n] - ranks[n - 1] > 1)
                .map(n -> (ranks[n] + ranks[n - 1]) / 2)
                .toArray();
        int[] candidates = middles.length >= count
                ? middles
                : IntStream.range(0, values.length)
                        .filter(rank -> Arrays.binarySearch(ranks, rank) < 0)
                        .toArray();
        int taken = Math.min(count, candidates.length);
        return IntStream.range(0, taken)
                .map(n -> order[candidates[(2 * n + 1) * candidates.length / (2 * taken)]])
                .toArray();
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Strictly increasing and symmetric: where Chebyshev's points crowd, neighbours are taken one after the other. */
    private static int[] ranks(int d, int count) {
        int[] ranks = new int[count];
        for (int n = 0; n < (count + 1) / 2; n++) {
            boolean middle = 2 * n == count - 1;
            double share = middle ? 0.5 : (1 - StrictMath.cos(StrictMath.PI * n / (count - 1))) / 2;
            int rank = (int) (share * (d - 1) + 0.5);
            ranks[n] = middle ? (d - 1) / 2 : Math.max(rank, n == 0 ? 0 : ranks[n - 1] + 1);
            ranks[count - 1 - n] = middle ? ranks[n] : d - 1 - ranks[n];
        }
        return ranks;
    }
}
