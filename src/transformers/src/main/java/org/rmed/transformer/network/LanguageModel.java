package org.rmed.transformer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * The language model of PyTorch's tutorial "Language modeling with nn.Transformer and torchtext": an embedding times
 * sqrt(d), sinusoidal positions, nn.TransformerEncoder (post-norm, rectified units, no last normalization) under a causal
 * mask, and a dense layer {@code decoder} over the vocabulary. The loss is the mean cross entropy of all next words.
 *
 * <p>As in the tutorial, entries of the embedding and of the decoder are uniform on [-0.1, 0.1] and the decoder's bias is
 * zero. Its encoder layers are copies of one, equal at the start; here each is drawn by itself.
 */
public final class LanguageModel implements Network<StreamBatch> {

    private final int vocabulary;
    private final Embedding embedding;
    private final List<EncoderLayer> layers;
    private final Dense decoder;

    /**
     * A model of the given lengths.
     *
     * @param matrices how the matrices of the layers are drawn, such as {@code Start.glorotNormal(gain)}; those of queries,
     *     keys and values as parts of one (3d x d) matrix, as PyTorch does
     * @throws org.rmed.spec.UsageException if the heads do not divide the width
     */
    public LanguageModel(LanguageSize size, Start matrices) {
        Start start = Start.uniform(0.1);
        Transformer form = Transformer.pytorch(size.width(), size.heads(), size.inner(), matrices);
        vocabulary = size.vocabulary();
        embedding = new Embedding("embedding", vocabulary, size.width(), start);
        layers = IntStream.range(0, size.layers())
                .mapToObj(layer -> new EncoderLayer("encoder." + layer, form))
                .toList();
        decoder = new Dense("decoder", size.width(), vocabulary, start, Start.ZERO);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(embedding.parameters());
        layers.forEach(layer -> all.addAll(layer.parameters()));
        all.addAll(decoder.parameters());
        return List.copyOf(all);
    }

    /** Unnormalized log-probabilities of the next word (stretches x length x vocabulary). */
    public Tensor logits(Weights weights, StreamBatch batch, double dropout, Scope scope) {
        Mask mask = Mask.causal(batch.ids()[0].length, scope);
        Tensor x = Positions.added(embedding.apply(weights, batch.ids(), scope), dropout, scope);
        for (EncoderLayer layer : layers) {
            x = layer.apply(weights, x, mask, dropout);
        }
        return decoder.apply(weights, x);
    }

    @Override
    public Tensor loss(Weights weights, StreamBatch batch, double dropout, Scope scope) {
        Tensor expected = scope.wholes(embedding.checked(batch.expected()));
        Tensor logits = logits(weights, batch, dropout, scope);
        return Layers.crossEntropy(logits.reshape(expected.size(), vocabulary), expected.reshape(expected.size()));
    }
}
