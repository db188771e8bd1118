package org.rmed.linear.engine;

import org.rmed.linear.LossAndGradient;
import org.rmed.linear.initial.Vectors;

/** The network of one run, standing before step t and moved on by {@link #step}. */
public interface Engine extends Network, AutoCloseable {

    /** The step about to be taken, from 0. */
    long t();

    /** Whether some |w2_i| is at least the threshold. */
    default boolean secondLayerReaches(double threshold) {
        return Vectors.largest(secondLayer()) >= threshold;
    }

    /** Whether some |W1[i,j]| is at least the threshold. */
    boolean firstLayerReaches(double threshold);

    /** Whether some sign(A_j) E_j is at least the threshold. */
    default boolean errorReaches(double threshold) {
        double[] error = error();
        double[] target = target();
        for (int j = 0; j < error.length; j++) {
            if (StrictMath.signum(target[j]) * error[j] >= threshold) {
                return true;
            }
        }
        return false;
    }

    /** g2_i = W1[i,:] . E (d) of the present state, with the exact error. */
    default double[] secondLayerGradient() {
        return LossAndGradient.secondLayerGradient(firstLayer(), error());
    }

    /** g2_i = W1[i,:] . E (d) of the step taken last, with the exact error; zeros before the first step. */
    double[] lastSecondLayerGradient();

    /**
     * Takes step t; then {@link #t} is t + 1.
     *
     * @throws org.rmed.spec.UsageException if the engine's error has left its tolerance, with the engines that fit
     */
    void step();

    /** Ends worker threads, if any. */
    @Override
    void close();
}
