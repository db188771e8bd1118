package org.rmed.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rmed.linear.data.Sample;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * One instance of the problem of Jiang, Malik and Li (2023), section 2: minimize 1/2 ||W2 W1 - A||^2 from a given start.
 * The arrays are shared, not copied: treat them as frozen.
 *
 * @param target A (d)
 * @param secondLayer W2 at t = 0 (d)
 * @param firstLayer W1 at t = 0 (d x d), row i = hidden unit i
 * @param scale s, the size of the entries of W2 at t = 0 (d^-alpha under Assumption 2)
 * @param sample the data, or empty for the population
 */
public record TwoLayerProblem(
        double[] target, double[] secondLayer, double[][] firstLayer, double scale, Optional<Sample> sample) {

    /** Squares of the smallest initial weights must stay normal doubles. */
    private static final double SMALLEST = Double.MIN_NORMAL;

    public TwoLayerProblem {
        int d = target.length;
        if (d == 0 || secondLayer.length != d || firstLayer.length != d || !square(firstLayer, d)) {
            throw new IllegalArgumentException("A, W2 and W1 must have shapes (d), (d), (d x d) with d >= 1");
        }
    }

    /**
     * Assumption 2: W2 entries N(0, s^2), W1 entries N(0, s^4), all independent.
     *
     * @param scale s = d^-alpha
     * @throws UsageException if W1's squares would underflow
     */
    public static TwoLayerProblem gaussian(Streams streams, double[] target, double scale, Optional<Sample> sample) {
        int d = target.length;
        double quarter = StrictMath.sqrt(StrictMath.sqrt(SMALLEST));
        if (scale < quarter) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "initialization scale s=d^-alpha=%.3g is too small: squares of W1 ~ s^2 fall below the smallest normal"
                            + " double; s must be at least %.3g%s",
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
        double[] secondLayer = new double[d];
        Streams.gaussian(streams.open("init.W2"), scale, secondLayer);
        double[][] firstLayer = Streams.gaussian(streams.open("init.W1"), scale * scale, d, d);
        return new TwoLayerProblem(target, secondLayer, firstLayer, scale, sample);
    }

    /** Dimension d: inputs, hidden units. */
    public int dimension() {
        return target.length;
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
        double norm = targetNorm();
        double[] direction = new double[dimension()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = 0.5 * (secondLayer[i] + LossAndGradient.dot(firstLayer[i], target) / norm);
        }
        return direction;
    }

    private static boolean square(double[][] matrix, int d) {
        return Arrays.stream(matrix).allMatch(row -> row.length == d);
    }
}
