package org.rmed.transformer.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/** Pairs of sentences as ids, German the source and English the target, ready to be put into batches. */
public final class EncodedPairs {

    private final List<int[]> sources;
    private final List<int[]> targets;
    private final int sourcePad;
    private final int targetPad;

    private EncodedPairs(List<int[]> sources, List<int[]> targets, int sourcePad, int targetPad) {
        this.sources = sources;
        this.targets = targets;
        this.sourcePad = sourcePad;
        this.targetPad = targetPad;
    }

    /**
     * Encodes every sentence once.
     *
     * @param maximum most ids of a sentence, at least 2; the rest is cut off
     */
    public static EncodedPairs of(List<SentencePair> pairs, Tokenizer german, Tokenizer english, int maximum) {
        Length.checked(maximum);
        return new EncodedPairs(
                pairs.stream()
                        .map(pair -> german.encode(pair.german(), maximum))
                        .toList(),
                pairs.stream()
                        .map(pair -> english.encode(pair.english(), maximum))
                        .toList(),
                german.pad(),
                english.pad());
    }

    /**
     * The same sources with targets that cannot be learned but by heart (section 4.2 of the paper): each word of a target,
     * not its marks of beginning and end, is drawn uniformly from the vocabulary's words. Lengths stay.
     *
     * @param streams pair i is drawn from stream i of {@code random-targets}
     */
    public EncodedPairs withRandomTargets(Tokenizer english, Streams streams) {
        List<int[]> drawn = IntStream.range(0, targets.size())
                .mapToObj(i -> {
                    UniformRandomProvider random = streams.open("random-targets", i);
                    int[] target = targets.get(i).clone();
                    for (int j = 1; j < target.length - 1; j++) {
                        target[j] = random.nextInt(english.firstWord(), english.size());
                    }
                    return target;
                })
                .toList();
        return new EncodedPairs(sources, drawn, sourcePad, targetPad);
    }

    /**
     * One batch. The decoder sees the target without its end and is asked for the target without its beginning.
     *
     * @param source (sentences x source length)
     * @param input (sentences x target length)
     * @param expected of the input's shape: entry (i, j) follows input (i, j); the mask says which count
     */
    public record Batch(Padded source, Padded input, Padded expected) {}

    /** How many pairs there are. */
    public int size() {
        return sources.size();
    }

    /** The batch of those items, as {@link Batches#at} gives them. */
    public Batch batch(int[] items) {
        return new Batch(
                Padded.of(Arrays.stream(items).mapToObj(sources::get).toList(), sourcePad),
                Padded.of(shifted(items, 0), targetPad),
                Padded.of(shifted(items, 1), targetPad));
    }

    /** The targets without their last id (from 0) or their first (from 1). */
    private List<int[]> shifted(int[] items, int from) {
        return Arrays.stream(items)
                .mapToObj(targets::get)
                .map(target -> Arrays.copyOfRange(target, from, target.length - 1 + from))
                .toList();
    }
}
