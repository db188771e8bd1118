package org.rmed.transformer.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/** The operations of libtorch that layers are made of. */
public final class Layers {

    private Layers() {}

    /** x W^T + b. x (... x in), weight (out x in), bias (out). */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return inner(JniUtils.linear(x.array, weight.array, bias.array), x, weight, bias);
    }

    /** x W^T. x (... x in), weight (out x in). */
    public static Tensor linear(Tensor x, Tensor weight) {
        return inner(JniUtils.linear(x.array, weight.array, null), x, weight);
    }

    /** Layer normalization over the last dimension; weight and bias have its length. */
    public static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        Shape over = new Shape(x.length(-1));
        return inner(JniUtils.layerNorm(x.array, over, weight.array, bias.array, epsilon), x, weight, bias);
    }

    /**
     * Batch normalization over all dimensions but the second, by the batch's own mean and (biased) variance. x (batch x
     * channels x ...), weight and bias (channels).
     */
    public static Tensor batchNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        try (Scope unused = x.scope.inner()) {
            Tensor mean = unused.zeros(x.length(1));
            Tensor variance = unused.filled(1, x.length(1));
            // The order of JniUtils' parameters is not that of their names: running statistics come second and third.
            return inner(
                    JniUtils.batchNorm(
                            x.array, mean.array, variance.array, weight.array, bias.array, true, 0.1, epsilon),
                    x,
                    weight,
                    bias);
        }
    }

    /** Two-dimensional convolution without bias. x (batch x in x height x width), weight (out x in x k x k). */
    public static Tensor convolution(Tensor x, Tensor weight, int stride, int padding) {
        return inner(
                JniUtils.convolution(
                        x.array,
                        weight.array,
                        null,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        1),
                x,
                weight);
    }

    /** Means over windows of size x size of the last two dimensions, side by side. x (batch x channels x height x width). */
    public static Tensor averagePool(Tensor x, int size) {
        Shape window = new Shape(size, size);
        return inner(JniUtils.avgPool(x.array, window, window, new Shape(0, 0), false, true), x);
    }

    /** Each entry is zero with the given probability, else divided by one minus it; draws from {@link Torch#seed}. */
    public static Tensor dropout(Tensor x, double probability) {
        return probability == 0 ? x : inner(JniUtils.dropout(x.array, probability, true), x);
    }

    /**
     * Mean cross entropy over the rows whose weight is not zero, each row by its weight.
     *
     * @param logits (n x classes)
     * @param classes (n) whole numbers, in [0, classes)
     * @param weights (n) at least one positive; 0 leaves a row out
     */
    public static Tensor crossEntropy(Tensor logits, Tensor classes, Tensor weights) {
        Tensor chosen =
                logits.logSoftmax(-1).gather(classes.reshape(classes.size(), 1)).reshape(classes.size());
        return chosen.times(weights).sum().dividedBy(weights.sum()).times(-1);
    }

    /** Mean cross entropy over all rows. */
    public static Tensor crossEntropy(Tensor logits, Tensor classes) {
        return logits.logSoftmax(-1)
                .gather(classes.reshape(classes.size(), 1))
                .mean()
                .times(-1);
    }

    private static Tensor inner(NDArray result, Tensor... operands) {
        Scope scope = operands[0].scope;
        for (Tensor operand : operands) {
            scope = operand.scope.depth() > scope.depth() ? operand.scope : scope;
        }
        return scope.own(result);
    }
}
