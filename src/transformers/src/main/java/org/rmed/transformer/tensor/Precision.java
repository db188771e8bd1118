package org.rmed.transformer.tensor;

import ai.djl.ndarray.types.DataType;

/** The floating-point format of a network's numbers. */
public enum Precision {
    /** 32 bits: training, and curvature to a relative 1e-6. */
    SINGLE(DataType.FLOAT32),
    /** 64 bits: checks against closed forms, and resuming to the bit. */
    DOUBLE(DataType.FLOAT64);

    private final DataType type;

    Precision(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }
}
