package org.rmed.transformer.network;

import org.rmed.transformer.tensor.Tensor;

/** A network's parameters by name. */
@FunctionalInterface
public interface Weights {

    /**
     * One parameter.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    Tensor get(String name);

    /** These with one exchanged. */
    default Weights with(String name, Tensor other) {
        return wanted -> wanted.equals(name) ? other : get(wanted);
    }
}
