/**
 * Networks as functions of their parameters: a {@link org.rmed.transformer.network.Network} lists named parameters and
 * gives the loss of a batch for any {@link org.rmed.transformer.network.Weights}, so that one layer's weights can be
 * exchanged for a function of something else. Parameters are named from the input to the output, as in
 * {@code encoder.3.attention.query.weight}. Batches are plain arrays.
 *
 * <p>Built from raw operations, since DJL's own transformer blocks are not the published ones. Imports .tensor.
 */
package org.rmed.transformer.network;
