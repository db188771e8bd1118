/**
 * One run: a network, an optimizer or several after another, steps, checkpoints. May import networks, optimizers and
 * curvature; knows no data set and no experiment.
 */
package org.rmed.transformer.training;
