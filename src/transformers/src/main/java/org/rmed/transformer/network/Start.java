package org.rmed.transformer.network;

import java.util.function.ToDoubleFunction;

/**
 * How a parameter is drawn before training: independent entries, uniform on an interval around 0 or normal around 0, or
 * all equal.
 *
 * @param law the distribution
 * @param size half the interval, the standard deviation, or the value
 */
public record Start(Law law, ToDoubleFunction<Parameter> size) {

    /** The distribution of an entry. */
    public enum Law {
        UNIFORM,
        NORMAL,
        EQUAL
    }

    /** Zeros: most biases. */
    public static final Start ZERO = new Start(Law.EQUAL, parameter -> 0);

    /** Ones: the factor of a normalization. */
    public static final Start ONE = new Start(Law.EQUAL, parameter -> 1);

    /** N(0, sd^2). */
    public static Start normal(double sd) {
        return new Start(Law.NORMAL, parameter -> sd);
    }

    /** Uniform on [-bound, bound]. */
    public static Start uniform(double bound) {
        return new Start(Law.UNIFORM, parameter -> bound);
    }

    /** Glorot and Bengio (2010): uniform with variance 2 gain^2 / (fan in + fan out). */
    public static Start glorotUniform(double gain) {
        return new Start(Law.UNIFORM, p -> gain * StrictMath.sqrt(6.0 / (p.fanIn() + p.fanOut())));
    }

    /** Glorot and Bengio (2010): normal with variance 2 gain^2 / (fan in + fan out). */
    public static Start glorotNormal(double gain) {
        return new Start(Law.NORMAL, p -> gain * StrictMath.sqrt(2.0 / (p.fanIn() + p.fanOut())));
    }

    /** He et al. (2015), for rectified units: normal with variance 2 / fan out. */
    public static Start heNormal() {
        return new Start(Law.NORMAL, p -> StrictMath.sqrt(2.0 / p.fanOut()));
    }

    /** The default of PyTorch's dense layers and convolutions: uniform on 1/sqrt(fan in) around 0. */
    public static Start fanInUniform() {
        return new Start(Law.UNIFORM, p -> 1 / StrictMath.sqrt(p.fanIn()));
    }

    /**
     * This for a matrix that is one of several stacked into one (out times parts x in) and drawn as that one, as PyTorch
     * does for the projections of attention: the inputs are the same, the outputs {@code parts} times as many.
     */
    Start stacked(int parts) {
        return new Start(law, p -> {
            long[] shape = p.shape();
            shape[0] *= parts;
            return size.applyAsDouble(new Parameter(p.name(), p.kind(), this, shape));
        });
    }
}
