package org.rmed.theory.uniformity;

import java.util.List;
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
 * @param window the steps of a run that are looked at
 * @param measure for each run the value at t
 * @param place which entry the value at t belongs to
 */
record Extremes(Function<Outcome, Window> window, Function<Outcome, DoubleUnaryOperator> measure, Place place) {

    /** The value at a t where nothing is asked, for {@link #atMost}. */
    static final double NOTHING = Double.NEGATIVE_INFINITY;

    /** Where a value comes from, in words that follow its t. */
    @FunctionalInterface
    interface Place {

        /** {@code , i=3, j=7}; empty where there is no coordinate. */
        String of(Outcome run, double t);
    }

    /** A column of the readings, and what is made of its numbers for each run. */
    static Extremes of(
            String column, Function<Outcome, Window> window, Function<Outcome, DoubleUnaryOperator> measure) {
        return new Extremes(
                window,
                run -> {
                    DoubleUnaryOperator number = measure.apply(run);
                    return t -> number.applyAsDouble(run.readings().at(t, column));
                },
                (run, t) -> Extremum.place(run.readings(), t, column));
    }

    /** The column in a unit that is the run's. */
    static Extremes in(String column, Function<Outcome, Window> window, ToDoubleFunction<Outcome> unit) {
        return of(column, window, run -> {
            double one = unit.applyAsDouble(run);
            return reading -> reading / one;
        });
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

    private Finding extreme(String what, String where, List<Outcome> runs, Relation relation, double bound) {
        double sign = relation == Relation.AT_MOST ? 1 : -1;
        Outcome worst = Ensemble.worst(runs, run -> sign * of(run, sign).value());
        At at = of(worst, sign);
        Finding finding = Finding.exact(what, where, at.value(), relation, bound);
        String time = Double.isNaN(at.t())
                ? ""
                : finding.holds() ? at(worst, at.t()) : "; first" + at(worst, first(worst, sign, bound));
        return finding.withNote((sign > 0 ? "largest of " : "smallest of ") + runs.size() + " runs, seed="
                + worst.settings().text("seed") + time);
    }

    /** Where one run has its largest value: {@code  at t=104, i=3, j=7}; empty if it has none. */
    String largest(Outcome run) {
        At at = of(run, 1);
        return Double.isNaN(at.t()) ? "" : at(run, at.t());
    }

    private String at(Outcome run, double t) {
        return " at t=" + Words.steps(t) + place.of(run, t);
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
