package org.rmed.benchmarks;

/**
 * A step that only moves memory: half of the rows are copied onto the other half and back, so that each byte is read once
 * and written once.
 */
final class RowCopy {

    private final double[][] here;
    private final double[][] there;

    /** Half of the rows here, half there. */
    RowCopy(int rows, int length) {
        this.here = new double[rows / 2][length];
        this.there = new double[rows / 2][length];
        here[0][0] = 1;
    }

    /** Returns an entry, so that the copies are not dead code. */
    double step() {
        copy(here, there);
        copy(there, here);
        return here[0][0];
    }

    /** Takes steps and returns how long they took, see {@link Machine#threadNanos}. */
    long nanos(int steps) {
        long start = Machine.threadNanos();
        for (int t = 0; t < steps; t++) {
            step();
        }
        return Machine.threadNanos() - start;
    }

    private static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }
}
