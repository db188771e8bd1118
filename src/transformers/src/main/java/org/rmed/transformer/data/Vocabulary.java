package org.rmed.transformer.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rmed.spec.UsageException;

/**
 * Word-level ids: the marks {@code <pad> <unk> <bos> <eos>} are 0 to 3, then the words by how often they occur, equally
 * frequent ones by their letters, so that the same texts give the same ids.
 */
public final class Vocabulary implements Tokenizer {

    /** Fills a row up. */
    public static final int PAD = 0;
    /** Any word that is not in the vocabulary. */
    public static final int UNKNOWN = 1;
    /** Begins a text. */
    public static final int BEGIN = 2;
    /** Ends a text. */
    public static final int END = 3;

    private static final List<String> MARKS = List.of("<pad>", "<unk>", "<bos>", "<eos>");

    private final List<String> words;
    private final Map<String, Integer> ids;

    private Vocabulary(List<String> words) {
        this.words = List.copyOf(words);
        this.ids = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            ids.put(words.get(i), i);
        }
    }

    /**
     * The words that occur often enough.
     *
     * @param words running words, as {@link Words} cuts them
     * @param minimumFrequency rarer words are {@link #UNKNOWN}
     * @throws UsageException if the frequency is below 1, or no word is that frequent
     */
    public static Vocabulary of(Stream<String> words, int minimumFrequency) {
        if (minimumFrequency < 1) {
            throw new UsageException("minimum-frequency=" + minimumFrequency + " must be at least 1");
        }
        Map<String, Integer> counts = new TreeMap<>();
        words.filter(word -> !MARKS.contains(word)).forEach(word -> counts.merge(word, 1, Integer::sum));
        List<String> kept = new ArrayList<>(MARKS);
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minimumFrequency)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> kept.add(entry.getKey()));
        if (kept.size() == MARKS.size()) {
            throw new UsageException("none of the " + counts.size() + " different words occurs minimum-frequency="
                    + minimumFrequency + " times: lower it or give more text");
        }
        return new Vocabulary(kept);
    }

    /** The words of whole texts. */
    public static Vocabulary ofTexts(Stream<String> texts, int minimumFrequency) {
        return of(texts.flatMap(text -> Words.of(text).stream()), minimumFrequency);
    }

    /** Ids of words, one each. */
    public int[] ids(List<String> text) {
        return text.stream().mapToInt(word -> ids.getOrDefault(word, UNKNOWN)).toArray();
    }

    /** The word of an id. */
    public String word(int id) {
        return words.get(id);
    }

    @Override
    public int[] encode(String text, int maximum) {
        List<String> all = Words.of(text);
        int[] inside = ids(all.subList(0, Math.min(all.size(), maximum - 2)));
        int[] encoded = new int[inside.length + 2];
        encoded[0] = BEGIN;
        System.arraycopy(inside, 0, encoded, 1, inside.length);
        encoded[inside.length + 1] = END;
        return encoded;
    }

    @Override
    public int size() {
        return words.size();
    }

    @Override
    public int pad() {
        return PAD;
    }

    @Override
    public int firstWord() {
        return MARKS.size();
    }
}
