package org.rmed.transformer.network;

import java.util.List;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * A dense layer x W^T + b: {@code NAME.weight} (out x in), {@code NAME.bias} (out).
 *
 * @param matrix how W is drawn
 * @param bias how b is drawn
 * @param kind what b is: {@link Kind#BIAS} or {@link Kind#KEY_BIAS}
 */
record Dense(String name, int in, int out, Start matrix, Start bias, Kind kind) {

    Dense(String name, int in, int out, Start matrix, Start bias) {
        this(name, in, out, matrix, bias, Kind.BIAS);
    }

    List<Parameter> parameters() {
        return List.of(
                new Parameter(name + ".weight", Kind.MATRIX, matrix, out, in),
                new Parameter(name + ".bias", kind, bias, out));
    }

    /** x (... x in) to (... x out). */
    Tensor apply(Weights weights, Tensor x) {
        return Layers.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
    }
}
