package org.rmed.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rmed.linear.data.Sample;
import org.rmed.linear.initial.ImplicitGaussian;
import org.rmed.linear.initial.InitialFirstLayer;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * One instance of the problem of Jiang, Malik and Li (2023), section 2: minimize 1/2 ||W2 W1 - A||^2 from a given start.
 * The arrays are shared, not copied: treat them as frozen.
 *
 * @param target A (d)
 * @param secondLayer W2 at t = 0 (d)
 * @param initial W1 at t = 0 (d x d), row i = hidden unit i
 * @param scale s, the size of the entries of W2 at t = 0 (d^-alpha under Assumption 2)
 * @param sample the data, or empty for the population
 */
public record TwoLayerProblem(
        double[] target, double[] secondLayer, InitialFirstLayer initial, double scale, Optional<Sample> sample) {

    /** Squares of the smallest initial weights must stay normal doubles. */
    private static final double SMALLEST = Double.MIN_NORMAL;

    public TwoLayerProblem {
        int d = target.length;
        if (d == 0 || secondLayer.length != d || initial.dimension() != d) {
            throw new IllegalArgumentException("A, W2 and W1 must have shapes (d), (d), (d x d) with d >= 1");
        }
    }

    /** With W1(0) given entry by entry (d x d). */
    public TwoLayerProblem(
            double[] target, double[] secondLayer, double[][] firstLayer, double scale, Optional<Sample> sample) {
        this(target, secondLayer, new StoredFirstLayer(firstLayer, 1), scale, sample);
    }

    /**
     * Assumption 2: W2 entries N(0, s^2), W1 entries N(0, s^4), all independent, all stored.
     *
     * @param scale s = d^-alpha
     * @throws UsageException if W1's squares would underflow
     */
    public static TwoLayerProblem gaussian(Streams streams, double[] target, double scale, Optional<Sample> sample) {
        requireSteppable(target.length, scale);
        int d = target.length;
        double[][] unit = Streams.gaussian(streams.open("init.W1"), 1, d, d);
        return new TwoLayerProblem(
                target, secondLayer(streams, d, scale), new StoredFirstLayer(unit, scale * scale), scale, sample);
    }

    /** The same law with W1(0) implicit: memory of order d, other numbers. */
    public static TwoLayerProblem implicitGaussian(
            Streams streams, double[] target, double scale, Optional<Sample> sample) {
        int d = target.length;
        return new TwoLayerProblem(
                target, secondLayer(streams, d, scale), new ImplicitGaussian(streams, d, scale * scale), scale, sample);
    }

    private static double[] secondLayer(Streams streams, int d, double scale) {
        double[] secondLayer = new double[d];
        Streams.gaussian(streams.open("init.W2"), scale, secondLayer);
        return secondLayer;
    }

    /**
     * Refuses a scale at which a network cannot be stepped in doubles.
     *
     * @throws UsageException if W1's squares would underflow
     */
    public static void requireSteppable(int d, double scale) {
        double quarter = StrictMath.sqrt(StrictMath.sqrt(SMALLEST));
        if (scale < quarter) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "initialization scale s=d^-alpha=%.3g is too small: squares of W1 ~ s^2 fall below the smallest normal"
                            + " double; s must be at least %.3g%s, or engine=limit",
                    scale,
                    quarter,
                    d > 1
                            ? String.format(
                                    Locale.ROOT,
                                    ", that is alpha <= %.4g at d=%d",
                                    -StrictMath.log(quarter) / StrictMath.log(d),
                                    d)
                            : ""));
        }
    }

    /** Dimension d: inputs, hidden units. */
    public int dimension() {
        return target.length;
    }

    /**
     * W1 at t = 0 (d x d), a fresh copy.
     *
     * @throws UsageException if it is not stored
     */
    public double[][] firstLayer() {
        return initial.entries();
    }

    /** ||A||_2. */
    public double targetNorm() {
        return StrictMath.sqrt(LossAndGradient.dot(target, target));
    }

    /** max_j |A_j|. */
    public double largestTarget() {
        return Arrays.stream(target).map(StrictMath::abs).max().orElseThrow();
    }

    /**
     * C1 = 1/2 ( W2(0) + W1(0) A^T / ||A|| ) (d): the direction that grows in the first phase, eq. (7). SGD with
     * momentum makes every row of the network proportional to its entry of C1.
     */
    public double[] growingDirection() {
        double factor = initial.size() / targetNorm();
        double[] image = initial.times(target);
        double[] direction = new double[dimension()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = 0.5 * (secondLayer[i] + factor * image[i]);
        }
        return direction;
    }
}
