package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;

/** Catches: items seen twice in an epoch, the same order in every epoch, batches that depend on what was asked before. */
class BatchesTest {

    @Property(tries = 200, seed = "1")
    void anEpochVisitsItemsOnce(
            @ForAll @IntRange(min = 1, max = 60) int items,
            @ForAll @IntRange(min = 1, max = 60) int wish,
            @ForAll @IntRange(max = 3) int epoch) {
        int size = Math.min(items, wish);
        Batches batches = new Batches(items, size, new Streams(7));
        Set<Integer> seen = new HashSet<>();
        for (int step = 0; step < batches.perEpoch(); step++) {
            for (int item : batches.at((long) epoch * batches.perEpoch() + step)) {
                assertTrue(item >= 0 && item < items);
                assertTrue(seen.add(item), () -> item + " twice");
            }
        }
        assertEquals(items - items % size, seen.size());
    }

    /** Chance that two of these orders of 100 items agree: 1/100! each. */
    @Test
    void epochsAndSeedsDiffer() {
        Batches batches = new Batches(100, 100, new Streams(7));
        int[] first = batches.at(0);
        assertFalse(Arrays.equals(first, batches.at(1)));
        assertFalse(Arrays.equals(first, new Batches(100, 100, new Streams(8)).at(0)));
    }

    /** A resumed run asks for step 1000 first. */
    @Test
    void aBatchDependsOnItsStepAlone() {
        Batches batches = new Batches(10, 3, new Streams(7));
        int[] later = new Batches(10, 3, new Streams(7)).at(1000);
        for (int step = 0; step < 1000; step++) {
            batches.at(step);
        }
        assertArrayEquals(later, batches.at(1000));
    }

    /**
     * Each of 4 items comes first in about a quarter of 4000 epochs: the count is binomial with sd 27.4; five sd either
     * side are left in four counts with probability 2e-6.
     */
    @Test
    void everyItemIsFirstEquallyOften() {
        Batches batches = new Batches(4, 4, new Streams(7));
        int[] first = new int[4];
        for (int epoch = 0; epoch < 4000; epoch++) {
            first[batches.at(epoch)[0]]++;
        }
        for (int count : first) {
            assertEquals(1000, count, 137);
        }
    }

    @Test
    void someAreDifferentItemsAndTheSameAtEveryRun() {
        List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        List<Integer> some = Batches.some(all, 4, new Streams(7));
        assertEquals(4, new HashSet<>(some).size());
        assertEquals(some, Batches.some(all, 4, new Streams(7)));
        assertEquals(new HashSet<>(all), new HashSet<>(Batches.some(all, 99, new Streams(7))));
    }

    @Test
    void batchesThatDoNotFitAreRefused() {
        assertRefused(() -> new Batches(10, 11, new Streams(7)), "batch=11", "between 1 and the 10 items");
        assertRefused(() -> new Batches(10, 0, new Streams(7)), "batch=0", "between 1 and the 10 items");
        assertRefused(() -> new Batches(0, 1, new Streams(7)), "batch=1", "0 items");
    }
}
