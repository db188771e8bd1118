package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Catches: ids that depend on the order of the texts or the machine's language, marks lost when a text is cut. */
class VocabularyTest {

    @Test
    void punctuationIsApartAndLettersLower() {
        assertEquals(
                List.of("don", "'", "t", "stop", ",", "4th", "time", "!"),
                Words.of("Don't stop,<br /><br />4th time!"));
        assertEquals(List.of("größe", "“", "a", "-", "b", "”", "…"), Words.of("Größe “a-b”…"));
        assertEquals(List.of("ca\u0301fe"), Words.of("Ca\u0301fe"), "a letter with its accent as a second sign");
        assertEquals(List.of(), Words.of(" \t\n"));
        assertEquals(List.of("<unk>", "@-@", "a"), Words.apart(" <unk>  @-@\nA "));
    }

    /** In Turkish, the lower case of I has no dot. */
    @Test
    void lowerCaseIsTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(List.of("i"), Words.of("I"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void frequentWordsComeFirstThenByLetters() {
        for (Stream<String> texts : List.of(Stream.of("b a. b", "c a b d"), Stream.of("c d a b", "a b. b"))) {
            Vocabulary words = Vocabulary.ofTexts(texts, 1);
            assertEquals(
                    List.of("<pad>", "<unk>", "<bos>", "<eos>", "b", "a", ".", "c", "d"),
                    Stream.iterate(0, i -> i + 1)
                            .limit(words.size())
                            .map(words::word)
                            .toList());
        }
    }

    @Test
    void rareWordsAreUnknown() {
        Vocabulary words = Vocabulary.ofTexts(Stream.of("b a. b", "c a b"), 2);
        assertEquals(6, words.size());
        assertArrayEquals(
                new int[] {4, 5, Vocabulary.UNKNOWN, Vocabulary.UNKNOWN}, words.ids(List.of("b", "a", "c", "z")));
    }

    /** Wikitext writes its rare words so. */
    @Test
    void marksInTheTextAreNoNewWords() {
        Vocabulary words = Vocabulary.of(Stream.of("<unk>", "<unk>", "a"), 1);
        assertEquals(5, words.size());
        assertArrayEquals(new int[] {Vocabulary.UNKNOWN, 4}, words.ids(List.of("<unk>", "a")));
    }

    @Test
    void longTextsAreCutBetweenTheirMarks() {
        Vocabulary words = Vocabulary.ofTexts(Stream.of("a a a b b c"), 1);
        assertArrayEquals(new int[] {2, 4, 5, 6, 3}, words.encode("a b c", 5));
        assertArrayEquals(new int[] {2, 4, 5, 3}, words.encode("a b c", 4));
        assertArrayEquals(new int[] {2, 3}, words.encode("a b c", 2));
        assertArrayEquals(new int[] {2, 3}, words.encode("", 9));
    }

    @Test
    void emptyVocabulariesAreRefused() {
        assertRefused(
                () -> Vocabulary.ofTexts(Stream.of("a b b"), 3),
                "minimum-frequency=3",
                "2 different words",
                "lower it");
        assertRefused(() -> Vocabulary.ofTexts(Stream.of("a"), 0), "minimum-frequency=0", "at least 1");
    }
}
