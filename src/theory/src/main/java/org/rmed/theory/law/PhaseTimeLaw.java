package org.rmed.theory.law;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A phase time of Jiang, Malik and Li (2023), Definitions 1 to 6: the closed form of the quantity that is watched, and its
 * threshold. The time is predicted to be where the closed form passes the threshold.
 *
 * @param time such as {@code T_1}
 * @param threshold positive
 * @param quantity as a function of t
 * @param rises whether it passes from below
 * @param from the quantity is asked from this t on, a bound on the search
 */
public record PhaseTimeLaw(String time, double threshold, DoubleUnaryOperator quantity, boolean rises, double from) {

    private static final int HALVINGS = 80;

    /**
     * Definitions 1 to 3: max |w2_i| by Lemma 4, min |E_j| and ||E||^2 with E = -(1 - q) A. E is parallel to A, so that its smallest
     * entry, where A_j is smallest, is the first to be small.
     *
     * @param first the first phase of the run
     * @param target A (d)
     * @param scale s
     * @param eps of T_2 and T_3
     * @throws IllegalStateException if eta overshoots
     */
    public static List<PhaseTimeLaw> ofSgdm(FirstPhase first, double[] target, double scale, double eps) {
        double squares = Arrays.stream(first.growing()).map(c -> c * c).sum();
        LearnedShare share = new LearnedShare(new LogisticLaw(first.normA(), squares, first.eta(), first.beta()));
        double norm = first.normA();
        double least = smallest(target);
        return List.of(
                new PhaseTimeLaw("T_1", StrictMath.sqrt(scale), first::largest, true, 0),
                new PhaseTimeLaw("T_2", StrictMath.sqrt(eps / target.length), t -> least * share.left(t), false, 0),
                new PhaseTimeLaw("T_3", eps, t -> norm * norm * share.left(t) * share.left(t), false, 0));
    }

    /**
     * Definitions 4 to 6, and T_P: min |w2_i|, min |E_j|, min |g2_i| and max |E_j|. With u = eta t and m the mean of |w2(0)|,
     * (W2 W1)_j = d u (u + m) until column j arrives (eq. (29)).
     *
     * @param target A (d)
     * @param secondLayer w2(0) (d)
     * @param eta learning rate
     * @param scale s
     */
    public static List<PhaseTimeLaw> ofAdam(double[] target, double[] secondLayer, double eta, double scale) {
        int d = target.length;
        double arrived = StrictMath.sqrt(eta * d);
        double start = smallest(secondLayer);
        double mean = Arrays.stream(secondLayer).map(StrictMath::abs).average().orElseThrow();
        DoubleUnaryOperator product = t -> d * eta * t * (eta * t + mean);
        double least = smallest(target);
        double most = Arrays.stream(target).map(StrictMath::abs).max().orElseThrow();
        return List.of(
                new PhaseTimeLaw("T_P", StrictMath.sqrt(scale / StrictMath.sqrt(d)), t -> start + eta * t, true, 0),
                new PhaseTimeLaw("T_1", arrived, t -> least - product.applyAsDouble(t), false, 0),
                new PhaseTimeLaw(
                        "T_g",
                        d * StrictMath.sqrt(eta),
                        t -> eta * t * lacking(target, product.applyAsDouble(t)),
                        false,
                        StrictMath.sqrt(least / d) / eta),
                new PhaseTimeLaw("T_f", arrived, t -> most - product.applyAsDouble(t), false, 0));
    }

    /**
     * The t at which the closed form passes the threshold, by bisection.
     *
     * @param latest a t by which it has, and up to which it is a number from where it passes on
     */
    public double predicted(double latest) {
        double before = from;
        double after = latest;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (before + after);
            if (quantity.applyAsDouble(middle) < threshold == rises) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    /** sum_j |E_j| over the columns that have not arrived. */
    private static double lacking(double[] target, double product) {
        return Arrays.stream(target)
                .map(a -> StrictMath.max(0, StrictMath.abs(a) - product))
                .sum();
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).min().orElseThrow();
    }
}
