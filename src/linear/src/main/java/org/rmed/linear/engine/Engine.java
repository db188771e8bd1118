package org.rmed.linear.engine;

/**
 * The network of one run, standing before step t and moved on by {@link #step}. The arrays returned are the engine's
 * own: read them, do not keep or change them.
 */
public interface Engine extends AutoCloseable {

    /** The name used in settings and tables, such as {@code dense}. */
    String name();

    /** The step about to be taken, from 0. */
    long t();

    /** A (d). */
    double[] target();

    /** W2 (d). */
    double[] secondLayer();

    /** W1 (d x d), row i = hidden unit i. */
    double[][] firstLayer();

    /** E = W2 W1 - A (d), always the exact error, whatever the optimizer is told. */
    double[] error();

    /** ||W1[i,:]||^2 (d): the Hessian diagonal over W2. */
    double[] rowNormsSquared();

    /** Whether some |W1[i,j]| is at least the threshold. */
    boolean firstLayerReaches(double threshold);

    /** g2_i = W1[i,:] . E (d) of the step taken last, with the exact error; zeros before the first step. */
    double[] lastSecondLayerGradient();

    /**
     * The adaptive gradient of W1 (d x d): what the coming step would subtract, divided by eta (Jiang, Malik and Li
     * 2023, section 4.3). Changes nothing.
     */
    double[][] adaptiveGradient();

    /** Takes step t; then {@link #t} is t + 1. */
    void step();

    /** Ends worker threads, if any. */
    @Override
    void close();
}
