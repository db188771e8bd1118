package org.rmed.transformer.data;

import java.util.Arrays;
import java.util.List;

/** Labelled texts as ids, ready to be put into batches. */
public final class EncodedTexts {

    private final List<int[]> texts;
    private final int[] labels;
    private final int pad;

    private EncodedTexts(List<int[]> texts, int[] labels, int pad) {
        this.texts = texts;
        this.labels = labels;
        this.pad = pad;
    }

    /**
     * Encodes every text once.
     *
     * @param maximum most ids of a text, at least 2; the rest is cut off
     */
    public static EncodedTexts of(List<LabelledText> texts, Tokenizer tokenizer, int maximum) {
        Length.checked(maximum);
        return new EncodedTexts(
                texts.stream()
                        .map(text -> tokenizer.encode(text.text(), maximum))
                        .toList(),
                texts.stream().mapToInt(LabelledText::label).toArray(),
                tokenizer.pad());
    }

    /**
     * One batch.
     *
     * @param text (texts x length)
     * @param labels (texts)
     */
    public record Batch(Padded text, int[] labels) {}

    /** How many texts there are. */
    public int size() {
        return labels.length;
    }

    /** The batch of those items, as {@link Batches#at} gives them. */
    public Batch batch(int[] items) {
        return new Batch(
                Padded.of(Arrays.stream(items).mapToObj(texts::get).toList(), pad),
                Arrays.stream(items).map(item -> labels[item]).toArray());
    }
}
