package org.rmed.transformer.network;

import java.util.List;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * A square convolution without bias and the normalization of its channels by the batch's own statistics (Ioffe and Szegedy
 * 2015): {@code NAME.weight} (out x in x window x window), {@code NAME.norm.weight}, {@code NAME.norm.bias} (out). The
 * image keeps its size divided by the stride, rounded up.
 */
record ConvolutionNorm(String name, int in, int out, int window, int stride) {

    private static final double EPSILON = 1e-5;

    List<Parameter> parameters() {
        return List.of(
                new Parameter(name + ".weight", Kind.CONVOLUTION, Start.heNormal(), out, in, window, window),
                new Parameter(name + ".norm.weight", Kind.NORMALIZATION, Start.ONE, out),
                new Parameter(name + ".norm.bias", Kind.NORMALIZATION, Start.ZERO, out));
    }

    /** x (batch x in x height x width) to (batch x out x ...). */
    Tensor apply(Weights weights, Tensor x) {
        Tensor folded = Layers.convolution(x, weights.get(name + ".weight"), stride, (window - 1) / 2);
        return Layers.batchNorm(folded, weights.get(name + ".norm.weight"), weights.get(name + ".norm.bias"), EPSILON);
    }
}
