package org.rmed.linear.engine;

import org.rmed.linear.LossAndGradient;

/**
 * What can be seen of a network at one moment. The arrays returned are the engine's own: read them, do not keep or change
 * them.
 */
public interface Network {

    /** The engine's name in settings and tables, such as {@code dense}. */
    String name();

    /** A (d). */
    double[] target();

    /** W2 (d). */
    double[] secondLayer();

    /** E = W2 W1 - A (d), always the exact error, whatever the optimizer is told. */
    double[] error();

    /** Lbar = 1/2 ||E||^2. */
    default double loss() {
        return LossAndGradient.loss(error());
    }

    /** ||W1[i,:]||^2 (d): the Hessian diagonal over W2. */
    double[] rowNormsSquared();

    /**
     * W1 (d x d), row i = hidden unit i.
     *
     * @throws org.rmed.spec.UsageException if W1(0) is implicit
     */
    double[][] firstLayer();

    /**
     * The adaptive gradient of W1 (d x d): what the coming step would subtract, divided by eta (Jiang, Malik and Li 2023,
     * section 4.3). Changes nothing.
     *
     * @throws UnsupportedOperationException if the engine is not the dense one
     */
    default double[][] adaptiveGradient() {
        throw new UnsupportedOperationException("only the dense engine forms the adaptive gradient, not " + name());
    }

    /** How far the states so far can be from those of the dense engine. */
    Certificate certificate();
}
