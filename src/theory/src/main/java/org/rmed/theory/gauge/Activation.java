package org.rmed.theory.gauge;

/** What a hidden unit does to its input: nothing in the paper's networks, something in the controls. */
public enum Activation {
    /** x. */
    LINEAR,
    /** tanh x. */
    TANH;

    double of(double x) {
        return this == TANH ? StrictMath.tanh(x) : x;
    }

    /** How far it is from the identity: |phi(1) - 1|. */
    double nonlinearity() {
        return StrictMath.abs(of(1) - 1);
    }
}
