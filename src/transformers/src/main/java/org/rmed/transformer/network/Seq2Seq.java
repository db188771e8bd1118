package org.rmed.transformer.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * The translation network of PyTorch's tutorial "Language translation with nn.Transformer and torchtext": separate
 * embeddings of source and target times sqrt(d), sinusoidal positions, nn.Transformer (post-norm, rectified units, a last
 * normalization on either side) and a dense layer {@code generator} over the target's vocabulary. The loss is the mean
 * cross entropy of the expected ids that count.
 */
public final class Seq2Seq implements Network<PairBatch> {

    private final int targets;
    private final Embedding source;
    private final Embedding target;
    private final List<EncoderLayer> encoder;
    private final LayerNorm encoderNorm;
    private final List<DecoderLayer> decoder;
    private final LayerNorm decoderNorm;
    private final Dense generator;

    /** The tutorial's start: Glorot's uniform one for all matrices. */
    public Seq2Seq(Seq2SeqSize size) {
        this(size, Start.glorotUniform(1));
    }

    /**
     * A network of the given lengths.
     *
     * @param start how all matrices are drawn, the embeddings too; those of queries, keys and values as parts of one
     *     (3d x d) matrix, as PyTorch does
     * @throws org.rmed.spec.UsageException if the heads do not divide the width
     */
    public Seq2Seq(Seq2SeqSize size, Start start) {
        int width = size.width();
        Transformer form = Transformer.pytorch(width, size.heads(), size.inner(), start);
        targets = size.targets();
        source = new Embedding("source.embedding", size.sources(), width, start);
        target = new Embedding("target.embedding", size.targets(), width, start);
        encoder = IntStream.range(0, size.encoders())
                .mapToObj(layer -> new EncoderLayer("encoder." + layer, form))
                .toList();
        encoderNorm = new LayerNorm("encoder.norm", width, form.epsilon());
        decoder = IntStream.range(0, size.decoders())
                .mapToObj(layer -> new DecoderLayer("decoder." + layer, form))
                .toList();
        decoderNorm = new LayerNorm("decoder.norm", width, form.epsilon());
        generator = new Dense("generator", width, targets, start, form.bias().apply(width));
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(source.parameters());
        encoder.forEach(layer -> all.addAll(layer.parameters()));
        all.addAll(encoderNorm.parameters());
        all.addAll(target.parameters());
        decoder.forEach(layer -> all.addAll(layer.parameters()));
        all.addAll(decoderNorm.parameters());
        all.addAll(generator.parameters());
        return List.copyOf(all);
    }

    /** Unnormalized log-probabilities of the id after each input (sentences x target length x target vocabulary). */
    public Tensor logits(Weights weights, PairBatch batch, double dropout, Scope scope) {
        Mask sourceMask = Mask.keys(batch.sourceMask(), scope);
        Tensor memory = Positions.added(source.apply(weights, batch.source(), scope), dropout, scope);
        for (EncoderLayer layer : encoder) {
            memory = layer.apply(weights, memory, sourceMask, dropout);
        }
        memory = encoderNorm.apply(weights, memory);

        Mask targetMask = Mask.causal(batch.input()[0].length, scope).and(Mask.keys(batch.mask(), scope));
        Tensor x = Positions.added(target.apply(weights, batch.input(), scope), dropout, scope);
        for (DecoderLayer layer : decoder) {
            x = layer.apply(weights, x, targetMask, memory, sourceMask, dropout);
        }
        return generator.apply(weights, decoderNorm.apply(weights, x));
    }

    @Override
    public Tensor loss(Weights weights, PairBatch batch, double dropout, Scope scope) {
        Tensor expected = scope.wholes(target.checked(batch.expected()));
        double[] counted = Arrays.stream(batch.mask())
                .flatMapToInt(Arrays::stream)
                .asDoubleStream()
                .toArray();
        Tensor logits = logits(weights, batch, dropout, scope).reshape(counted.length, targets);
        return Layers.crossEntropy(logits, expected.reshape(counted.length), scope.reals(counted, counted.length));
    }
}
