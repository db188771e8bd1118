package org.rmed.transformer.network;

import java.util.Arrays;

/**
 * One array of a network's parameters.
 *
 * @param name unique in its network
 * @param kind what it does
 * @param start how it is drawn
 * @param shape its lengths: (out x in) for a dense layer, (rows x width) for an embedding, (out x in x k x k) for a
 *     convolution
 */
public record Parameter(String name, Kind kind, Start start, long... shape) {

    /** What a parameter does in its network. */
    public enum Kind {
        /** A dense layer's weights. */
        MATRIX,
        /** A convolution's weights. */
        CONVOLUTION,
        /** Rows chosen by whole numbers: no curvature for those absent from a batch. */
        EMBEDDING,
        /** An additive term. */
        BIAS,
        /** The bias of attention's keys: adds one number to all scores of a query, which the softmax cancels. */
        KEY_BIAS,
        /** The factor or the shift of a normalization. */
        NORMALIZATION
    }

    public Parameter {
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(name + ": lengths " + Arrays.toString(shape) + " must be at least 1");
        }
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The number of its entries. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** Inputs that one output sums over: all lengths but the first. */
    public long fanIn() {
        return size() / shape[0];
    }

    /** Outputs that one input goes to: the first length times the window of a convolution. */
    public long fanOut() {
        return shape.length < 3 ? shape[0] : shape[0] * (fanIn() / shape[1]);
    }
}
