package org.rmed.transformer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/** Made-up reviews: one word of praise or blame among words that say nothing. */
final class ToySentiment {

    private static final Source SOURCE = new Source(
            "toy reviews",
            Source.Kind.SYNTHETIC,
            "Made up by this program; for real ones " + StandIn.SENTENCES.remedy() + " and give data=.",
            "");

    private static final List<List<String>> VERDICTS = List.of(
            List.of("dull", "poor", "awful", "boring", "weak", "terrible"),
            List.of("great", "lovely", "superb", "moving", "strong", "excellent"));
    private static final List<String> THINGS = List.of("film", "plot", "food", "phone", "service", "sound", "place");
    private static final List<String> FILLERS =
            List.of("we", "saw", "it", "on", "a", "rainy", "day", "with", "friends", "and", "then", "went", "home");

    private static final int EVERY = 5;

    private ToySentiment() {}

    /** So many reviews, half of each class, always the same ones. */
    static Classification make(int count) {
        Streams streams = new Streams(0).within("toy-sentiment");
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(new LabelledText(review(streams.open("review", i), i % 2), i % 2));
        }
        // Blocks of two hold one of each class.
        Split<LabelledText> split = Split.of(texts, EVERY, 2);
        return new Classification(SOURCE.counted(split.counts("sentences")), split.training(), split.heldOut());
    }

    private static String review(UniformRandomProvider random, int label) {
        StringJoiner text = new StringJoiner(" ", "", ".");
        text.add("the").add(pick(THINGS, random)).add("was").add(pick(VERDICTS.get(label), random));
        for (int i = random.nextInt(6); i > 0; i--) {
            text.add(pick(FILLERS, random));
        }
        return text.toString();
    }

    private static String pick(List<String> words, UniformRandomProvider random) {
        return words.get(random.nextInt(words.size()));
    }
}
