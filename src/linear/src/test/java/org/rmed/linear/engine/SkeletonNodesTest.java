package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Catches nodes taken twice, extremes left out, indices mistaken for ranks, and test lines that are nodes themselves. */
class SkeletonNodesTest {

    @Test
    void chebyshevPointsByHand() {
        // ranks of 5 nodes among 11: 10 (1 - cos(pi n / 4)) / 2 = 0, 1.46, 5, 8.54, 10; values fall with the index
        double[] values = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        assertArrayEquals(new int[] {10, 9, 5, 1, 0}, SkeletonNodes.spread(values, 5));
        // gaps 1-5 and 5-9 have middles 3 and 7; two suffice for two
        assertArrayEquals(new int[] {7, 3}, SkeletonNodes.between(values, new int[] {10, 9, 5, 1, 0}, 2));
    }

    /** Any count: distinct, ascending in value, with both extremes; the held-out ones are distinct and no nodes. */
    @Test
    void nodesAreDistinctAndReachBothEnds() {
        Random random = new Random(1);
        for (int d = 1; d <= 40; d++) {
            double[] values = random.doubles(d).toArray();
            for (int count = 1; count <= d + 2; count++) {
                int[] nodes = SkeletonNodes.spread(values, count);
                Set<Integer> set = Arrays.stream(nodes).boxed().collect(Collectors.toSet());
                assertEquals(Math.min(count, d), set.size());
                double[] taken =
                        Arrays.stream(nodes).mapToDouble(i -> values[i]).toArray();
                double[] sorted = taken.clone();
                Arrays.sort(sorted);
                assertArrayEquals(sorted, taken);
                if (count > 1) {
                    assertEquals(Arrays.stream(values).min().orElseThrow(), taken[0]);
                    assertEquals(Arrays.stream(values).max().orElseThrow(), taken[taken.length - 1]);
                }
                int[] held = SkeletonNodes.between(values, nodes, 4);
                Set<Integer> others = Arrays.stream(held).boxed().collect(Collectors.toSet());
                assertEquals(Math.min(4, d - set.size()), others.size(), "d=" + d + " count=" + count);
                assertTrue(others.stream().noneMatch(set::contains));
            }
        }
    }

    @Test
    void equalValuesAreTakenInOrderOfIndex() {
        assertArrayEquals(new int[] {0, 2, 4}, SkeletonNodes.spread(new double[5], 3));
        assertArrayEquals(new int[] {2}, SkeletonNodes.spread(new double[5], 1));
    }
}
