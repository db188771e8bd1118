package org.rmed.transformer.data;

/** Text to the numbers a network's embedding counts by. */
public interface Tokenizer {

    /**
     * A text as ids, between a mark of its beginning and one of its end (both count), cut to fit.
     *
     * @param maximum most ids, at least 2
     */
    int[] encode(String text, int maximum);

    /** How many ids there are: they lie in [0, size). */
    int size();

    /** The id that fills a row up. */
    int pad();

    /** The first id that stands for a word rather than a mark, as random targets need it. */
    int firstWord();
}
