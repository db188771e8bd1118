package org.rmed.theory.law;

/**
 * Loss of SGD with momentum on the two-layer linear network from a small start, in closed form.
 *
 * <p>Iteration: u &lt;- beta u + g, W &lt;- W - eta u, u(0) = 0, on L = 1/2 ||W2 W1 - A||^2. Once E = W2 W1 - A is parallel
 * to A, q := W2 W1 A^T / ||A||^2 obeys q' = 2 h ||A|| q (1 - q), h = eta / (1 - beta), and L = 1/2 ||A||^2 (1 - q)^2
 * with q(0) = ||C1||^2 / ||A||, C1 = 1/2 (w2(0) + W1(0) A^T / ||A||) (Jiang, Malik and Li (2023), Lemma 9 and the proof
 * of Lemma 2; the closed form is derived, not printed there). Times are steps, not rounded; "loss ratio" is
 * L / (1/2 ||A||^2).
 *
 * <p>Accuracy, measured on the two-variable reduction (h||A|| in {.001, .002, .005, .01}, beta in {0, .5, .9}, loss ratio
 * 0.5 to 1e-8, start 1e-4 to 1e-8), worst relative error of the time, with k = (1 + beta) / (2 (1 - beta)):
 * <pre>
 *   beta, h||A||        0, .01    .5, .01    .9, .001   .9, .002   .9, .005   .9, .01     bound
 *   timeTo              5.0e-3    1.5e-2     8.9e-3     1.8e-2     4.7e-2     1.1e-1      1.1 k h||A||
 *   sharpTimeTo         3.5e-8    6.1e-6     1.7e-6     1.5e-5     2.9e-4     4.2e-3      5 (k h||A||)^3 + ||C1||^2/||A||
 * </pre>
 *
 * <p>All of it works on ln ||C1||^2, so ||C1||^2 may be as small as {@link Double#MIN_VALUE}.
 *
 * @param normA ||A|| (output row, Euclidean), positive and finite
 * @param normC1Squared ||C1||^2, positive, less than ||A||
 * @param eta step size, positive and finite
 * @param beta momentum in [0, 1)
 */
public record LogisticLaw(double normA, double normC1Squared, double eta, double beta) {

    /** @throws IllegalArgumentException if an argument is outside the range stated for it */
    public LogisticLaw {
        require(normA > 0 && normA < Double.POSITIVE_INFINITY, "normA=", normA, "positive and finite");
        require(
                normC1Squared > 0 && normC1Squared < normA,
                "normC1Squared=",
                normC1Squared,
                "in (0, normA=" + normA + "): a zero start never leaves the saddle, a large one starts past the end");
        require(eta > 0 && eta < Double.POSITIVE_INFINITY, "eta=", eta, "positive and finite");
        require(beta >= 0 && beta < 1, "beta=", beta, "in [0, 1)");
    }

    private static void require(boolean holds, String name, double value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(name + value + " must be " + bound);
        }
    }

    /**
     * x1, factor per step by which C1 grows while q is small: larger root of x^2 - (1 + beta + eta ||A||) x + beta = 0.
     */
    public double growth() {
        return 1 + growthExcess();
    }

    /** x1 - 1 without cancellation: the positive root of y^2 + (1 - beta - e) y - e = 0, e = eta ||A||. */
    private double growthExcess() {
        double e = eta * normA;
        double b = 1 - beta - e;
        double root = StrictMath.sqrt(b * b + 4 * e);
        return b > 0 ? 2 * e / (b + root) : (root - b) / 2;
    }

    private double logGrowth() {
        return StrictMath.log1p(growthExcess());
    }

    /**
     * Factor per step by which the error shrinks at the end: largest modulus of the roots of
     * x^2 - (1 + beta - 2 eta ||A||) x + beta = 0. It is the larger root itself unless {@link #overshoots()}; complex
     * roots have modulus sqrt(beta), and a value of 1 or more means that the minimum is unstable
     * (2 eta ||A|| &gt;= 2 (1 + beta)).
     */
    public double contraction() {
        if (!overshoots()) {
            return 1 - contractionDeficit();
        }
        double trace = 1 + beta - 2 * eta * normA;
        double discriminant = trace * trace - 4 * beta;
        return discriminant < 0 ? StrictMath.sqrt(beta) : (StrictMath.abs(trace) + StrictMath.sqrt(discriminant)) / 2;
    }

    /** 1 - contraction without cancellation: the smaller root of z^2 - (1 - beta + 2e) z + 2e = 0. */
    private double contractionDeficit() {
        double e = eta * normA;
        double b = 1 - beta + 2 * e;
        return 4 * e / (b + StrictMath.sqrt(StrictMath.max(0, b * b - 8 * e)));
    }

    /** True iff 2 eta ||A|| &gt; (1 - sqrt(beta))^2: the late roots are not positive reals and E changes sign. */
    public boolean overshoots() {
        double gap = 1 - StrictMath.sqrt(beta);
        return 2 * eta * normA > gap * gap;
    }

    /**
     * Steps until the loss ratio: ln[(||A|| / ||C1||^2)(1 - delta) / delta] / (2 ln x1), delta = sqrt(lossRatio).
     * Negative if that loss lies before the start.
     *
     * @param lossRatio L / (1/2 ||A||^2), in (0, 1)
     */
    public double timeTo(double lossRatio) {
        double delta = delta(lossRatio);
        return (logHeadroom() + logLearned(lossRatio, delta) - StrictMath.log(delta)) / (2 * logGrowth());
    }

    /** The loss ratio after t steps, the inverse of {@link #timeTo}; 0 once it underflows. */
    public double lossRatio(double t) {
        double logOdds = 2 * t * logGrowth() - logHeadroom();
        double delta = logOdds > 0
                ? StrictMath.exp(-logOdds) / (1 + StrictMath.exp(-logOdds))
                : 1 / (1 + StrictMath.exp(logOdds));
        return delta * delta;
    }

    /**
     * Steps until the loss ratio, sharper than {@link #timeTo} by two orders in k h||A||.
     *
     * <p>Derivation. C1 starts at rest, so the growing mode holds the fraction sigma = x1 (x1 - beta) / (x1^2 - beta) of
     * it. From then on the iterate a = sqrt(q ||A||) follows a flow a' = F(a) with, for f = a (||A|| - a^2),
     * (e^D - 1 - beta + beta e^-D) a = eta f, that is F = h f - k h^2 f f' + O(h^3). The time dt/dq has a pole at q = 0
     * with residue 1 / (2 ln x1) and one at q = 1 with residue 1 / mu, mu = -ln(contraction), exactly, because the two
     * linearizations are exact. What is left is regular in q: the expansion of dt = da / F has none at order h^-1 and
     * h^0 (f'/f has only poles), and at order h the regular part of -(k^2 - 1/6) h (f'^2 / f + f'') da, which is
     * 15/2 (k^2 - 1/6) h ||A|| dq. With delta = sqrt(lossRatio), q = 1 - delta:
     * <pre>
     *   t = ln[ ||A|| q / (||C1||^2 sigma^2) ] / (2 ln x1) + ln(1 / delta) / mu + 15/2 (k^2 - 1/6) h ||A|| q
     * </pre>
     *
     * @param lossRatio L / (1/2 ||A||^2), in (0, 1)
     * @throws IllegalStateException if {@link #overshoots()}: the end is not monotone and has no such formula
     */
    public double sharpTimeTo(double lossRatio) {
        if (overshoots()) {
            throw new IllegalStateException("eta=" + eta + " overshoots for ||A||=" + normA + ", beta=" + beta
                    + ": sharpTimeTo needs 2 eta ||A|| <= (1 - sqrt(beta))^2; lower eta or use timeTo");
        }
        double delta = delta(lossRatio);
        double x1 = growth();
        double startup = StrictMath.log(x1 * (x1 - beta) / (x1 * x1 - beta));
        double early = (logHeadroom() + logLearned(lossRatio, delta) - 2 * startup) / (2 * logGrowth());
        double late = StrictMath.log(delta) / StrictMath.log1p(-contractionDeficit());
        double kappa = (1 + beta) / (2 * (1 - beta));
        double middle = 7.5 * (kappa * kappa - 1.0 / 6) * eta * normA / (1 - beta) * (1 - delta);
        return early + late + middle;
    }

    private static double delta(double lossRatio) {
        require(lossRatio > 0 && lossRatio < 1, "lossRatio=", lossRatio, "in (0, 1)");
        return StrictMath.sqrt(lossRatio);
    }

    /** ln(||A|| / ||C1||^2); the difference of logarithms cannot overflow. */
    private double logHeadroom() {
        return StrictMath.log(normA) - StrictMath.log(normC1Squared);
    }

    /** ln(1 - delta) = ln((1 - lossRatio) / (1 + delta)), which keeps its digits as lossRatio tends to 1. */
    private static double logLearned(double lossRatio, double delta) {
        return StrictMath.log((1 - lossRatio) / (1 + delta));
    }
}
