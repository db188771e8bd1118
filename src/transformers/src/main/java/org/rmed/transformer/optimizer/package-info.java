/**
 * The optimizers of {@link org.rmed.optimizer} on tensors, in place: {@link
 * org.rmed.transformer.optimizer.TensorOptimizer} is one run's, {@link org.rmed.transformer.optimizer.Schedule} its
 * learning rate step by step. May import the packages of tensors and networks.
 */
package org.rmed.transformer.optimizer;
