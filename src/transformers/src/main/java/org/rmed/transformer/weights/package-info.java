/**
 * Pretrained weights: {@link org.rmed.transformer.weights.OnnxFile} reads the tensors of an ONNX file,
 * {@link org.rmed.transformer.weights.MiniLm} gives them the names of a
 * {@link org.rmed.transformer.network.BertEncoder}. Imports .network and .tensor.
 */
package org.rmed.transformer.weights;
