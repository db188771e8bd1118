package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rmed.linear.trajectory.Phases;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;

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

    /** {@code 24 runs; from 4.5e25 to 9.2e25 steps (medians)}. */
    static String length(List<Outcome> runs) {
        return String.format(
                Locale.ROOT,
                "%d runs; from %s to %s steps (medians)",
                runs.size(),
                Words.steps(
                        StrictMath.rint(Ensemble.median(Ensemble.each(runs, run -> measure(run, 0, Interval::from))))),
                Words.steps(
                        StrictMath.rint(Ensemble.median(Ensemble.each(runs, run -> measure(run, 0, Interval::to))))));
    }

    /** Lbar(T_1) = Theta(d) and Lbar(T_2) at most its bound, with high probability each: two findings for every cell. */
    static List<Finding> losses(
            List<Outcome> outcomes,
            double constant,
            String bound,
            ToDoubleFunction<Outcome> largest,
            double probability) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            double[] starts = Ensemble.each(
                    cell.runs(),
                    run -> measure(
                            run,
                            0,
                            i -> i.lossAtStart() / run.trajectory().first().loss()));
            findings.add(Ensemble.share(
                            "share of runs with Lbar(T_1) >= " + constant + " Lbar(0)",
                            cell.where(),
                            Arrays.stream(starts)
                                    .map(x -> x >= constant ? 1 : 0)
                                    .toArray(),
                            probability)
                    .withNote(String.format(Locale.ROOT, "median share %.3g", Ensemble.median(starts))));
            double[] ends = Ensemble.each(
                    cell.runs(),
                    run -> measure(run, Double.POSITIVE_INFINITY, i -> i.lossAtEnd() / largest.applyAsDouble(run)));
            findings.add(Ensemble.share(
                            "share of runs with Lbar(T_2) <= " + bound,
                            cell.where(),
                            Arrays.stream(ends).map(x -> x <= 1 ? 1 : 0).toArray(),
                            probability)
                    .withNote(String.format(
                            Locale.ROOT,
                            "median of their ratio %.3g, largest %.3g",
                            Ensemble.median(ends),
                            Ensemble.largest(ends))));
        }
        return findings;
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
