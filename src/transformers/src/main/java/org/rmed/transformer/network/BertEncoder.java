package org.rmed.transformer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A BERT encoder (Devlin et al. 2019) with a head that classifies texts: the state of the first word piece through a dense
 * layer, tanh ({@code pooler}), dropout and a dense layer ({@code classifier}), as in its fine-tuning. Matrices and
 * embeddings are drawn from N(0, 0.02^2), biases are zero.
 */
public final class BertEncoder implements Classifier<TextBatch> {

    private final BertSize size;
    private final int classes;
    private final Embedding words;
    private final Embedding places;
    private final Embedding types;
    private final LayerNorm embeddingNorm;
    private final List<EncoderLayer> layers;
    private final Dense pooler;
    private final Dense classifier;

    /**
     * An encoder for the given classes.
     *
     * @throws UsageException if the size has heads that do not divide the width, or a length or class count below 1
     */
    public BertEncoder(BertSize size, int classes) {
        if (classes < 2) {
            throw new UsageException("classes=" + classes + " must be at least 2");
        }
        this.size = size;
        this.classes = classes;
        Start start = Start.normal(0.02);
        int width = size.hidden();
        Transformer form = Transformer.bert(width, size.heads(), size.inner());
        words = new Embedding("embedding.word", size.vocabulary(), width, start);
        places = new Embedding("embedding.position", size.positions(), width, start);
        types = new Embedding("embedding.type", size.types(), width, start);
        embeddingNorm = new LayerNorm("embedding.norm", width, form.epsilon());
        layers = IntStream.range(0, size.layers())
                .mapToObj(layer -> new EncoderLayer("encoder." + layer, form))
                .toList();
        pooler = new Dense("pooler", width, width, start, Start.ZERO);
        classifier = new Dense("classifier", width, classes, start, Start.ZERO);
    }

    /** Its lengths. */
    public BertSize size() {
        return size;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int[] labels(TextBatch batch) {
        return batch.labels();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(words.parameters());
        all.addAll(places.parameters());
        all.addAll(types.parameters());
        all.addAll(embeddingNorm.parameters());
        layers.forEach(layer -> all.addAll(layer.parameters()));
        all.addAll(pooler.parameters());
        all.addAll(classifier.parameters());
        return List.copyOf(all);
    }

    /**
     * The states after the last layer (texts x length x hidden). All word pieces are of type 0.
     *
     * @throws UsageException if a text is longer than the positions, or an id has no row
     */
    public Tensor states(Weights weights, TextBatch batch, double dropout, Scope scope) {
        int length = batch.ids()[0].length;
        if (length > size.positions()) {
            throw new UsageException("a text of " + length + " word pieces is longer than the network's "
                    + size.positions() + " positions: give length=" + size.positions() + " or less");
        }
        int[][] counted = {IntStream.range(0, length).toArray()};
        Tensor sum = words.apply(weights, batch.ids(), scope)
                .plus(types.apply(weights, new int[][] {{0}}, scope))
                .plus(places.apply(weights, counted, scope));
        Tensor x = Layers.dropout(embeddingNorm.apply(weights, sum), dropout);
        Mask mask = Mask.keys(batch.mask(), scope);
        for (EncoderLayer layer : layers) {
            x = layer.apply(weights, x, mask, dropout);
        }
        return x;
    }

    @Override
    public Tensor logits(Weights weights, TextBatch batch, double dropout, Scope scope) {
        Tensor first = states(weights, batch, dropout, scope).slice(1, 0, 1).reshape(batch.examples(), size.hidden());
        Tensor pooled = pooler.apply(weights, first).hyperbolicTangent();
        return classifier.apply(weights, Layers.dropout(pooled, dropout));
    }
}
