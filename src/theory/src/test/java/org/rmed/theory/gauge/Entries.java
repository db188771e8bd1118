package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/**
 * All entries that a gauge takes the extreme of, worked out by a test. The column must be that extreme, and the entry at the place
 * that the gauge names must have it too: entries that tie up to rounding are the same place.
 */
final class Entries {

    private final HeavyBall run;
    private final int t;
    private final double tolerance;

    /**
     * At one t.
     *
     * @param tolerance of the numbers, relative above 1
     */
    Entries(HeavyBall run, int t, double tolerance) {
        this.run = run;
        this.t = t;
        this.tolerance = tolerance;
    }

    /** max x_i at column_i, or by another letter. */
    void largest(String column, String index, double... entries) {
        double most = Arrays.stream(entries).max().orElseThrow();
        same(most, read(column), column);
        same(most, entries[(int) read(column + "_" + index)], column + "_" + index);
    }

    /** min x_j. */
    void smallest(String column, String index, double... entries) {
        double least = Arrays.stream(entries).min().orElseThrow();
        same(least, read(column), column);
        same(least, entries[(int) read(column + "_" + index)], column + "_" + index);
    }

    /** max x[i,j] at (column_i, column_j). */
    void largest(String column, double[][] entries) {
        double most =
                Arrays.stream(entries).flatMapToDouble(Arrays::stream).max().orElseThrow();
        same(most, read(column), column);
        same(most, entries[(int) read(column + "_i")][(int) read(column + "_j")], column + "_i, _j");
    }

    /** No extreme, and no place. */
    void none(String column, String... indices) {
        assertEquals(Double.NaN, read(column), column);
        for (String index : indices) {
            assertEquals(Extremum.NOWHERE, read(column + "_" + index), column + "_" + index);
        }
    }

    private double read(String column) {
        return run.readings.at(t, column);
    }

    private void same(double expected, double actual, String what) {
        assertEquals(expected, actual, tolerance * (1 + Math.abs(expected)), what + " at t=" + t);
    }
}
