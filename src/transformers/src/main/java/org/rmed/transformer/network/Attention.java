package org.rmed.transformer.network;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * Multi-head attention (Vaswani et al. 2017, section 3.2): softmax(Q K^T / sqrt(d / heads)) V per head, with dense layers
 * {@code NAME.query}, {@code .key}, {@code .value} before and {@code .output} after.
 */
final class Attention {

    private final int heads;
    private final int width;
    private final Dense query;
    private final Dense key;
    private final Dense value;
    private final Dense output;

    Attention(String name, Transformer form) {
        heads = form.heads();
        width = form.width();
        query = new Dense(name + ".query", width, width, form.projection(), Start.ZERO);
        key = new Dense(name + ".key", width, width, form.projection(), Start.ZERO, Kind.KEY_BIAS);
        value = new Dense(name + ".value", width, width, form.projection(), Start.ZERO);
        output = new Dense(name + ".output", width, width, form.matrix(), Start.ZERO);
    }

    List<Parameter> parameters() {
        return Stream.of(query, key, value, output)
                .flatMap(dense -> dense.parameters().stream())
                .toList();
    }

    /**
     * Queries from x (batch x queries x d), keys and values from the memory (batch x keys x d).
     *
     * @param dropout of the attention's probabilities
     * @return (batch x queries x d)
     */
    Tensor apply(Weights weights, Tensor x, Tensor memory, Mask mask, double dropout) {
        Tensor q = split(query.apply(weights, x)).times(1 / StrictMath.sqrt((double) width / heads));
        Tensor k = split(key.apply(weights, memory));
        Tensor v = split(value.apply(weights, memory));
        Tensor shares = mask.applied(q.matMul(k.transpose(2, 3))).softmax(-1);
        Tensor seen = Layers.dropout(shares, dropout).matMul(v).transpose(1, 2);
        return output.apply(weights, seen.reshape(x.shape()));
    }

    /** (batch x length x d) to (batch x heads x length x d / heads). */
    private Tensor split(Tensor x) {
        return x.reshape(x.length(0), x.length(1), heads, width / heads).transpose(1, 2);
    }
}
