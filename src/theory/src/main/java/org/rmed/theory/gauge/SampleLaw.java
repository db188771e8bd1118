package org.rmed.theory.gauge;

import java.util.Arrays;

/** What is made of independent Gaussians of standard deviation s: all but the first have the same variance and another law. */
public enum SampleLaw {
    /** Independent N(0, s^2), as in Assumption 2. */
    GAUSSIAN,
    /** +-s: no large values. */
    SIGNS,
    /** s Z|Z| / sqrt 3: a density that is infinite at 0. */
    SQUARES,
    /** d times the same value: nothing averages out. */
    COMMON;

    /** @param values Modified. */
    void shape(double s, double[] values) {
        switch (this) {
            case GAUSSIAN -> {}
            case SIGNS -> Arrays.setAll(values, i -> s * StrictMath.signum(values[i]));
            case SQUARES ->
                Arrays.setAll(values, i -> values[i] * StrictMath.abs(values[i]) / (s * StrictMath.sqrt(3)));
            case COMMON -> Arrays.fill(values, values[0]);
        }
    }
}
