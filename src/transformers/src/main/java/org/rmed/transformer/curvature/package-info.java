/**
 * Second derivatives of a network's loss at sampled coordinates of one parameter, exact by double backward, and the
 * statistics of {@link org.rmed.statistic} that are made of them. Layers without curvature are reported as such. May
 * import the packages of tensors, networks and optimizers.
 */
package org.rmed.transformer.curvature;
