package org.rmed.lab.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;

/**
 * The runs of one optimizer, one per seed.
 *
 * @param optimizer its name in settings
 * @param runs at least one
 */
record Seeds(String optimizer, List<Outcome> runs) {

    /** SGD+M in the relaxed regime of the theory's claims: s = d^-1.5, h ||A|| = 0.005. */
    static final List<String> SGDM = List.of("optimizer=sgdm", "alpha=1.5");

    /** Adam likewise, eta = s / 10. */
    static final List<String> ADAM = List.of("optimizer=adam", "alpha=1.5", "eta=0.1*s");

    /** The same in words, for captions. */
    static final String REGIME = "`s = d^-1.5`, SGD+M with `h ||A|| = 0.005` and `beta = 0.9`, Adam with `eta = s/10`,"
            + " `beta1 = 0.9` and `beta2 = beta1^2`";

    Seeds {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run of optimizer=" + optimizer + " among the outcomes");
        }
    }

    /** A configuration with {@code seeds} seeds from {@code first} on. */
    static List<Settings> settings(int d, int first, int seeds, List<String> configuration, String... more) {
        Settings base = Setup.defaults().withArguments(configuration).withArguments(List.of(more));
        return IntStream.range(first, first + seeds)
                .mapToObj(seed -> base.with("d", d).with("seed", seed))
                .toList();
    }

    /** Both configurations. */
    static List<Settings> both(int d, int first, int seeds, String... more) {
        return Stream.concat(
                        settings(d, first, seeds, SGDM, more).stream(), settings(d, first, seeds, ADAM, more).stream())
                .toList();
    }

    /** Those of the outcomes that are this optimizer's. */
    static Seeds among(List<Outcome> outcomes, String optimizer) {
        return new Seeds(
                optimizer,
                outcomes.stream()
                        .filter(run -> run.settings().text("optimizer").equals(optimizer))
                        .toList());
    }

    /** Those of dimension d. */
    Seeds atDimension(int d) {
        return new Seeds(
                optimizer, runs.stream().filter(run -> run.dimension() == d).toList());
    }

    Color color() {
        return Palette.of(optimizer);
    }

    double median(ToDoubleFunction<Outcome> measure) {
        return Band.median(each(measure));
    }

    double[] each(ToDoubleFunction<Outcome> measure) {
        return runs.stream().mapToDouble(measure).toArray();
    }

    /** Of one function per run. */
    Band band(double[] x, Function<Outcome, DoubleUnaryOperator> function) {
        return Band.over(runs.stream().map(function).toList(), x);
    }

    /** The time at which the theorem's interval begins, as a share of {@link #end}. */
    static double start(Outcome run) {
        return shareOfEnd(run, run.optimizer().linearInGradient() ? "T_1" : "T_P");
    }

    /** A phase time as a share of {@link #end}. */
    static double shareOfEnd(Outcome run, String phase) {
        return required(run, phase, run.trajectory().phases().time(phase)) / end(run);
    }

    /** The end of the second phase, and with it of the theorem's interval: min(T_2, T_3) of SGD+M, T_2 of Adam. */
    static double end(Outcome run) {
        var phases = run.trajectory().phases();
        OptionalDouble end = Stream.of(phases.time("T_2"), phases.time("T_3"))
                .flatMapToDouble(OptionalDouble::stream)
                .min();
        return required(run, "T_2", end);
    }

    /** The last row up to the end of the second phase; T_2 of Adam may lie a step after it. */
    static Snapshot atEnd(Outcome run) {
        List<Snapshot> rows = run.trajectory().between(0, end(run) + 1);
        return rows.get(rows.size() - 1);
    }

    private static double required(Outcome run, String phase, OptionalDouble time) {
        return time.orElseThrow(() -> new IllegalStateException(
                "no " + phase + " in a run that ended " + run.trajectory().status() + " at t="
                        + Words.steps(run.trajectory().end()) + ": " + run.command()));
    }

    /** A column against t as a share of {@link #end}. */
    static DoubleUnaryOperator againstTime(Outcome run, String column) {
        double end = end(run);
        double[] x = run.trajectory().rows().stream()
                .mapToDouble(row -> row.t() / end)
                .toArray();
        return Curve.through(x, run.trajectory().column(column))::at;
    }

    /** A column against ln(Lbar(0) / Lbar), at the first passage of each loss. */
    static DoubleUnaryOperator againstLogLoss(Outcome run, String column) {
        Trajectory trajectory = run.trajectory();
        double start = trajectory.first().loss();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Snapshot row : trajectory.rows()) {
            // a loss of zero has no logarithm, and nothing is plotted there
            if (row.loss() > 0) {
                x.add(StrictMath.log(start / row.loss()));
                y.add(trajectory.value(row, column));
            }
        }
        return Curve.through(
                x.stream().mapToDouble(Double::doubleValue).toArray(),
                y.stream().mapToDouble(Double::doubleValue).toArray())::at;
    }
}
