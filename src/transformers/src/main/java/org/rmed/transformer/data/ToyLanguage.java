package org.rmed.transformer.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/**
 * A made-up language and its translation. An English sentence is article noun verb article noun adverb; the other
 * language has one word for each of its words and puts the verb last, so that either sentence gives the other.
 */
final class ToyLanguage {

    private static final Source SOURCE =
            new Source("toy language", Source.Kind.SYNTHETIC, "Made up by this program; for real sentences ", "");

    private static final List<String> NOUNS = List.of(
            "dog", "child", "woman", "man", "boat", "tree", "house", "bird", "river", "street", "horse", "ball");
    private static final List<String> VERBS =
            List.of("sees", "paints", "finds", "follows", "carries", "likes", "leaves");
    private static final List<String> ADVERBS = List.of("today", "slowly", "again", "often", "outside", "alone");
    private static final List<String> ARTICLES = List.of("a", "the", "this", "every");

    /** Place of the verb among a sentence's words. */
    private static final int VERB = 2;

    private static final int EVERY = 10;

    private ToyLanguage() {}

    /** So many different pairs, always the same ones. */
    static Translation pairs(int count) {
        Streams streams = new Streams(0).within("toy-language");
        Set<SentencePair> pairs = new LinkedHashSet<>();
        for (int i = 0; pairs.size() < count; i++) {
            List<String> english = sentence(streams.open("pair", i));
            pairs.add(new SentencePair(String.join(" ", translated(english)) + ".", String.join(" ", english) + "."));
        }
        Split<SentencePair> split = Split.of(List.copyOf(pairs), EVERY, 1);
        return new Translation(
                source(StandIn.DICTIONARY).counted(split.counts("pairs")), split.training(), split.heldOut());
    }

    /** So many English sentences one after the other, always the same ones. */
    static RunningText text(int sentences) {
        Streams streams = new Streams(0).within("toy-language");
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            List<String> sentence = new ArrayList<>(sentence(streams.open("text", i)));
            sentence.add(".");
            all.add(sentence);
        }
        Split<List<String>> split = Split.of(all, EVERY, 1);
        return RunningText.counted(
                source(StandIn.SPEECHES),
                split.training().stream().flatMap(List::stream).toList(),
                split.heldOut().stream().flatMap(List::stream).toList());
    }

    private static Source source(StandIn better) {
        return new Source(
                SOURCE.name(), SOURCE.kind(), SOURCE.note() + better.remedy() + " and give data=.", SOURCE.counts());
    }

    private static List<String> sentence(UniformRandomProvider random) {
        return List.of(
                pick(ARTICLES, random),
                pick(NOUNS, random),
                pick(VERBS, random),
                pick(ARTICLES, random),
                pick(NOUNS, random),
                pick(ADVERBS, random));
    }

    /** Each word spelled backwards, with an ending so that none stays the same; the verb last. */
    static List<String> translated(List<String> english) {
        List<String> words = new ArrayList<>();
        english.forEach(word -> words.add(new StringBuilder(word).reverse() + "en"));
        words.add(words.remove(VERB));
        return words;
    }

    private static String pick(List<String> words, UniformRandomProvider random) {
        return words.get(random.nextInt(words.size()));
    }
}
