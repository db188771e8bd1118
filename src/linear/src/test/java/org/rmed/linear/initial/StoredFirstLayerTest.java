package org.rmed.linear.initial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches rows taken for columns, the size applied twice or not at all, and copies that are not copies. */
class StoredFirstLayerTest {

    private static final double[][] UNIT = {{1, 2}, {3, 5}};
    private final StoredFirstLayer start = new StoredFirstLayer(UNIT, 0.25);

    @Test
    void productsByHandAreThoseOfTheUnitMatrix() {
        assertArrayEquals(new double[] {12, 31}, start.times(new double[] {2, 5}));
        assertArrayEquals(new double[] {17, 29}, start.transposeTimes(new double[] {2, 5}));
        assertArrayEquals(new double[] {5, 34}, start.rowNormsSquared());
        assertTrue(start.stored());
        assertEquals(2, start.dimension());
    }

    @Test
    void entriesAreSizeTimesUnitAndFresh() {
        double[][] entries = start.entries();
        assertArrayEquals(new double[] {0.25, 0.5}, entries[0]);
        entries[0][0] = 99;
        assertEquals(1, UNIT[0][0]);
        assertEquals(0.25, start.entries()[0][0]);
    }

    @Test
    void equalityIsByContent() {
        assertEquals(start, new StoredFirstLayer(new double[][] {{1, 2}, {3, 5}}, 0.25));
        assertEquals(start.hashCode(), new StoredFirstLayer(new double[][] {{1, 2}, {3, 5}}, 0.25).hashCode());
        assertNotEquals(start, new StoredFirstLayer(UNIT, 0.5));
        assertNotEquals(start, new StoredFirstLayer(new double[][] {{1, 2}, {3, 6}}, 0.25));
        assertTrue(start.toString().contains("d=2"));
    }

    @Test
    void raggedRowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StoredFirstLayer(new double[][] {{1, 2}, {3}}, 1));
    }
}
