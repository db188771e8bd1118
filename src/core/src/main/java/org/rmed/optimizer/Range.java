package org.rmed.optimizer;

import java.util.function.DoublePredicate;

/** The ranges hyper-parameters live in. */
enum Range {
    POSITIVE("must be positive and finite", x -> x > 0 && x < Double.POSITIVE_INFINITY),
    NON_NEGATIVE("must be at least 0 and finite", x -> x >= 0 && x < Double.POSITIVE_INFINITY),
    DECAY("must lie in [0, 1): it is the weight of the past in a running average", x -> x >= 0 && x < 1);

    private final String words;
    private final DoublePredicate contains;

    Range(String words, DoublePredicate contains) {
        this.words = words;
        this.contains = contains;
    }

    double check(String name, double value) {
        if (!contains.test(value)) {
            throw new IllegalArgumentException(name + "=" + value + " " + words);
        }
        return value;
    }
}
