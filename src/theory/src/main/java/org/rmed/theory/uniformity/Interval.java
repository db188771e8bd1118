package org.rmed.theory.uniformity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.rmed.linear.trajectory.Phases;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;

/**
 * The interval [T_1, T_2] of Theorem 1 in one run: for SGD+M from T_1 to min(T_2, T_3), for Adam from T_P to T_2 =
 * min(T_g, T_f). Rows are those the run recorded in it; both ends are among them.
 *
 * @param run the run
 * @param from its first t
 * @param to its last t
 */
record Interval(Outcome run, double from, double to) {

    /** The interval, or null where the run ended without reaching its ends. */
    static Interval of(Outcome run) {
        Phases phases = run.trajectory().phases();
        boolean linear = run.optimizer().linearInGradient();
        OptionalDouble from = phases.time(linear ? "T_1" : "T_P");
        OptionalDouble to = linear ? earlier(phases.time("T_2"), phases.time("T_3")) : phases.time("T_2");
        return from.isPresent() && to.isPresent() && from.getAsDouble() < to.getAsDouble()
                ? new Interval(run, from.getAsDouble(), to.getAsDouble())
                : null;
    }

    /** The least Lbar(T_1) / Lbar(0) over runs must be at least the bound, the constant in Theta(d). */
    static Finding lossAtStart(int d, List<Outcome> runs, double bound) {
        double least = runs.stream()
                .mapToDouble(run -> measure(
                        run,
                        0,
                        interval -> interval.lossAtStart()
                                / run.trajectory().first().loss()))
                .min()
                .orElseThrow();
        return Finding.exact("least Lbar(T_1) / Lbar(0)", "d=" + d, least, Relation.AT_LEAST, bound);
    }

    /** A measure over the interval, or {@code absent} where there is none. */
    static double measure(Outcome run, double absent, Function<Interval, Double> measure) {
        Interval interval = of(run);
        return interval == null ? absent : measure.apply(interval);
    }

    List<Snapshot> rows() {
        return run.trajectory().between(from, to);
    }

    /** min of R_med,k over the interval. */
    double leastUniformity(int layer) {
        return fold(layer, Math::min);
    }

    /** max of R_med,k over the interval. */
    double mostUniformity(int layer) {
        return fold(layer, Math::max);
    }

    /** Loss at the first row. */
    double lossAtStart() {
        return rows().get(0).loss();
    }

    /** Loss at the last row. */
    double lossAtEnd() {
        return rows().get(rows().size() - 1).loss();
    }

    private double fold(int layer, DoubleBinaryOperator operator) {
        return rows().stream()
                .mapToDouble(row -> run.trajectory().value(row, "r_med_" + layer))
                .reduce(operator)
                .orElseThrow();
    }

    private static OptionalDouble earlier(OptionalDouble first, OptionalDouble second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isPresent() ? first : second;
        }
        return OptionalDouble.of(Math.min(first.getAsDouble(), second.getAsDouble()));
    }
}
