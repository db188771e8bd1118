package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;

/** Catches: pad counted as words, the decoder shown the word it is asked for, random targets that leak the real ones. */
class EncodedTest {

    /** a 4, b 5, c 6, d 7; pad 0, begin 2, end 3. */
    private static final Vocabulary WORDS = Vocabulary.ofTexts(Stream.of("a a a a b b b c c d"), 1);

    @Test
    void textsArePaddedToTheLongestOfTheBatch() {
        EncodedTexts texts = EncodedTexts.of(
                List.of(new LabelledText("a b c", 1), new LabelledText("d", 0), new LabelledText("b a", 1)), WORDS, 9);
        assertEquals(3, texts.size());
        EncodedTexts.Batch batch = texts.batch(new int[] {1, 2});
        assertArrayEquals(new int[][] {{2, 7, 3, 0}, {2, 5, 4, 3}}, batch.text().ids());
        assertArrayEquals(new int[][] {{1, 1, 1, 0}, {1, 1, 1, 1}}, batch.text().mask());
        assertEquals(4, batch.text().length());
        assertArrayEquals(new int[] {0, 1}, batch.labels());
    }

    private static EncodedPairs pairs() {
        return EncodedPairs.of(List.of(new SentencePair("a", "a b c"), new SentencePair("c d", "d")), WORDS, WORDS, 9);
    }

    @Test
    void theDecoderIsAskedForTheNextWord() {
        EncodedPairs.Batch batch = pairs().batch(new int[] {1, 0});
        assertArrayEquals(
                new int[][] {{2, 6, 7, 3}, {2, 4, 3, 0}}, batch.source().ids());
        assertArrayEquals(
                new int[][] {{2, 7, 0, 0}, {2, 4, 5, 6}}, batch.input().ids());
        assertArrayEquals(
                new int[][] {{7, 3, 0, 0}, {4, 5, 6, 3}}, batch.expected().ids());
        assertArrayEquals(
                new int[][] {{1, 1, 0, 0}, {1, 1, 1, 1}}, batch.expected().mask());
    }

    @Test
    void randomTargetsKeepLengthsSourcesAndMarks() {
        EncodedPairs random = pairs().withRandomTargets(WORDS, new Streams(7));
        EncodedPairs.Batch batch = random.batch(new int[] {1, 0});
        EncodedPairs.Batch real = pairs().batch(new int[] {1, 0});
        assertArrayEquals(real.source().ids(), batch.source().ids());
        assertArrayEquals(real.expected().mask(), batch.expected().mask());
        assertEquals(3, batch.expected().ids()[0][1]);
        assertEquals(3, batch.expected().ids()[1][3]);
        assertEquals(2, batch.input().ids()[1][0]);
        assertArrayEquals(
                batch.expected().ids(),
                pairs().withRandomTargets(WORDS, new Streams(7))
                        .batch(new int[] {1, 0})
                        .expected()
                        .ids());
    }

    /**
     * 4000 words drawn from the 4 there are, 1000 of each expected with sd 27.4: five sd either side are left in four
     * counts with probability 2e-6. No draw may be a mark.
     */
    @Test
    void randomTargetsAreUniformOverTheWords() {
        List<SentencePair> same = Collections.nCopies(1000, new SentencePair("a", "a b c d"));
        EncodedPairs random = EncodedPairs.of(same, WORDS, WORDS, 9).withRandomTargets(WORDS, new Streams(7));
        int[] counts = new int[WORDS.size()];
        for (int i = 0; i < random.size(); i++) {
            int[] row = random.batch(new int[] {i}).expected().ids()[0];
            for (int j = 0; j < 4; j++) {
                counts[row[j]]++;
            }
        }
        for (int id = 0; id < counts.length; id++) {
            assertEquals(id < WORDS.firstWord() ? 0 : 1000, counts[id], id < WORDS.firstWord() ? 0 : 137);
        }
    }

    @Test
    void lengthsWithoutRoomForTheMarksAreRefused() {
        assertRefused(() -> EncodedTexts.of(List.of(), WORDS, 1), "length=1", "at least 2");
        assertRefused(() -> EncodedPairs.of(List.of(), WORDS, WORDS, 0), "length=0", "at least 2");
        assertTrue(EncodedTexts.of(List.of(), WORDS, 2).batch(new int[0]).text().length() == 0);
    }
}
