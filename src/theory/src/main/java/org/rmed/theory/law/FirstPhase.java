package org.rmed.theory.law;

import java.util.Arrays;

/**
 * Output weights under heavy ball in its first phase, while W2 W1 is negligible and E = -A:
 * <pre>
 *   w2i(t) = C1i phi_+(t) + C2i phi_-(t),   C1 + C2 = w2(0),
 *   phi(t) = a x^t + (1 - a) (beta / x)^t,  x the larger root of x^2 - (1 + beta +- eta ||A||) x + beta = 0,
 *   a = (1 +- eta ||A|| - beta / x) / (x - beta / x).
 * </pre>
 * Jiang, Malik and Li (2023), Lemma 4 and eq. (7), without its approximation of the momentum; exact for the linear
 * recursion. A run keeps to it up to the size of W2 W1 against A, of order s at T_1. Immutable.
 *
 * @param growing C1 (d entries, finite), d &gt;= 1
 * @param w2Initial w2(0) (d entries, finite)
 * @param normA ||A||_2, positive and finite
 * @param eta learning rate, positive and finite
 * @param beta momentum in [0, 1)
 */
public record FirstPhase(double[] growing, double[] w2Initial, double normA, double eta, double beta) {

    /** @throws IllegalArgumentException if an argument is out of its range, or phi_- oscillates: eta ||A|| too large */
    public FirstPhase {
        SignGrowth.requireFinite("growing", growing);
        SignGrowth.requireFinite("w2Initial", w2Initial);
        SignGrowth.requireStep(eta);
        if (growing.length != w2Initial.length) {
            throw new IllegalArgumentException("C1 has " + growing.length + " entries and w2(0) " + w2Initial.length);
        }
        if (!(normA > 0 && normA < Double.POSITIVE_INFINITY && beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(
                    "||A||=" + normA + " must be positive and finite, beta=" + beta + " in [0, 1)");
        }
        if (discriminant(-eta * normA, beta) <= 0) {
            double root = 1 - StrictMath.sqrt(beta);
            throw new IllegalArgumentException("eta ||A||=" + eta * normA
                    + " makes the decaying mode oscillate; this law needs less than (1 - sqrt(beta))^2=" + root * root);
        }
        growing = growing.clone();
        w2Initial = w2Initial.clone();
    }

    /** A copy of C1. */
    @Override
    public double[] growing() {
        return growing.clone();
    }

    /** A copy of w2(0). */
    @Override
    public double[] w2Initial() {
        return w2Initial.clone();
    }

    /** w2(t) after t &gt;= 0 steps (d); relative error about t ulp, from the power. */
    public double[] weights(double t) {
        SignGrowth.requireTime(t);
        double plus = mode(eta * normA, t);
        double minus = mode(-eta * normA, t);
        double[] weights = new double[growing.length];
        Arrays.setAll(weights, i -> growing[i] * plus + (w2Initial[i] - growing[i]) * minus);
        return weights;
    }

    /** max_i |w2i(t)|. */
    public double largest(double t) {
        return Arrays.stream(weights(t)).map(StrictMath::abs).max().orElseThrow();
    }

    /** R_med,1(t) = max_i w2i(t)^2 / median_i w2i(t)^2; the median of an even count is the mean of the two middle squares. */
    public double rMed1(double t) {
        double[] size = Arrays.stream(weights(t)).map(StrictMath::abs).sorted().toArray();
        double largest = size[size.length - 1];
        double upper = size[size.length / 2] / largest;
        double lower = size[(size.length - 1) / 2] / largest;
        return 2 / (lower * lower + upper * upper);
    }

    /** phi(t) for drive = +eta ||A|| (growing) or -eta ||A||. */
    private double mode(double drive, double t) {
        double x = 0.5 * (1 + beta + drive + StrictMath.sqrt(discriminant(drive, beta)));
        double y = beta / x;
        double a = (1 + drive - y) / (x - y);
        return a * StrictMath.pow(x, t) + (1 - a) * StrictMath.pow(y, t);
    }

    private static double discriminant(double drive, double beta) {
        double sum = 1 + beta + drive;
        return sum * sum - 4 * beta;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FirstPhase phase
                && Arrays.equals(growing, phase.growing)
                && Arrays.equals(w2Initial, phase.w2Initial)
                && Double.compare(normA, phase.normA) == 0
                && Double.compare(eta, phase.eta) == 0
                && Double.compare(beta, phase.beta) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(growing) + Double.hashCode(eta);
    }

    @Override
    public String toString() {
        return "FirstPhase[d=" + growing.length + ", ||A||=" + normA + ", eta=" + eta + ", beta=" + beta + "]";
    }
}
