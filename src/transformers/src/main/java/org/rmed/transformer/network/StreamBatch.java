package org.rmed.transformer.network;

/**
 * Stretches of running text, row = stretch.
 *
 * @param ids (stretches x length) words seen
 * @param expected entry (i, j) is the word after ids (i, j)
 */
public record StreamBatch(int[][] ids, int[][] expected) {

    public StreamBatch {
        Rows.same("expected", ids, expected);
    }

    /** Stretches, all of one length. */
    public int examples() {
        return ids.length;
    }
}
