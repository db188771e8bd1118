package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;

/** Catches: columns that overlap or run into each other, a word asked for that is not the next. */
class TokenColumnsTest {

    /** The tutorial's own example: the alphabet in four columns A-F, G-L, M-R, S-X; Y and Z are left over. */
    private static final int[] ALPHABET = IntStream.range(0, 26).toArray();

    @Test
    void theAlphabetInFourColumns() {
        TokenColumns columns = TokenColumns.of(ALPHABET, 4, 2);
        assertEquals(2, columns.windows());
        TokenColumns.Window first = columns.window(0);
        assertArrayEquals(new int[][] {{0, 1}, {6, 7}, {12, 13}, {18, 19}}, first.ids());
        assertArrayEquals(new int[][] {{1, 2}, {7, 8}, {13, 14}, {19, 20}}, first.expected());
        assertArrayEquals(
                new int[][] {{2, 3}, {8, 9}, {14, 15}, {20, 21}},
                columns.window(1).ids());
        assertArrayEquals(first.ids(), columns.window(2).ids(), "after the last window comes the first");
    }

    /** The last word to come is the column's last: 5 = 1 * 5 words seen, 6 in the column. */
    @Test
    void oneWindowMayTakeAllOfAColumn() {
        TokenColumns columns = TokenColumns.of(ALPHABET, 4, 5);
        assertEquals(1, columns.windows());
        assertArrayEquals(new int[] {19, 20, 21, 22, 23}, columns.window(0).expected()[3]);
    }

    /** Both targets are 400 words drawn from 26: all equal with chance 26^-400. */
    @Test
    void randomTargetsReplaceTheWordsToComeOnly() {
        Vocabulary words = Vocabulary.of(Stream.of("a", "b", "c"), 1);
        int[] text = new int[402];
        TokenColumns real = TokenColumns.of(text, 2, 200);
        TokenColumns random = real.withRandomTargets(words, new Streams(7));
        assertArrayEquals(real.window(0).ids(), random.window(0).ids());
        int[][] drawn = random.window(0).expected();
        assertArrayEquals(drawn, random.window(1).expected(), "drawn once");
        assertFalse(Arrays.equals(drawn[0], drawn[1]));
        for (int[] column : drawn) {
            assertEquals(3, Arrays.stream(column).distinct().count());
            assertTrue(Arrays.stream(column).allMatch(id -> id >= words.firstWord() && id < words.size()));
        }
    }

    @Test
    void textsTooShortAreRefused() {
        assertRefused(() -> TokenColumns.of(ALPHABET, 4, 6), "batch=4", "bptt=6", "28 words", "has 26", "lower them");
        assertRefused(() -> TokenColumns.of(ALPHABET, 0, 6), "batch=0", "at least 1");
        assertRefused(() -> TokenColumns.of(ALPHABET, 4, 0), "bptt=0", "at least 1");
    }
}
