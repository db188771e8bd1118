package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.FirstPhase;

/**
 * A phase time of Jiang, Malik and Li (2023): the quantity that is watched, its threshold, and the closed form of the quantity.
 * The time is predicted to be where the closed form passes the threshold.
 *
 * @param time such as {@code T_1}
 * @param quantity a vector of {@link Definitions}
 * @param threshold of a run
 * @param law of a run: the quantity as a function of t
 * @param rises whether it passes from below
 * @param from the law is asked from this step on, a bound on the search
 */
record Definition(
        String time,
        String quantity,
        ToDoubleFunction<Outcome> threshold,
        Function<Outcome, DoubleUnaryOperator> law,
        boolean rises,
        ToDoubleFunction<Outcome> from) {

    private static final int HALVINGS = 80;

    /** Definitions 1 to 3. E is parallel to A, so that its smallest entry, where A_j is smallest, is the first to be small. */
    static List<Definition> ofSgdm() {
        return List.of(
                new Definition(
                        "T_1",
                        Definitions.LARGEST_WEIGHT,
                        run -> StrictMath.sqrt(run.scale()),
                        Definition::largestWeight,
                        true,
                        run -> 0),
                new Definition(
                        "T_2",
                        Definitions.SMALLEST_ERROR,
                        run -> StrictMath.sqrt(run.eps() / run.dimension()),
                        run -> scaled(run, Definition::left, smallest(run)),
                        false,
                        run -> 0),
                new Definition(
                        "T_3",
                        Definitions.SQUARED_ERROR,
                        Outcome::eps,
                        run -> {
                            DoubleUnaryOperator left = left(run);
                            double norm = run.targetNorm();
                            return t -> norm * norm * left.applyAsDouble(t) * left.applyAsDouble(t);
                        },
                        false,
                        run -> 0));
    }

    /** Definitions 4 to 6, and T_P. With u = eta t and m the mean of |w2(0)|, (W2 W1)_j = d u (u + m) until column j arrives. */
    static List<Definition> ofAdam() {
        ToDoubleFunction<Outcome> arrived =
                run -> StrictMath.sqrt(run.optimizer().eta() * run.dimension());
        return List.of(
                new Definition(
                        "T_P",
                        Definitions.SMALLEST_WEIGHT,
                        run -> StrictMath.sqrt(run.scale() / StrictMath.sqrt(run.dimension())),
                        run -> {
                            double start = smallestOf(run.secondLayer());
                            return t -> start + run.optimizer().eta() * t;
                        },
                        true,
                        run -> 0),
                new Definition(
                        "T_1",
                        Definitions.SMALLEST_ERROR,
                        arrived,
                        run -> t -> smallest(run) - product(run, t),
                        false,
                        run -> 0),
                new Definition(
                        "T_g",
                        Definitions.SMALLEST_GRADIENT,
                        run -> run.dimension() * StrictMath.sqrt(run.optimizer().eta()),
                        run -> t -> run.optimizer().eta() * t * lacking(run, t),
                        false,
                        run -> StrictMath.sqrt(smallest(run) / run.dimension())
                                / run.optimizer().eta()),
                new Definition(
                        "T_f",
                        Definitions.LARGEST_ERROR,
                        arrived,
                        run -> t -> largest(run) - product(run, t),
                        false,
                        run -> 0));
    }

    /** The t at which the law passes the threshold, by bisection between {@link #from} and the end of the run. */
    double predicted(Outcome run) {
        DoubleUnaryOperator form = law.apply(run);
        double level = threshold.applyAsDouble(run);
        double before = from.applyAsDouble(run);
        double after = run.trajectory().end();
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (before + after);
            if (form.applyAsDouble(middle) < level == rises) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    private static DoubleUnaryOperator largestWeight(Outcome run) {
        return new FirstPhase(
                run.growingDirection(),
                run.secondLayer(),
                run.targetNorm(),
                run.optimizer().eta(),
                run.optimizer().momentum())::largest;
    }

    /** 1 - q = ||E|| / ||A||, without cancellation at the end. */
    private static DoubleUnaryOperator left(Outcome run) {
        DoubleUnaryOperator odds = Remainder.logOdds(run);
        return t -> 1 / (1 + StrictMath.exp(odds.applyAsDouble(t)));
    }

    private static DoubleUnaryOperator scaled(Outcome run, Function<Outcome, DoubleUnaryOperator> form, double factor) {
        DoubleUnaryOperator value = form.apply(run);
        return t -> factor * value.applyAsDouble(t);
    }

    private static double product(Outcome run, double t) {
        double u = run.optimizer().eta() * t;
        double mean =
                Arrays.stream(run.secondLayer()).map(StrictMath::abs).average().orElseThrow();
        return run.dimension() * u * (u + mean);
    }

    /** sum_j |E_j| over the columns that have not arrived. */
    private static double lacking(Outcome run, double t) {
        double product = product(run, t);
        return Arrays.stream(run.target())
                .map(a -> StrictMath.max(0, a - product))
                .sum();
    }

    private static double smallest(Outcome run) {
        return smallestOf(run.target());
    }

    private static double largest(Outcome run) {
        return Arrays.stream(run.target()).map(StrictMath::abs).max().orElseThrow();
    }

    private static double smallestOf(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).min().orElseThrow();
    }
}
