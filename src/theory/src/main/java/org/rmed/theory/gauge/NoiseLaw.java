package org.rmed.theory.gauge;

import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/** Laws of the entries of Lambda~ - Lambda and A~ - A, in units of sigma. */
public enum NoiseLaw {
    /** N(0, 1). */
    GAUSSIAN(1),
    /**
     * The law of variance 1 that exceeds Lemma 31's bound most often: +-b with probability 1/b^2 in all, else 0, with b just
     * above the bound.
     */
    EXTREMAL(1),
    /** Standard Cauchy: no variance. */
    CAUCHY(Double.POSITIVE_INFINITY);

    /** By how much the values of {@link #EXTREMAL} exceed the bound. */
    private static final double ABOVE = 1 + 1e-9;

    private final double variance;

    NoiseLaw(double variance) {
        this.variance = variance;
    }

    /** Its variance. */
    public double variance() {
        return variance;
    }

    /** The law that {@link #EXTREMAL} has for a bound: the probability of exceeding it. */
    public static double extremalTail(double bound) {
        return 1 / (bound * bound * ABOVE * ABOVE);
    }

    /**
     * Fills an array with independent values.
     *
     * @param bound sqrt(2 d^3 T), above 1
     * @param values Modified.
     */
    void fill(UniformRandomProvider source, double bound, double[] values) {
        switch (this) {
            case GAUSSIAN -> Streams.gaussian(source, 1, values);
            case EXTREMAL -> {
                double half = extremalTail(bound) / 2;
                for (int k = 0; k < values.length; k++) {
                    double x = source.nextDouble();
                    values[k] = x < half ? -bound * ABOVE : x >= 1 - half ? bound * ABOVE : 0;
                }
            }
            case CAUCHY -> {
                for (int k = 0; k < values.length; k++) {
                    values[k] = StrictMath.tan(StrictMath.PI * (source.nextDouble() - 0.5));
                }
            }
        }
    }
}
