package org.rmed.transformer.network;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Tensor;

/**
 * One layer of a decoder, normalized after each sum: attention to the target so far, {@code NAME.cross} attention to the
 * encoder's states, a feed-forward layer. Dropout is on what is added.
 */
final class DecoderLayer {

    private final Attention attention;
    private final LayerNorm attentionNorm;
    private final Attention cross;
    private final LayerNorm crossNorm;
    private final FeedForward feedForward;
    private final LayerNorm feedForwardNorm;

    DecoderLayer(String name, Transformer form) {
        attention = new Attention(name + ".attention", form);
        attentionNorm = new LayerNorm(name + ".attention.norm", form.width(), form.epsilon());
        cross = new Attention(name + ".cross", form);
        crossNorm = new LayerNorm(name + ".cross.norm", form.width(), form.epsilon());
        feedForward = new FeedForward(name + ".feedforward", form);
        feedForwardNorm = new LayerNorm(name + ".feedforward.norm", form.width(), form.epsilon());
    }

    List<Parameter> parameters() {
        return Stream.of(
                        attention.parameters(),
                        attentionNorm.parameters(),
                        cross.parameters(),
                        crossNorm.parameters(),
                        feedForward.parameters(),
                        feedForwardNorm.parameters())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * x (batch x target length x d) to the same shape.
     *
     * @param mask which of the target's states may be seen
     * @param memory the encoder's states (batch x source length x d)
     * @param memoryMask which of them may be seen
     */
    Tensor apply(Weights weights, Tensor x, Mask mask, Tensor memory, Mask memoryMask, double dropout) {
        Tensor own = Layers.dropout(attention.apply(weights, x, x, mask, dropout), dropout);
        Tensor first = attentionNorm.apply(weights, x.plus(own));
        Tensor other = Layers.dropout(cross.apply(weights, first, memory, memoryMask, dropout), dropout);
        Tensor second = crossNorm.apply(weights, first.plus(other));
        Tensor fed = Layers.dropout(feedForward.apply(weights, second, dropout), dropout);
        return feedForwardNorm.apply(weights, second.plus(fed));
    }
}
