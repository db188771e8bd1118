package org.rmed.transformer.network;

import org.rmed.spec.UsageException;

/**
 * The lengths of a BERT encoder.
 *
 * @param layers how many
 * @param hidden width of the states
 * @param heads of attention, a divisor of hidden
 * @param inner width of the feed-forward layers
 * @param vocabulary word pieces
 * @param positions word pieces of the longest text
 * @param types kinds of texts: 2 in BERT, of which classification uses the first
 */
public record BertSize(int layers, int hidden, int heads, int inner, int vocabulary, int positions, int types) {

    public BertSize {
        if (Math.min(Math.min(layers, inner), Math.min(vocabulary, Math.min(positions, types))) < 1) {
            throw new UsageException("layers=" + layers + ", inner=" + inner + ", vocabulary=" + vocabulary
                    + ", positions=" + positions + " and types=" + types + " must all be at least 1");
        }
    }

    /** MiniLM-L6-H384, whose weights {@code org.rmed.transformer.weights.MiniLm} reads. */
    public static BertSize miniLm() {
        return new BertSize(6, 384, 12, 1536, 30522, 512, 2);
    }

    /** BERT-small (Turc et al. 2019), the paper's; its weights are in no package this program can read. */
    public static BertSize small() {
        return new BertSize(4, 512, 8, 2048, 30522, 512, 2);
    }

    /** These with the first layers only. */
    public BertSize withLayers(int first) {
        return new BertSize(first, hidden, heads, inner, vocabulary, positions, types);
    }
}
