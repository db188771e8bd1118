package org.rmed.transformer.network;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.rmed.transformer.tensor.Tensor;

/**
 * First and second derivatives of every kind of block against central differences. Catches: an operation of libtorch called with its arguments in another
 * order or without a derivative, a block that loses its input on the way.
 */
class BlockDerivativesTest {

    private static final double[] TARGET = {0.7, -0.4, 0.1, 1.1, -0.9, 0.3, -1.3};
    private static final int[][] PADDED = {{1, 1, 1}, {1, 1, 0}};
    private static final Transformer PYTORCH = Transformer.pytorch(4, 2, 6, Start.glorotUniform(1));
    private static final Transformer BERT = Transformer.bert(4, 2, 6);

    @Test
    void dense() {
        Dense dense = new Dense("dense", 4, 5, Start.ZERO, Start.ZERO);
        check(dense.parameters(), dense::apply, 2, 3, 4);
        check(dense.parameters(), (w, x) -> dense.apply(w, x).hyperbolicTangent(), 2, 3, 4);
    }

    @Test
    void layerNorm() {
        LayerNorm norm = new LayerNorm("norm", 4, 1e-5);
        check(norm.parameters(), norm::apply, 2, 3, 4);
    }

    /** A row twice, a row never. */
    @Test
    void embedding() {
        Embedding table = new Embedding("table", 4, 3, Start.ZERO);
        int[][] ids = {{0, 2}, {2, 3}};
        check(table.parameters(), (w, x) -> table.apply(w, ids, x.scope()).plus(x), 2, 2, 3);
    }

    @Test
    void positions() {
        check(List.of(), (w, x) -> Positions.added(x, 0, x.scope()), 2, 3, 4);
    }

    @Test
    void attention() {
        Attention attention = new Attention("attention", PYTORCH);
        check(attention.parameters(), (w, x) -> attention.apply(w, x, x, Mask.none(), 0), 2, 3, 4);
    }

    @Test
    void causalAttention() {
        Attention attention = new Attention("attention", PYTORCH);
        check(attention.parameters(), (w, x) -> attention.apply(w, x, x, Mask.causal(3, x.scope()), 0), 2, 3, 4);
    }

    @Test
    void attentionToAnotherTextWithPadding() {
        Attention attention = new Attention("attention", PYTORCH);
        check(
                attention.parameters(),
                (w, x) -> attention.apply(w, x.slice(1, 0, 2), x, Mask.keys(PADDED, x.scope()), 0),
                2,
                3,
                4);
    }

    @Test
    void feedForward() {
        for (Transformer form : List.of(BERT, PYTORCH)) {
            FeedForward block = new FeedForward("block", form);
            check(block.parameters(), (w, x) -> block.apply(w, x, 0), 2, 3, 4);
        }
    }

    @Test
    void encoderLayer() {
        for (Transformer form : List.of(BERT, PYTORCH)) {
            EncoderLayer layer = new EncoderLayer("layer", form);
            check(layer.parameters(), (w, x) -> layer.apply(w, x, Mask.keys(PADDED, x.scope()), 0), 2, 3, 4);
        }
    }

    @Test
    void decoderLayer() {
        DecoderLayer layer = new DecoderLayer("layer", PYTORCH);
        check(
                layer.parameters(),
                (w, x) ->
                        layer.apply(w, x.slice(1, 1, 3), Mask.causal(2, x.scope()), x, Mask.keys(PADDED, x.scope()), 0),
                2,
                3,
                4);
    }

    @Test
    void convolutionAndNormalization() {
        for (int stride = 1; stride <= 2; stride++) {
            for (int window = 1; window <= 3; window += 2) {
                ConvolutionNorm block = new ConvolutionNorm("block", 2, 3, window, stride);
                check(block.parameters(), block::apply, 2, 2, 5, 4);
            }
        }
    }

    @Test
    void basicBlock() {
        BasicBlock same = new BasicBlock("same", 2, 2, 1);
        check(same.parameters(), same::apply, 2, 2, 4, 4);
        BasicBlock halving = new BasicBlock("halving", 2, 3, 2);
        check(halving.parameters(), halving::apply, 2, 2, 5, 4);
    }

    @Test
    void twoLayerLinear() {
        GradientCheck.assertGradients(new TwoLayerLinear(3), new double[] {1, 2, -1}, 1);
    }

    /** Their first derivatives are checked against torch's in ReferenceTest. */
    @Test
    void curvatureOfWholeNetworks() {
        CurvatureCheck.assertCurvatures(TinyNetworks.bert(), TinyNetworks.texts(), 1);
        CurvatureCheck.assertCurvatures(TinyNetworks.seq2seq(), TinyNetworks.pairs(), 1);
        CurvatureCheck.assertCurvatures(TinyNetworks.languageModel(), TinyNetworks.stream(), 1);
        CurvatureCheck.assertCurvatures(TinyNetworks.resNet(), TinyNetworks.images(), 1);
    }

    private static void check(List<Parameter> inside, BiFunction<Weights, Tensor, Tensor> apply, long... input) {
        Block block = new Block(inside, input, apply);
        GradientCheck.assertGradients(block, TARGET, 1);
        CurvatureCheck.assertCurvatures(block, TARGET, 1);
    }
}
