package org.rmed.theory.uniformity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Extremum;

/**
 * The largest or smallest value of something over a window of each run. The note names the seed of the worst run and, in it, the t
 * and the coordinates of the extreme; where the bound is broken, those of the first value that breaks it: {@code seed=3; first at
 * t=104, i=3, j=7}. A run without the window, or with a NaN in it, fails; so does one in which every value is {@link #NOTHING}.
 *
 * @param <R> in what a claim sees a run
 * @param view of a run
 * @param window the steps of a run that are looked at
 * @param measure for each run the value at t
 * @param place which entry the value at t belongs to
 */
record Extremes<R>(
        Function<Outcome, R> view,
        Function<Outcome, Window> window,
        Function<Outcome, DoubleUnaryOperator> measure,
        Place place) {

    /** The value at a t where nothing is asked, for {@link #atMost}. */
    static final double NOTHING = Double.NEGATIVE_INFINITY;

    /** Where a value comes from, in words that follow its t. */
    @FunctionalInterface
    interface Place {

        /** {@code , i=3, j=7}; empty where there is no coordinate. */
        String of(Outcome run, double t);
    }

    /** Values that are no column's. */
    static Extremes<Outcome> of(
            Function<Outcome, Window> window, Function<Outcome, DoubleUnaryOperator> measure, Place place) {
        return new Extremes<>(run -> run, window, measure, place);
    }

    /** A column of the readings, and what is made of its numbers for each run. */
    static Extremes<Outcome> of(
            String column, Function<Outcome, Window> window, Function<Outcome, DoubleUnaryOperator> measure) {
        return of(column, run -> run, window, run -> {
            DoubleUnaryOperator number = measure.apply(run);
            return (t, reading) -> number.applyAsDouble(reading);
        });
    }

    /** The column in a unit that is the run's. */
    static Extremes<Outcome> in(String column, Function<Outcome, Window> window, ToDoubleFunction<Outcome> unit) {
        return of(column, window, run -> reading -> reading).over(unit);
    }

    /** A column, and for each run as it is seen the steps and what is made of t and the number there. */
    static <R> Extremes<R> of(
            String column,
            Function<Outcome, R> view,
            Function<R, Window> window,
            Function<R, DoubleBinaryOperator> measure) {
        return new Extremes<>(
                view,
                view.andThen(window),
                run -> {
                    DoubleBinaryOperator number = measure.apply(view.apply(run));
                    return t -> number.applyAsDouble(t, run.readings().at(t, column));
                },
                (run, t) -> Extremum.place(run.readings(), t, column));
    }

    /** The same in a unit of each run. */
    Extremes<R> over(ToDoubleFunction<R> unit) {
        return new Extremes<>(
                view,
                window,
                run -> {
                    DoubleUnaryOperator value = measure.apply(run);
                    double one = unit.applyAsDouble(view.apply(run));
                    return t -> value.applyAsDouble(t) / one;
                },
                place);
    }

    /** A value and when it was attained. */
    private record At(double value, double t) {}

    /** The largest over runs and steps must be at most the bound. */
    Finding atMost(String what, String where, List<Outcome> runs, double bound) {
        return extreme(what, where, runs, Relation.AT_MOST, bound);
    }

    /** The smallest must be at least the bound. */
    Finding atLeast(String what, String where, List<Outcome> runs, double bound) {
        return extreme(what, where, runs, Relation.AT_LEAST, bound);
    }

    /** The share of runs without a value above 1, which must be shown to be at least 0.8. */
    Finding share(String what, String where, List<Outcome> runs) {
        return MomentumClaim.share(
                what, where, runs, run -> largest(run.run()), run -> inWords(run.run(), of(run.run(), 1), 1, 1));
    }

    private Finding extreme(String what, String where, List<Outcome> runs, Relation relation, double bound) {
        double sign = relation == Relation.AT_MOST ? 1 : -1;
        Outcome worst = Ensemble.worst(runs, run -> sign * of(run, sign).value());
        At at = of(worst, sign);
        Finding finding = Finding.exact(what, where, at.value(), relation, bound);
        return finding.withNote((sign > 0 ? "largest of " : "smallest of ") + runs.size() + " runs, seed="
                + worst.settings().text("seed") + inWords(worst, at, sign, bound));
    }

    /** The largest value of one run; NaN if it has none. */
    double largest(Outcome run) {
        return of(run, 1).value();
    }

    /** Where it is: {@code  at t=104, i=3, j=7}; empty if there is none. */
    String largestAt(Outcome run) {
        At at = of(run, 1);
        return Double.isNaN(at.t()) ? "" : words(false, at.t()) + place.of(run, at.t());
    }

    /** Where the extreme is, or where the bound is first broken; empty if there is neither. */
    private String inWords(Outcome run, At at, double sign, double bound) {
        if (Double.isNaN(at.t())) {
            return "";
        }
        boolean broken = !(sign * at.value() <= sign * bound);
        double t = broken ? first(run, sign, bound) : at.t();
        return words(broken, t) + place.of(run, t);
    }

    /** {@code " at t=104"}, or {@code "; first at t=104"} of a bound that is broken. */
    static String words(boolean broken, double t) {
        return (broken ? "; first at t=" : " at t=") + Words.steps(t);
    }

    /** The first t whose value is not inside the bound, in a run that has one. */
    private double first(Outcome run, double sign, double bound) {
        DoubleUnaryOperator value = measure.apply(run);
        double t = window.apply(run).from();
        while (sign * value.applyAsDouble(t) <= sign * bound) {
            t++;
        }
        return t;
    }

    /** The value in one run that is largest for sign 1, smallest for -1; NaN where there is none. */
    private At of(Outcome run, double sign) {
        Window steps = window.apply(run);
        At worst = new At(NOTHING, Double.NaN);
        if (!steps.exists()) {
            return new At(Double.NaN, Double.NaN);
        }
        DoubleUnaryOperator value = measure.apply(run);
        for (double t = steps.from(); t <= steps.to(); t++) {
            At at = new At(value.applyAsDouble(t), t);
            if (Double.isNaN(at.value())) {
                return at;
            }
            boolean asked = sign < 0 || at.value() > NOTHING;
            if (asked && (Double.isNaN(worst.t()) || sign * at.value() > worst.value())) {
                worst = new At(sign * at.value(), t);
            }
        }
        return Double.isNaN(worst.t()) ? new At(Double.NaN, Double.NaN) : new At(sign * worst.value(), worst.t());
    }
}
