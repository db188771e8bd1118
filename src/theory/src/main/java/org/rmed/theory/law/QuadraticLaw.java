package org.rmed.theory.law;

import java.util.Arrays;

/**
 * Loss of Adam on the two-layer linear network while it acts as sign descent: every weight has moved by eta per step, so
 * (W2 W1)_j = d (eta t)^2 until it meets |A_j|, and
 * <pre>
 *   L(t) = 1/2 sum_j ( (|A_j| - d (eta t)^2)_+ )^2 .
 * </pre>
 * Derived from the first phase of Jiang, Malik and Li (2023), section on Adam; not printed there in this form. A target
 * of mixed signs is equivalent to |A_j| by flipping input coordinates. Measured: the loss lies above the law by at most
 * 0.7% in the first phase (d = 64, start 1e-4, eta = 1e-5) and by 6% near its end, a start-up lag of some ten steps.
 * Times are steps, not rounded. Rounding error: a few ulp of the largest term. Immutable: arrays are copied.
 *
 * @param target A (d entries, finite, any sign; a zero entry flips at once; squares overflow beyond 1e154), d &gt;= 1
 * @param eta step size, positive and finite
 */
public record QuadraticLaw(double[] target, double eta) {

    /** @throws IllegalArgumentException if the target is empty or not finite, or eta is not positive and finite */
    public QuadraticLaw {
        SignGrowth.requireFinite("target", target);
        SignGrowth.requireStep(eta);
        target = target.clone();
    }

    /** A copy of A. */
    @Override
    public double[] target() {
        return target.clone();
    }

    /** L(t), t &gt;= 0 in steps; exactly 0 from {@link #lastFlip()} on, up to the rounding of that time. */
    public double loss(double t) {
        SignGrowth.requireTime(t);
        double moved = eta * t;
        double product = target.length * moved * moved;
        double sum = 0;
        for (double a : target) {
            double error = StrictMath.max(0, StrictMath.abs(a) - product);
            sum += error * error;
        }
        return sum / 2;
    }

    /** Step at which coordinate j (0-based) meets its target: sqrt(|A_j| / d) / eta. */
    public double flipTime(int j) {
        return time(StrictMath.abs(target[j]));
    }

    /** Smallest flip time: the end of the first phase. */
    public double firstFlip() {
        return time(Arrays.stream(target).map(StrictMath::abs).min().orElseThrow());
    }

    /** Largest flip time: the loss is zero from here on. */
    public double lastFlip() {
        return time(Arrays.stream(target).map(StrictMath::abs).max().orElseThrow());
    }

    private double time(double size) {
        return StrictMath.sqrt(size / target.length) / eta;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuadraticLaw law
                && Arrays.equals(target, law.target)
                && Double.compare(eta, law.eta) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(target) + Double.hashCode(eta);
    }

    @Override
    public String toString() {
        return "QuadraticLaw[d=" + target.length + ", eta=" + eta + "]";
    }
}
