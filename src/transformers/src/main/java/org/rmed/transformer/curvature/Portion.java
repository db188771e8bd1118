package org.rmed.transformer.curvature;

/**
 * One of the batches that make up a larger one for measuring.
 *
 * @param batch the examples
 * @param terms the number of terms its mean loss is a mean of: sentences, images, or words where the mean is over words
 * @param <B> a batch as plain arrays
 */
public record Portion<B>(B batch, double terms) {

    public Portion {
        if (!(terms > 0 && terms < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a batch of " + terms + " terms must have more than 0");
        }
    }
}
