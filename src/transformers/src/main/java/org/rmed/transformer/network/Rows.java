package org.rmed.transformer.network;

import java.util.Arrays;

/** Checks of the rows of a batch: they come from this program's loaders, so a failure is a programming error. */
final class Rows {

    private Rows() {}

    /** Rows must be there, of one length of at least 1, and of the same shape as the others. */
    static void same(String name, int[][] rows, int[][] others) {
        require(rows.length > 0 && rows[0].length > 0, "a batch needs at least one row of at least one entry");
        int length = rows[0].length;
        require(Arrays.stream(rows).allMatch(row -> row.length == length), "rows differ in length");
        require(
                others.length == rows.length && Arrays.stream(others).allMatch(row -> row.length == length),
                name + " is not " + rows.length + " x " + length);
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
