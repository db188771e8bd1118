package org.rmed.transformer.data;

import org.rmed.spec.UsageException;

/** The most ids a text may have. */
final class Length {

    /** The marks of beginning and end. */
    private static final int LEAST = 2;

    private Length() {}

    static int checked(int maximum) {
        if (maximum < LEAST) {
            throw new UsageException("length=" + maximum + " must be at least " + LEAST
                    + ": the marks of a text's beginning and end need as many places");
        }
        return maximum;
    }
}
