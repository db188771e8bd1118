package org.rmed.linear.engine;

import java.util.function.Supplier;

/** A value computed when first asked for, and again after it was forgotten. */
final class Fresh<T> {

    private final Supplier<T> computation;
    private T value;

    Fresh(Supplier<T> computation) {
        this.computation = computation;
    }

    T get() {
        if (value == null) {
            value = computation.get();
        }
        return value;
    }

    void forget() {
        value = null;
    }
}
