package org.rmed.optimizer;

/** 1 - beta^(t+1): the share of its stationary size that a moment started at 0 has after step t. */
final class BiasCorrection {

    private final double beta;
    private long exactlyOneFrom = Long.MAX_VALUE;

    BiasCorrection(double beta) {
        this.beta = beta;
    }

    /** Remembers from where on it rounds to 1, because StrictMath.pow is slow and allocates (96 bytes a call). */
    double at(long t) {
        if (t >= exactlyOneFrom) {
            return 1;
        }
        double correction = 1 - StrictMath.pow(beta, t + 1.0);
        if (correction == 1) {
            exactlyOneFrom = t;
        }
        return correction;
    }
}
