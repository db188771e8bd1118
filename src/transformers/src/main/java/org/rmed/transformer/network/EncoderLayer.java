package org.rmed.transformer.network;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * One layer of an encoder, normalized after each sum (post-norm): x = norm(x + attention(x)), then
 * x = norm(x + feedforward(x)). Dropout is on what is added.
 */
final class EncoderLayer {

    private final Attention attention;
    private final LayerNorm attentionNorm;
    private final FeedForward feedForward;
    private final LayerNorm feedForwardNorm;

    EncoderLayer(String name, Transformer form) {
        attention = new Attention(name + ".attention", form);
        attentionNorm = new LayerNorm(name + ".attention.norm", form.width(), form.epsilon());
        feedForward = new FeedForward(name + ".feedforward", form);
        feedForwardNorm = new LayerNorm(name + ".feedforward.norm", form.width(), form.epsilon());
    }

    List<Parameter> parameters() {
        return Stream.of(
                        attention.parameters(),
                        attentionNorm.parameters(),
                        feedForward.parameters(),
                        feedForwardNorm.parameters())
                .flatMap(List::stream)
                .toList();
    }

    /** x (batch x length x d) to the same shape. */
    Tensor apply(Weights weights, Tensor x, Mask mask, double dropout) {
        Tensor seen = Layers.dropout(attention.apply(weights, x, x, mask, dropout), dropout);
        Tensor middle = attentionNorm.apply(weights, x.plus(seen));
        Tensor fed = Layers.dropout(feedForward.apply(weights, middle, dropout), dropout);
        return feedForwardNorm.apply(weights, middle.plus(fed));
    }
}
