/**
 * What the networks are trained on: labelled texts, pairs of sentences, running text and images, each from the paper's
 * own files if they are there, else from a stand-in read out of its package, else made up here and labelled so; their
 * words as numbers; and batches of them as plain arrays. No tensors. Imports {@code org.rmed.random},
 * {@code org.rmed.spec} and, so that the word pieces' library stays off the network, {@code Torch}.
 */
package org.rmed.transformer.data;
