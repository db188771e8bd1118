package org.rmed.transformer.training;

import org.rmed.optimizer.Optimizer;

/**
 * An optimizer and when it takes over, with fresh state.
 *
 * @param from first step it may take
 * @param below it waits until the smoothed loss has come down to this; infinite: it does not wait
 * @param optimizer with its learning rate, which the run's schedule scales
 */
public record Stage(long from, double below, Optimizer optimizer) {

    /** An optimizer that takes over at a step. */
    public Stage(long from, Optimizer optimizer) {
        this(from, Double.POSITIVE_INFINITY, optimizer);
    }

    /** Whether it takes step t, given the smoothed loss before it (NaN before the first). */
    boolean due(long t, double smoothedLoss) {
        return t >= from && (below == Double.POSITIVE_INFINITY || smoothedLoss <= below);
    }
}
