package org.rmed.transformer.network;

/**
 * Texts to classify. Arrays are (texts x length), row = text.
 *
 * @param ids word pieces; the first of a text is the one the class is read from
 * @param mask 1 where there is a word piece, 0 where the row is filled up
 * @param labels the class of each text, from 0
 */
public record TextBatch(int[][] ids, int[][] mask, int[] labels) {

    public TextBatch {
        Rows.same("mask", ids, mask);
        Rows.require(labels.length == ids.length, ids.length + " texts have " + labels.length + " labels");
    }

    /** Texts. */
    public int examples() {
        return ids.length;
    }
}
