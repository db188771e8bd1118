package org.rmed.transformer.data;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * Running text cut as the PyTorch tutorial on language modelling cuts it: the text becomes {@code columns} stretches of
 * equal length side by side (what is left over is dropped), and a window is {@code bptt} steps of all of them. Windows
 * come in order, as the tutorial's do; the last, shorter one is left out, so that all have one size.
 */
public final class TokenColumns {

    private final int[][] columns;
    private final int[][] expected;
    private final int bptt;

    private TokenColumns(int[][] columns, int[][] expected, int bptt) {
        this.columns = columns;
        this.expected = expected;
        this.bptt = bptt;
    }

    /**
     * Cuts a text.
     *
     * @param ids the text
     * @param columns stretches side by side: the batch
     * @param bptt words in a window
     * @throws UsageException if the text does not give one window
     */
    public static TokenColumns of(int[] ids, int columns, int bptt) {
        if (columns < 1 || bptt < 1 || ids.length / columns < bptt + 1) {
            throw new UsageException("batch=" + columns + " and bptt=" + bptt + " need at least batch * (bptt + 1) = "
                    + (long) columns * (bptt + 1L) + " words, and both at least 1; the text has " + ids.length
                    + ": lower them or give more text");
        }
        int rows = ids.length / columns;
        int[][] cut = new int[columns][];
        int[][] next = new int[columns][];
        for (int column = 0; column < columns; column++) {
            cut[column] = Arrays.copyOfRange(ids, column * rows, column * rows + rows - 1);
            next[column] = Arrays.copyOfRange(ids, column * rows + 1, (column + 1) * rows);
        }
        return new TokenColumns(cut, next, bptt);
    }

    /**
     * The same text with words to come that cannot be learned but by heart (appendix A.1.2 of the paper): each is drawn
     * uniformly from the vocabulary's words, once and for all.
     *
     * @param streams column c is drawn from stream c of {@code random-targets}
     */
    public TokenColumns withRandomTargets(Tokenizer tokenizer, Streams streams) {
        int[][] drawn = new int[columns.length][];
        for (int column = 0; column < drawn.length; column++) {
            UniformRandomProvider random = streams.open("random-targets", column);
            drawn[column] = new int[expected[column].length];
            Arrays.setAll(drawn[column], row -> random.nextInt(tokenizer.firstWord(), tokenizer.size()));
        }
        return new TokenColumns(columns, drawn, bptt);
    }

    /**
     * One window, (columns x bptt), row = column of the text: the tutorial's arrays, transposed.
     *
     * @param ids the words seen
     * @param expected entry (i, j) is the word after ids (i, j), or the one drawn in its place
     */
    public record Window(int[][] ids, int[][] expected) {}

    /** Windows an epoch has. */
    public int windows() {
        return columns[0].length / bptt;
    }

    /** The window of a step; after the last one comes the first. */
    public Window window(long step) {
        int from = Math.toIntExact(step % windows()) * bptt;
        return new Window(rows(columns, from), rows(expected, from));
    }

    private int[][] rows(int[][] all, int from) {
        return Arrays.stream(all)
                .map(column -> Arrays.copyOfRange(column, from, from + bptt))
                .toArray(int[][]::new);
    }
}
