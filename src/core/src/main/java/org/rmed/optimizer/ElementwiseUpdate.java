package org.rmed.optimizer;

/**
 * The element-wise update of one optimizer, written for rows of a matrix whose gradient is an outer product: the
 * gradient of entry j is {@code scale * direction[j]}, so that a (d x d) gradient never has to be formed.
 *
 * <p>One object serves all rows of one run, from any thread; only {@link #begin} changes it.
 */
public interface ElementwiseUpdate {

    /** Number of state arrays per weight array (0 for plain gradient descent, 2 for Adam's m and v). State starts at 0. */
    int slots();

    /**
     * Prepares the coefficients of step t (bias corrections). Must precede the applications of that step.
     *
     * @param t step, from 0
     */
    void begin(long t);

    /**
     * Updates entries {@code from <= j < to}. Allocates nothing.
     *
     * @param weights the weights. Modified.
     * @param state {@link #slots} arrays as long as the weights. Modified.
     * @param direction as long as the weights. Not modified.
     * @param scale the factor that turns the direction into the gradient
     */
    void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to);
}
