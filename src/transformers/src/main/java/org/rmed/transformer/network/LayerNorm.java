package org.rmed.transformer.network;

import java.util.List;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016) of the last dimension: {@code NAME.weight}, {@code NAME.bias} (width).
 *
 * @param epsilon added to the variance
 */
record LayerNorm(String name, int width, double epsilon) {

    List<Parameter> parameters() {
        return List.of(
                new Parameter(name + ".weight", Kind.NORMALIZATION, Start.ONE, width),
                new Parameter(name + ".bias", Kind.NORMALIZATION, Start.ZERO, width));
    }

    Tensor apply(Weights weights, Tensor x) {
        return Layers.layerNorm(x, weights.get(name + ".weight"), weights.get(name + ".bias"), epsilon);
    }
}
