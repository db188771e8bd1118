package org.rmed.transformer.network;

import java.util.Arrays;
import java.util.List;

/** Networks and batches of a few numbers, those of reference.py; sentences differ in length, so that masks matter. */
public final class TinyNetworks {

    private TinyNetworks() {}

    public static BertEncoder bert() {
        return new BertEncoder(new BertSize(2, 8, 2, 12, 11, 6, 2), 3);
    }

    public static TextBatch texts() {
        int[][] ids = {{1, 5, 9, 10, 3}, {1, 7, 3, 0, 0}, {1, 3, 0, 0, 0}};
        return new TextBatch(ids, mask(ids), new int[] {2, 0, 1});
    }

    public static Seq2Seq seq2seq() {
        return new Seq2Seq(new Seq2SeqSize(2, 2, 8, 2, 12, 11, 13));
    }

    public static PairBatch pairs() {
        int[][] source = {{2, 5, 9, 10, 3}, {2, 7, 3, 0, 0}, {2, 4, 6, 3, 0}};
        int[][] input = {{2, 4, 12, 8}, {2, 11, 0, 0}, {2, 5, 6, 0}};
        int[][] expected = {{4, 12, 8, 3}, {11, 3, 0, 0}, {5, 6, 3, 0}};
        return new PairBatch(source, mask(source), input, expected, mask(input));
    }

    public static LanguageModel languageModel() {
        return new LanguageModel(new LanguageSize(2, 8, 2, 12, 11), Start.glorotUniform(1));
    }

    public static StreamBatch stream() {
        int[][] ids = {{2, 5, 9, 10, 3}, {0, 7, 3, 1, 1}};
        int[][] expected = {{5, 9, 10, 3, 4}, {7, 3, 1, 1, 0}};
        return new StreamBatch(ids, expected);
    }

    public static ResNet resNet() {
        return new ResNet(2, 4, List.of(1, 2, 1), 3);
    }

    /** Three images of 2 x 9 x 7. */
    public static ImageBatch images() {
        double[] values = Reference.formula(1000, 3 * 2 * 9 * 7);
        float[] pixels = new float[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round((values[i] + 0.5) * 1009) / 256f;
        }
        return new ImageBatch(pixels, 2, 9, 7, new int[] {2, 0, 1});
    }

    /** 1 where an id is not 0. */
    static int[][] mask(int[][] ids) {
        return Arrays.stream(ids)
                .map(row -> Arrays.stream(row).map(id -> id == 0 ? 0 : 1).toArray())
                .toArray(int[][]::new);
    }
}
