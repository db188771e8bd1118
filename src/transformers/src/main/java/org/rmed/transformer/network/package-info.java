/**
 * Networks as functions of their parameters: a {@link org.rmed.transformer.network.Network} lists named parameters and
 * gives the loss of a batch for any {@link org.rmed.transformer.network.Weights}, so that one layer's weights can be
 * exchanged for a function of something else. Built from raw operations, since DJL's own transformer blocks are not the
 * published ones.
 */
package org.rmed.transformer.network;
