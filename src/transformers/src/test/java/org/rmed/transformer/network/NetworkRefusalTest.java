package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/** What networks and batches refuse, and in which words. Catches: a bad length that libtorch would answer, or a GPU end on. */
class NetworkRefusalTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE);

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void lengths() {
        assertRefused(
                "heads=3 must divide the width 8 of the states: give one of its divisors",
                () -> new Seq2Seq(new Seq2SeqSize(1, 1, 8, 3, 4, 5, 5)));
        assertRefused(
                "layers=0, inner=8, vocabulary=9, positions=5 and types=2 must all be at least 1",
                () -> new BertSize(0, 4, 2, 8, 9, 5, 2));
        assertRefused(
                "encoders=1, decoders=0, inner=4, sources=5 and targets=5 must all be at least 1",
                () -> new Seq2SeqSize(1, 0, 8, 2, 4, 5, 5));
        assertRefused(
                "layers=1, inner=0 and vocabulary=9 must all be at least 1", () -> new LanguageSize(1, 8, 2, 0, 9));
        assertRefused("classes=1 must be at least 2", () -> new BertEncoder(BertSize.small(), 1));
    }

    @Test
    void residualNetworks() {
        assertRefused(
                "stages=[3, 0] must be one or more numbers of blocks, each at least 1, as in 3,3,3 for ResNet-20",
                () -> new ResNet(3, 16, List.of(3, 0), 10));
        assertRefused(
                "stages=[] must be one or more numbers of blocks, each at least 1, as in 3,3,3 for ResNet-20",
                () -> new ResNet(3, 16, List.of(), 10));
        assertRefused(
                "channels=0 and width=16 must be at least 1, classes=10 at least 2",
                () -> new ResNet(0, 16, List.of(1), 10));
        ResNet network = TinyNetworks.resNet();
        WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
        assertRefused(
                "images of 1 channels do not fit a network for 2: give channels=1",
                () -> network.loss(weights, new ImageBatch(new float[16], 1, 4, 4, new int[1]), 0, scope));
        assertRefused(
                "one image of 4 x 3 leaves the last stage one number per channel, which has no variance: give batch=2 or"
                        + " more",
                () -> network.loss(weights, new ImageBatch(new float[24], 2, 4, 3, new int[1]), 0, scope));
        network.loss(weights, new ImageBatch(new float[30], 2, 5, 3, new int[1]), 0, scope);
    }

    @Test
    void texts() {
        BertEncoder network = TinyNetworks.bert();
        WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
        assertRefused(
                "a text of 7 word pieces is longer than the network's 6 positions: give length=6 or less",
                () -> network.loss(weights, text(0, new int[7]), 0, scope));
        assertRefused(
                "id 11 has no row in embedding.word, which has 11 (from 0): the batch must be made with the network's own"
                        + " vocabulary",
                () -> network.loss(weights, text(0, 1, 11), 0, scope));
        assertRefused(
                "id -1 has no row in embedding.word, which has 11 (from 0): the batch must be made with the network's own"
                        + " vocabulary",
                () -> network.loss(weights, text(0, 1, -1), 0, scope));
        assertRefused(
                "class 3 is not among the network's 3 classes (0 to 2): give classes=N of the data's own number",
                () -> network.loss(weights, text(3, 1, 2), 0, scope));
    }

    @Test
    void expectedIds() {
        LanguageModel network = TinyNetworks.languageModel();
        WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
        assertRefused(
                "id 20 has no row in embedding, which has 11 (from 0): the batch must be made with the network's own"
                        + " vocabulary",
                () -> network.loss(weights, new StreamBatch(new int[][] {{1}}, new int[][] {{20}}), 0, scope));
    }

    @Test
    void layersThatAreNotThere() {
        WeightSet weights = WeightSet.drawn(new TwoLayerLinear(2), new Streams(1), scope);
        assertRefused("no layer 'W3'; did you mean 'W1'?; the network has: W1, W2", () -> weights.get("W3"));
    }

    /** Made by this program's loaders: programming errors. */
    @Test
    void batchesThatDoNotFit() {
        assertError("2 texts have 1 labels", () -> new TextBatch(new int[2][3], new int[2][3], new int[1]));
        assertError("mask is not 2 x 3", () -> new TextBatch(new int[2][3], new int[2][2], new int[2]));
        assertError("rows differ in length", () -> new StreamBatch(new int[][] {{1}, {1, 2}}, new int[2][1]));
        assertError(
                "a batch needs at least one row of at least one entry",
                () -> new StreamBatch(new int[0][], new int[0][]));
        int[][] row = {{1}};
        assertError("no expected id counts", () -> new PairBatch(row, row, row, row, new int[1][1]));
        assertError(
                "1 sources have 2 targets", () -> new PairBatch(row, row, new int[2][1], new int[2][1], new int[2][1]));
        assertError("5 values are not 1 images of 1 x 2 x 3", () -> new ImageBatch(new float[5], 1, 2, 3, new int[1]));
        assertError("a batch needs at least one image", () -> new ImageBatch(new float[0], 1, 2, 3, new int[0]));
    }

    private static TextBatch text(int label, int... ids) {
        int[][] rows = {ids};
        return new TextBatch(rows, rows, new int[] {label});
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(UsageException.class, call).getMessage());
    }

    private static void assertError(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
