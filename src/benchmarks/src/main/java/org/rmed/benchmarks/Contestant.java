package org.rmed.benchmarks;

/** Somebody's Adam on the problem of {@link Workload}, in float64 on one thread. */
interface Contestant extends AutoCloseable {

    /** As it stands in the table, with its version. */
    String name();

    /** Back to the start, with this learning rate. */
    void restart(double eta);

    /** Takes steps, at least 1, and returns their processor time in ns. */
    long nanos(int steps);

    /** W2 (d) as it stands. */
    double[] secondLayer();

    @Override
    void close();
}
