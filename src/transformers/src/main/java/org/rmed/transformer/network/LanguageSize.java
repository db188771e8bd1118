package org.rmed.transformer.network;

import org.rmed.spec.UsageException;

/**
 * The lengths of a language model.
 *
 * @param layers how many
 * @param width of the states, d
 * @param heads of attention, a divisor of the width
 * @param inner width of the feed-forward layers
 * @param vocabulary words
 */
public record LanguageSize(int layers, int width, int heads, int inner, int vocabulary) {

    public LanguageSize {
        if (Math.min(layers, Math.min(inner, vocabulary)) < 1) {
            throw new UsageException("layers=" + layers + ", inner=" + inner + " and vocabulary=" + vocabulary
                    + " must all be at least 1");
        }
    }

    /** The tutorial's: 2 layers, d = 200, 2 heads, feed-forward width 200. */
    public static LanguageSize tutorial(int vocabulary) {
        return new LanguageSize(2, 200, 2, 200, vocabulary);
    }
}
