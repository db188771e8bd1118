package org.rmed.statistic;

/** Refuses NaN and infinite entries, which a maximum or a comparison would otherwise turn into a plausible number. */
final class FiniteEntries {

    private FiniteEntries() {}

    /** Refuses an array that is empty or has an entry that is not finite. Not modified. */
    static void require(double[] values, String name) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " has 0 entries: at least 1 is needed");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "]=" + values[i] + " must be finite");
            }
        }
    }

    /** Refuses a matrix that has no rows, no columns, rows of unequal length or an entry not finite. Not modified. */
    static void requireMatrix(double[][] matrix, String name) {
        if (matrix.length == 0) {
            throw new IllegalArgumentException(name + " has 0 rows: at least 1 is needed");
        }
        for (int i = 0; i < matrix.length; i++) {
            require(matrix[i], name + "[" + i + "]");
            requireLength(matrix[i], matrix[0].length, name + "[" + i + "]");
        }
    }

    static void requireLength(double[] values, int length, String name) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " has " + values.length + " entries, not " + length);
        }
    }
}
