package org.rmed.transformer.training;

import org.rmed.optimizer.Optimizer;

/**
 * An optimizer and when it takes over.
 *
 * @param from first step it takes; at a later stage's start its state is fresh
 * @param optimizer with its learning rate, which the run's schedule scales
 */
public record Stage(long from, Optimizer optimizer) {}
