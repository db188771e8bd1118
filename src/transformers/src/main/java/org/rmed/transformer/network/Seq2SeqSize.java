package org.rmed.transformer.network;

import org.rmed.spec.UsageException;

/**
 * The lengths of an encoder-decoder.
 *
 * @param encoders layers of the encoder
 * @param decoders layers of the decoder
 * @param width of the states, d
 * @param heads of attention, a divisor of the width
 * @param inner width of the feed-forward layers
 * @param sources ids of the source's vocabulary
 * @param targets ids of the target's vocabulary
 */
public record Seq2SeqSize(int encoders, int decoders, int width, int heads, int inner, int sources, int targets) {

    public Seq2SeqSize {
        if (Math.min(Math.min(encoders, decoders), Math.min(inner, Math.min(sources, targets))) < 1) {
            throw new UsageException("encoders=" + encoders + ", decoders=" + decoders + ", inner=" + inner
                    + ", sources=" + sources + " and targets=" + targets + " must all be at least 1");
        }
    }

    /** The tutorial's: 3 + 3 layers, d = 512, 8 heads, feed-forward width 512. */
    public static Seq2SeqSize tutorial(int sources, int targets) {
        return new Seq2SeqSize(3, 3, 512, 8, 512, sources, targets);
    }
}
