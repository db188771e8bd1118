package org.rmed.transformer.data;

import java.util.Arrays;
import java.util.List;

/**
 * Texts of one batch, filled up to the longest. Arrays are (texts x length), row = text.
 *
 * @param ids word ids, pad after the end
 * @param mask 1 where there is a word or mark, 0 where there is pad
 */
public record Padded(int[][] ids, int[][] mask) {

    /** Fills the rows up, each to the longest of them. */
    static Padded of(List<int[]> rows, int pad) {
        int length = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[][] ids = new int[rows.size()][];
        int[][] mask = new int[rows.size()][length];
        for (int i = 0; i < ids.length; i++) {
            int[] row = rows.get(i);
            ids[i] = Arrays.copyOf(row, length);
            Arrays.fill(ids[i], row.length, length, pad);
            Arrays.fill(mask[i], 0, row.length, 1);
        }
        return new Padded(ids, mask);
    }

    /** Columns: the longest text. */
    public int length() {
        return ids.length == 0 ? 0 : ids[0].length;
    }
}
