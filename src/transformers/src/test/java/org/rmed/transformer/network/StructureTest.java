package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/**
 * What is known of a network without its numbers. Catches: a parameter forgotten or listed twice, a key's bias taken for
 * one with curvature, words to come that are seen, padding that is seen.
 */
class StructureTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    /**
     * Published sizes. MiniLM's file has 22,565,888 numbers, of which 512 count positions; the head comes on top. ResNet-20
     * has 269,722 with shortcuts without parameters; two 1 x 1 convolutions and their normalizations come on top.
     */
    @Test
    void numbersOfParameters() {
        long head = 384 * 384 + 384 + 2 * 384 + 2;
        assertEquals(22_565_888 - 512 + head, size(new BertEncoder(BertSize.miniLm(), 2)));
        assertEquals(269_722 + 512 + 2048 + 2 * (32 + 64), size(ResNet.twenty()));
    }

    /** One number added to all scores of a query: the softmax cancels it, up to rounding. */
    @Test
    void keyBiasesHaveNoGradientAndTheirKind() {
        assertKeyBiases(TinyNetworks.bert(), TinyNetworks.texts(), 2);
        assertKeyBiases(TinyNetworks.seq2seq(), TinyNetworks.pairs(), 6);
        assertKeyBiases(TinyNetworks.languageModel(), TinyNetworks.stream(), 2);
        assertKeyBiases(TinyNetworks.resNet(), TinyNetworks.images(), 0);
    }

    private <B> void assertKeyBiases(Network<B> network, B batch, int number) {
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        Map<String, double[]> gradients = GradientCheck.gradients(network, weights, batch, scope);
        List<Parameter> keys = network.parameters().stream()
                .filter(parameter -> parameter.kind() == Kind.KEY_BIAS)
                .toList();
        assertEquals(number, keys.size());
        for (Parameter key : keys) {
            assertTrue(key.name().endsWith("key.bias"), key.name());
        }
        gradients.forEach((name, gradient) -> {
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            assertEquals(name.endsWith("key.bias"), largest < 1e-14, name);
        });
    }

    /** Logits of a word do not change with the words after it. */
    @Test
    void theLanguageModelDoesNotSeeWhatIsToCome() {
        LanguageModel network = TinyNetworks.languageModel();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        int[][] before = {{1, 2, 3, 4}};
        int[][] after = {{1, 2, 9, 10}};
        double[] first = Autograd.silent(() -> network.logits(weights, new StreamBatch(before, before), 0, scope)
                .toDoubles());
        double[] second = Autograd.silent(() ->
                network.logits(weights, new StreamBatch(after, after), 0, scope).toDoubles());
        for (int i = 0; i < first.length; i++) {
            assertEquals(i < 2 * 11, first[i] == second[i], "entry " + i);
        }
    }

    /** The same sentences filled up further, with any id: the same loss and logits up to the order of sums. */
    @Test
    void paddingDoesNotCount() {
        BertEncoder bert = TinyNetworks.bert();
        WeightSet weights = GradientCheck.generic(bert, new Streams(1), scope);
        TextBatch texts = TinyNetworks.texts();
        TextBatch filled = new TextBatch(wider(texts.ids(), 4), wider(texts.mask(), 0), texts.labels());
        assertEquals(loss(bert, weights, texts), loss(bert, weights, filled), 1e-14);

        Seq2Seq seq2seq = TinyNetworks.seq2seq();
        WeightSet others = GradientCheck.generic(seq2seq, new Streams(1), scope);
        PairBatch pairs = TinyNetworks.pairs();
        PairBatch longer = new PairBatch(
                wider(pairs.source(), 4),
                wider(pairs.sourceMask(), 0),
                wider(pairs.input(), 7),
                wider(pairs.expected(), 5),
                wider(pairs.mask(), 0));
        assertEquals(loss(seq2seq, others, pairs), loss(seq2seq, others, longer), 1e-14);
    }

    /** Nothing to attend to: finite numbers all the same. */
    @Test
    void anEmptyTextHasALoss() {
        BertEncoder bert = TinyNetworks.bert();
        WeightSet weights = GradientCheck.generic(bert, new Streams(1), scope);
        int[][] ids = {{0, 0}, {1, 3}};
        assertTrue(Double.isFinite(loss(bert, weights, new TextBatch(ids, TinyNetworks.mask(ids), new int[2]))));
    }

    @Test
    void accuracyCountsTheLargestLogit() {
        ResNet network = TinyNetworks.resNet();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        ImageBatch images = TinyNetworks.images();
        double[] logits =
                Autograd.silent(() -> network.logits(weights, images, 0, scope).toDoubles());
        int[] best = new int[3];
        for (int i = 0; i < 9; i++) {
            best[i / 3] = logits[i] > logits[i / 3 * 3 + best[i / 3]] ? i % 3 : best[i / 3];
        }
        ImageBatch right = new ImageBatch(images.pixels(), 2, 9, 7, best);
        assertEquals(1, network.accuracy(weights, right, scope));
        ImageBatch oneWrong = new ImageBatch(images.pixels(), 2, 9, 7, new int[] {(best[0] + 1) % 3, best[1], best[2]});
        assertEquals(2.0 / 3, network.accuracy(weights, oneWrong, scope));
    }

    private <B> double loss(Network<B> network, WeightSet weights, B batch) {
        return Autograd.silent(() -> network.loss(weights, batch, 0, scope).number());
    }

    /** Rows with two more entries. */
    private static int[][] wider(int[][] rows, int entry) {
        return Arrays.stream(rows)
                .map(row -> {
                    int[] wide = Arrays.copyOf(row, row.length + 2);
                    // The longest text must still fit the positions of TinyNetworks.bert().
                    int[] cut = row.length == 5 ? Arrays.copyOf(wide, 6) : wide;
                    Arrays.fill(cut, row.length, cut.length, entry);
                    return cut;
                })
                .toArray(int[][]::new);
    }

    private static long size(Network<?> network) {
        return network.parameters().stream().mapToLong(Parameter::size).sum();
    }
}
