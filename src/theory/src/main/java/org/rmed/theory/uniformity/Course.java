package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Extremum;

/**
 * One number per t over a stretch of a run of SGD+M, made of a column of its readings: the extreme of it, and in words where that is
 * or where a bound is first broken. Where the readings have columns x_i, x_j beside the column x, the entry is named too, counted
 * from 0.
 *
 * @param column of the readings
 * @param stretch of the run; no number at all, or a NaN, makes the extremes NaN
 * @param measure for each run what is made of t and the column's number there
 */
record Course(
        String column, Function<MomentumRun, Stretch> stretch, Function<MomentumRun, DoubleBinaryOperator> measure) {

    /**
     * The steps from one t to another, both included; none if they are not in order.
     *
     * @param from first t
     * @param to last t
     */
    record Stretch(double from, double to) {

        /** Not reached. */
        static final Stretch NONE = new Stretch(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /** The column's own numbers. */
    static Course of(String column, Function<MomentumRun, Stretch> stretch) {
        return new Course(column, stretch, run -> (t, x) -> x);
    }

    /** The same in a unit of each run. */
    Course over(ToDoubleFunction<MomentumRun> unit) {
        return new Course(column, stretch, run -> {
            DoubleBinaryOperator number = measure.apply(run);
            double one = unit.applyAsDouble(run);
            return (t, x) -> number.applyAsDouble(t, x) / one;
        });
    }

    /** The largest number of a run. */
    double largest(MomentumRun run) {
        return extreme(values(run), Relation.AT_MOST);
    }

    /** The smallest one. */
    double smallest(MomentumRun run) {
        return extreme(values(run), Relation.AT_LEAST);
    }

    /** The largest over runs, which must be at most the bound; the note names its seed and place. */
    Finding atMost(String what, String where, List<Outcome> runs, double bound) {
        return MomentumClaim.atMost(
                what, where, runs, this::largest, bound, run -> place(run, Relation.AT_MOST, bound));
    }

    /** The smallest over runs, which must be at least the bound, likewise. */
    Finding atLeast(String what, String where, List<Outcome> runs, double bound) {
        return MomentumClaim.atLeast(
                what, where, runs, this::smallest, bound, run -> place(run, Relation.AT_LEAST, bound));
    }

    /** The share of runs without a number above 1, which must be shown to be at least 0.8. */
    Finding share(String what, String where, List<Outcome> runs) {
        return MomentumClaim.share(what, where, runs, this::largest, run -> place(run, Relation.AT_MOST, 1));
    }

    /** Where the extreme of a run is, or where the bound is first broken; empty if there is no number. */
    private String place(MomentumRun run, Relation relation, double bound) {
        double[] values = values(run);
        double extreme = extreme(values, relation);
        boolean broken = broken(extreme, relation, bound);
        double from = StrictMath.ceil(stretch.apply(run).from());
        return IntStream.range(0, values.length)
                .filter(k -> broken ? broken(values[k], relation, bound) : values[k] == extreme)
                .mapToObj(k -> words(broken, from + k) + entry(run, from + k, column))
                .findFirst()
                .orElse("");
    }

    /** {@code " at t=104"}, or {@code "; first at t=104"} of a bound that is broken. */
    static String words(boolean broken, double t) {
        return (broken ? "; first at t=" : " at t=") + Words.steps(t);
    }

    /** {@code ", i=3, j=7"}, the entry that a column is of at t; empty if it is of none. */
    static String entry(MomentumRun run, double t, String column) {
        return Extremum.place(run.run().readings(), t, column);
    }

    private double[] values(MomentumRun run) {
        Stretch steps = stretch.apply(run);
        double[] values = run.run().readings().between(steps.from(), steps.to(), column);
        DoubleBinaryOperator number = measure.apply(run);
        double from = StrictMath.ceil(steps.from());
        Arrays.setAll(values, k -> number.applyAsDouble(from + k, values[k]));
        return values;
    }

    private static double extreme(double[] values, Relation relation) {
        double extreme = values.length == 0 ? Double.NaN : values[0];
        for (double value : values) {
            extreme = relation == Relation.AT_MOST ? StrictMath.max(extreme, value) : StrictMath.min(extreme, value);
        }
        return extreme;
    }

    private static boolean broken(double value, Relation relation, double bound) {
        return relation == Relation.AT_MOST ? !(value <= bound) : !(value >= bound);
    }
}
