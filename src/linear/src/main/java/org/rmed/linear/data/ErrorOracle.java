package org.rmed.linear.data;

/**
 * What the optimizer is told of the error row E = W2 W1 - A. The gradients follow from the answer e (d):
 * g1[i,j] = w2_i e_j and g2_i = W1[i,:] . e, with e = W2 W1 Lambda~ - A~ for a batch (Jiang, Malik and Li 2023,
 * Assumption 3).
 */
public interface ErrorOracle {

    /** Whether the answer is E itself. */
    boolean exact();

    /**
     * The answer at step t; a function of t and the arguments alone, so that any step can be replayed.
     *
     * @param product W2 W1 (d). Not modified.
     * @param error E = W2 W1 - A (d). Not modified.
     * @return (d), valid until the next call; may be {@code error} itself
     */
    double[] answer(long t, double[] product, double[] error);

    /** The population gradient, or equally the full gradient of a whitened sample: e = E. */
    static ErrorOracle exactly() {
        return new ErrorOracle() {
            @Override
            public boolean exact() {
                return true;
            }

            @Override
            public double[] answer(long t, double[] product, double[] error) {
                return error;
            }
        };
    }
}
