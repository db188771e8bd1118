package org.rmed.transformer.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.Refusal.assertRefused;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;

/** Catches: a coordinate twice or never, one layer's draw that depends on another's, rows of an embedding mixed up. */
class SampledCoordinatesTest {

    private static final Parameter MATRIX = new Parameter("layer.weight", Kind.MATRIX, Start.ZERO, 4, 5);
    private static final Parameter TABLE = new Parameter("words", Kind.EMBEDDING, Start.ZERO, 100, 3);

    @Property(tries = 200, seed = "3")
    void coordinatesAreDistinctRisingAndInside(
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll long seed) {
        Parameter bias = new Parameter("b", Kind.BIAS, Start.ZERO, size);
        long[] places =
                SampledCoordinates.drawn(bias, n, true, new Streams(seed)).places();
        assertEquals(Math.min(n, size), places.length);
        assertArrayEquals(Arrays.stream(places).distinct().sorted().toArray(), places);
        assertTrue(places[0] >= 0 && places[places.length - 1] < size);
    }

    /**
     * 4000 draws of 5 from 20: each entry is drawn 1000 times on average, with a standard deviation of sqrt(4000 / 4 * 3 /
     * 4) = 27.4. That one of 20 is 5 of these off has probability 20 * 6e-7 = 1e-5; the seeds are fixed.
     */
    @Test
    void everyEntryIsAsLikely() {
        int[] counts = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            for (long place : SampledCoordinates.drawn(MATRIX, 5, false, new Streams(seed))
                    .places()) {
                counts[(int) place]++;
            }
        }
        for (int count : counts) {
            assertEquals(1000, count, 5 * 27.4);
        }
    }

    @Test
    void aSeedGivesTheSameAndANameItsOwn() {
        Parameter other = new Parameter("layer.other", Kind.MATRIX, Start.ZERO, 4, 5);
        long[] places =
                SampledCoordinates.drawn(MATRIX, 8, false, new Streams(1)).places();
        assertArrayEquals(
                places,
                SampledCoordinates.drawn(MATRIX, 8, false, new Streams(1)).places());
        assertNotEquals(
                Arrays.toString(places),
                Arrays.toString(SampledCoordinates.drawn(other, 8, false, new Streams(1))
                        .places()));
        assertNotEquals(
                Arrays.toString(places),
                Arrays.toString(SampledCoordinates.drawn(MATRIX, 8, false, new Streams(2))
                        .places()));
    }

    @Test
    void allOfThemAreAllOfThem() {
        assertArrayEquals(
                LongStream.range(0, 20).toArray(),
                SampledCoordinates.drawn(MATRIX, 20, false, new Streams(1)).places());
    }

    @Test
    void anEmbeddingIsSampledInTheRowsGiven() {
        long[] rows = {7, 2, 7, 99, 2};
        long[] all =
                SampledCoordinates.drawn(TABLE, rows, 9, false, new Streams(1)).places();
        assertArrayEquals(new long[] {6, 7, 8, 21, 22, 23, 297, 298, 299}, all);
        long[] some =
                SampledCoordinates.drawn(TABLE, rows, 4, false, new Streams(1)).places();
        assertEquals(4, some.length);
        assertTrue(Arrays.stream(some).allMatch(place -> Arrays.binarySearch(all, place) >= 0));
        assertEquals(
                0,
                SampledCoordinates.drawn(TABLE, new long[0], 4, false, new Streams(1))
                        .places()
                        .length);
        assertThrows(IllegalArgumentException.class, () -> SampledCoordinates.drawn(TABLE, 4, false, new Streams(1)));
    }

    @Test
    void badWishesAreRefused() {
        assertRefused(
                () -> SampledCoordinates.drawn(MATRIX, 21, false, new Streams(1)),
                "coordinates=21",
                "layer.weight",
                "20 entries",
                "coordinates=auto");
        assertRefused(
                () -> SampledCoordinates.drawn(TABLE, new long[] {1, 2}, 7, false, new Streams(1)),
                "coordinates=7",
                "words",
                "6 entries in the 2 rows");
        assertRefused(() -> SampledCoordinates.drawn(MATRIX, 0, true, new Streams(1)), "coordinates=0", "at least 1");
        assertThrows(IllegalArgumentException.class, () -> new SampledCoordinates(MATRIX, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new SampledCoordinates(MATRIX, 20));
        assertThrows(IllegalArgumentException.class, () -> new SampledCoordinates(MATRIX, -1));
    }
}
