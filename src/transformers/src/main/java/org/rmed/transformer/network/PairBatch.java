package org.rmed.transformer.network;

import java.util.Arrays;

/**
 * Sentences and their translations, row = sentence.
 *
 * @param source (sentences x source length) ids
 * @param sourceMask 1 where the source has an id, 0 where the row is filled up
 * @param input (sentences x target length) ids the decoder sees: the target without its end
 * @param expected ids it is asked for: entry (i, j) follows input (i, j)
 * @param mask 1 where input and expected have ids that count, 0 where the rows are filled up
 */
public record PairBatch(int[][] source, int[][] sourceMask, int[][] input, int[][] expected, int[][] mask) {

    public PairBatch {
        Rows.same("source mask", source, sourceMask);
        Rows.same("expected", input, expected);
        Rows.same("target mask", input, mask);
        Rows.require(source.length == input.length, source.length + " sources have " + input.length + " targets");
        Rows.require(
                Arrays.stream(mask).flatMapToInt(Arrays::stream).anyMatch(entry -> entry == 1),
                "no expected id counts");
    }

    /** Sentences. */
    public int examples() {
        return source.length;
    }

    /** Ids that count in the loss. */
    public int tokens() {
        return Arrays.stream(mask).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }
}
