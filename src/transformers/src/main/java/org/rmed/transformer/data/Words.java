package org.rmed.transformer.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text cut into words. Close to the {@code basic_english} of torchtext, which the PyTorch tutorials use: lower case,
 * every punctuation mark a word of its own ({@code don't} becomes {@code don ' t}), line breaks of HTML dropped.
 */
public final class Words {

    /** A letter may carry marks; digits stay with letters, as in {@code 4th}. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

    private static final Pattern LINE_BREAK = Pattern.compile("<br */?>");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Words() {}

    /** The words and punctuation marks of a text. */
    public static List<String> of(String text) {
        String plain = LINE_BREAK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return shared(WORD.matcher(plain).results().map(MatchResult::group));
    }

    /** The words of a text whose words are already apart: lower case, nothing else. */
    static List<String> apart(String text) {
        return shared(SPACES.splitAsStream(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** Equal words as one object: running text repeats them thousands of times. */
    private static List<String> shared(Stream<String> words) {
        Map<String, String> seen = new HashMap<>();
        return words.map(word -> seen.computeIfAbsent(word, same -> same)).toList();
    }
}
