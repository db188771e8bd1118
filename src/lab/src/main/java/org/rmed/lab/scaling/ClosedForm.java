package org.rmed.lab.scaling;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LogisticLaw;
import org.rmed.theory.law.RatioLaw;
import org.rmed.theory.law.SignGrowth;

/**
 * The closed forms behind the sharp exponents, each from a run's start and learning rate alone.
 *
 * <p>Adam: while column j has not arrived, (W2 W1)_j = d u (u + m) with u = eta t and m the mean of |w2(0)|, for
 * w2 = |w2(0)| + u and W1 = u up to its own, far smaller start.
 */
final class ClosedForm {

    private ClosedForm() {}

    /** Median of max/median of d squared Gaussians. */
    static double medianRatio(Outcome run) {
        return RatioLaw.medianOf(run.dimension());
    }

    /** ln x1, x1 the factor per step by which SGD+M leaves the saddle. */
    static double logGrowth(Outcome run) {
        // the growth does not depend on ||C1||
        return StrictMath.log(new LogisticLaw(
                        run.targetNorm(),
                        Double.MIN_NORMAL,
                        run.optimizer().eta(),
                        run.optimizer().momentum())
                .growth());
    }

    /** T_1 of SGD+M: the growing mode's largest entry, max |C1| x1^t, reaches sqrt(s). */
    static double sgdMomentumFirstPhase(Outcome run) {
        return StrictMath.log(StrictMath.sqrt(run.scale()) / largest(run.growingDirection())) / logGrowth(run);
    }

    /**
     * Lbar of SGD+M at T_2: E is parallel to A, and its smallest entry, where |A_j| is smallest, is sqrt(eps / d). So
     * ||E||^2 = eps ||A||^2 / (d min A^2), which is at least eps: T_3 comes later.
     */
    static double sgdMomentumEndLoss(Outcome run) {
        double norm = run.targetNorm();
        double least = Arrays.stream(run.target()).map(StrictMath::abs).min().orElseThrow();
        return 0.5 * run.eps() * norm * norm / (run.dimension() * least * least);
    }

    /** R_med,1 - 1 of Adam when the loss is a share of its start: at that loss the weights have the same size at any speed. */
    static double adamExcessAtLoss(Outcome run, double share) {
        double due = share * loss(run, 0);
        double product = bisection(0, largest(run.target()), middle -> loss(run, middle) > due);
        return excess(run, sizeAt(run, product));
    }

    /** R_med,1 - 1 of Adam at T_P, when min |w2(0)| + u is sqrt(s / sqrt d). */
    static double adamExcessAtPlanted(Outcome run) {
        double least =
                Arrays.stream(run.secondLayer()).map(StrictMath::abs).min().orElseThrow();
        double size = StrictMath.sqrt(run.scale() / StrictMath.sqrt(run.dimension())) - least;
        return excess(run, StrictMath.max(0, size));
    }

    private static double excess(Outcome run, double size) {
        return new SignGrowth(run.secondLayer(), 1).rMed1(size) - 1;
    }

    /** T_1 of Adam: the smallest A_j is reached up to the threshold sqrt(eta d). */
    static double adamFirstFlip(Outcome run) {
        return timeToProduct(run, Arrays.stream(run.target()).min().orElseThrow() - threshold(run));
    }

    /** T_f of Adam: the largest A_j is. */
    static double adamLastFlip(Outcome run) {
        return timeToProduct(run, largest(run.target()) - threshold(run));
    }

    /** Lbar of Adam at T_f: what the last columns still lack. */
    static double adamLossAtLastFlip(Outcome run) {
        return loss(run, largest(run.target()) - threshold(run));
    }

    /** Lbar of Adam at T_g, where sum_j |E_j| |w_i| = d sqrt(eta) with |w_i| = sqrt(product / d). */
    static double adamLossAtGradient(Outcome run) {
        double due = run.dimension() * StrictMath.sqrt(run.optimizer().eta());
        double low = Arrays.stream(run.target()).min().orElseThrow();
        return loss(
                run,
                bisection(
                        low,
                        largest(run.target()),
                        middle -> StrictMath.sqrt(middle / run.dimension())
                                        * lacking(run, middle).sum()
                                > due));
    }

    /** The point up to which a condition holds, to the last bits. */
    private static double bisection(double from, double to, DoublePredicate holds) {
        double low = from;
        double high = to;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (low + high);
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double threshold(Outcome run) {
        return StrictMath.sqrt(run.optimizer().eta() * run.dimension());
    }

    /** 1/2 sum_j (A_j - product)_+^2. */
    private static double loss(Outcome run, double product) {
        return 0.5 * lacking(run, product).map(e -> e * e).sum();
    }

    private static DoubleStream lacking(Outcome run, double product) {
        return Arrays.stream(run.target()).map(a -> StrictMath.max(0, a - product));
    }

    private static double timeToProduct(Outcome run, double product) {
        return sizeAt(run, product) / run.optimizer().eta();
    }

    /** u with d u (u + m) = product. */
    private static double sizeAt(Outcome run, double product) {
        double half =
                Arrays.stream(run.secondLayer()).map(StrictMath::abs).average().orElseThrow() / 2;
        return StrictMath.sqrt(half * half + product / run.dimension()) - half;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).max().orElseThrow();
    }
}
