package org.rmed.theory.law;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Exact law of R = max_i X_i^2 / median_i X_i^2 for d independent standard normal X_i: R_med of a Gaussian vector, which
 * is R_med,1 of both optimizers at the start and R_med,1 = R_med,2 of SGD+M after its first phase (Jiang, Malik and Li
 * (2023), Theorem 1; finite-d form derived here). The median of an even count is the mean of the two middle values.
 *
 * <p>Derivation. Given the upper middle value b of |X|, the k values above it are independent of the lower ones and
 * exceed y with probability T(y) / T(b) each, T(y) = P(|X| &gt; y). With M the median of X^2 and s^2 = r M,
 * <pre>
 *   P(R &lt;= r) = E [ (1 - T(s) / T(b))_+ ^ k ],     k = ceil(d / 2) - 1,
 * </pre>
 * where for odd d the density of b is proportional to (G(b) T(b))^k g(b) with G = 1 - T, M = b^2; and for even d the
 * density of the middle pair a &lt; b is proportional to (G(a) T(b))^k g(a) g(b), M = (a^2 + b^2) / 2. The pair is
 * written in polar coordinates a = sqrt(2M) sin, b = sqrt(2M) cos, so that s depends on one of them only.
 * {@link RatioQuadrature} integrates.
 *
 * <p>Closed forms: d = 1: R = 1; d = 2: P(R &lt;= r) = 1 - (4 / pi) atan sqrt((2 - r) / r), 1 &lt;= r &lt;= 2; d = 3:
 * (12 / pi) atan sqrt(r / (r + 2)) - 2. For d &gt;= 3 the upper tail is a power, P(R &gt; r) ~ r^(-(floor(d / 2) + 1) / 2) (that many
 * |X_i| must be small for the median to be): the mean is infinite for d = 3 and finite for every other d.
 *
 * <p>Error: the cdf is within 1e-9 absolute for 1 &lt;= d &lt;= 10^6 (doubled nodes move it by less than 1e-12 at every d tried;
 * the rest is room for rounding, which grows like d times 1e-16). Cost of one cdf: 5 to 200 microseconds, 0.8 ms for
 * d = 4 and r &lt; 2; a few ms to construct. Immutable.
 */
public final class RatioLaw {

    /** Largest supported d; the rounding error is proportional to d. */
    public static final int LARGEST_D = 1_000_000;

    private static final double FARTHEST_LOG_RATIO = 80;
    private static final int SOLVER_EVALUATIONS = 500;

    private static final Map<Integer, Double> MEDIANS = new ConcurrentHashMap<>();

    private final int d;
    private final RatioQuadrature quadrature;

    /**
     * @param d the number of coordinates, 1 to {@link #LARGEST_D}
     * @throws IllegalArgumentException if d is out of range
     */
    public RatioLaw(int d) {
        this(d, 1);
    }

    /** The same law with {@code refinement} times the nodes on wider windows: the error estimate of the tests. */
    RatioLaw(int d, int refinement) {
        if (d < 1 || d > LARGEST_D) {
            throw new IllegalArgumentException(
                    "d=" + d + " is outside 1.." + LARGEST_D + ": the law of max/median is computed only there");
        }
        this.d = d;
        this.quadrature = d < 3 ? null : new RatioQuadrature(d, refinement);
    }

    /** Number of coordinates. */
    public int d() {
        return d;
    }

    /** P(R &lt;= r): 0 below 1 (except that R = 1 surely for d = 1), NaN for NaN. */
    public double cdf(double r) {
        if (Double.isNaN(r)) {
            return Double.NaN;
        }
        if (d == 1) {
            return r >= 1 ? 1 : 0;
        }
        if (r <= 1) {
            return 0;
        }
        return d == 2 ? 1 - pairSurvival(r) : quadrature.cdf(r);
    }

    /**
     * P(R &gt; r) without the cancellation of 1 - cdf. Its error is a fraction of the value (1e-12, or the cdf's bound if
     * d is large) plus 1e-16, the mass of the neglected left end of the median's law.
     */
    public double survival(double r) {
        if (Double.isNaN(r)) {
            return Double.NaN;
        }
        if (d == 1) {
            return r >= 1 ? 0 : 1;
        }
        if (r <= 1) {
            return 1;
        }
        return d == 2 ? pairSurvival(r) : quadrature.survival(r);
    }

    /** d = 2: (|X_1|, |X_2|) has a uniform angle, and R = 2 cos^2 of the angle to the larger coordinate's axis. */
    private static double pairSurvival(double r) {
        return r >= 2 ? 0 : 4 / StrictMath.PI * StrictMath.atan(StrictMath.sqrt((2 - r) / r));
    }

    /**
     * The r with P(R &lt;= r) = p; error in r is the cdf's error over the density. quantile(0) = 1, quantile(1) = +infinity
     * (2 for d = 2, 1 for d = 1). About fifteen evaluations of the cdf.
     *
     * @param p a probability; values in (1 - 1e-12, 1) keep few correct digits
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p=" + p + " is not a probability: it must lie in [0, 1]");
        }
        if (d == 1 || p == 0) {
            return 1;
        }
        if (d == 2) {
            double cosine = StrictMath.cos((1 - p) * StrictMath.PI / 4);
            return 2 * cosine * cosine;
        }
        if (p == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double high = 1;
        while (excess(high, p) < 0 && high < FARTHEST_LOG_RATIO) {
            high *= 2;
        }
        return StrictMath.exp(new BrentSolver(1e-13, 1e-13, 1e-15)
                .solve(SOLVER_EVALUATIONS, logRatio -> excess(logRatio, p), 0, high));
    }

    /** cdf - p at r = exp(logRatio), through whichever tail is the smaller. */
    private double excess(double logRatio, double p) {
        double r = StrictMath.exp(logRatio);
        return p < 0.5 ? cdf(r) - p : (1 - p) - survival(r);
    }

    /** quantile(1/2). */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The median for d coordinates, worked out once per d.
     *
     * @throws IllegalArgumentException if d is out of range
     */
    public static double medianOf(int d) {
        return MEDIANS.computeIfAbsent(d, known -> new RatioLaw(known).median());
    }

    /**
     * E R = 1 + integral of P(R &gt; r): +infinity for d = 3, 1 for d = 1, 1 + 2 / pi for d = 2; relative error below 1e-7
     * elsewhere. About a thousand evaluations of the cdf.
     */
    public double mean() {
        return switch (d) {
            case 1 -> 1;
            case 2 -> 1 + 2 / StrictMath.PI;
            case 3 -> Double.POSITIVE_INFINITY;
            default -> quadrature.mean();
        };
    }
}
