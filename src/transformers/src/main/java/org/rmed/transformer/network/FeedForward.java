package org.rmed.transformer.network;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/** Two dense layers with an activation between them, position by position: {@code NAME.in}, {@code NAME.out}. */
final class FeedForward {

    private final Transformer form;
    private final Dense in;
    private final Dense out;

    FeedForward(String name, Transformer form) {
        this.form = form;
        in = new Dense(
                name + ".in",
                form.width(),
                form.inner(),
                form.matrix(),
                form.bias().apply(form.width()));
        out = new Dense(
                name + ".out",
                form.inner(),
                form.width(),
                form.matrix(),
                form.bias().apply(form.inner()));
    }

    List<Parameter> parameters() {
        return Stream.of(in, out).flatMap(dense -> dense.parameters().stream()).toList();
    }

    Tensor apply(Weights weights, Tensor x, double dropout) {
        Tensor active = form.activation().apply(in.apply(weights, x));
        return out.apply(weights, Layers.dropout(active, form.innerDropout() ? dropout : 0));
    }
}
