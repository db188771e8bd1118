package org.rmed.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.rmed.lab.store.Decimal;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/**
 * What a sweep keeps of a run, one number per column; NaN where the run did not get there.
 *
 * <ul>
 *   <li>{@code scale_used}, {@code eta_used}, {@code engine_error};
 *   <li>at the last row: {@code t_end}, {@code loss_end} (share of the initial loss), {@code r_med_1_end}, {@code r_med_2_end};
 *   <li>at the start of the theorem's interval (T_1 of methods linear in the gradient, T_P of the others): {@code t_start},
 *       {@code r_med_1_start}, {@code r_med_2_start}; at its end (min(T_2, T_3), or T_2): {@code t_stop}, {@code loss_stop},
 *       {@code r_med_1_stop}, {@code r_med_2_stop};
 *   <li>the phase times {@code T_1, T_2, T_3, T_P, T_g, T_f};
 *   <li>for each of {@code lossTargets}, L say: {@code t_loss_L}, {@code r_med_1_loss_L}, {@code r_med_2_loss_L};
 *   <li>for each further statistics column X: {@code X_end}, and {@code X_max} over all rows.
 * </ul>
 */
public final class Columns {

    private static final List<String> PHASES = List.of("T_1", "T_2", "T_3", "T_P", "T_g", "T_f");
    private static final List<String> UNIFORMITY = Statistic.UNIFORMITY.columns();

    private final List<String> names;
    private final List<Double> levels;
    private final List<String> extra;

    private Columns(List<Double> levels, List<String> extra) {
        this.levels = levels;
        this.extra = extra;
        List<String> all = new ArrayList<>(List.of("scale_used", "eta_used", "engine_error", "t_end", "loss_end"));
        UNIFORMITY.forEach(name -> all.add(name + "_end"));
        all.add("t_start");
        UNIFORMITY.forEach(name -> all.add(name + "_start"));
        all.addAll(List.of("t_stop", "loss_stop"));
        UNIFORMITY.forEach(name -> all.add(name + "_stop"));
        all.addAll(PHASES);
        for (double level : levels) {
            all.add("t_loss_" + Decimal.of(level));
            UNIFORMITY.forEach(name -> all.add(name + "_loss_" + Decimal.of(level)));
        }
        extra.forEach(name -> all.addAll(List.of(name + "_end", name + "_max")));
        names = List.copyOf(all);
    }

    /** The columns of every run with these loss targets and statistics. */
    public static Columns of(Settings settings) {
        List<Double> levels = settings.reals("lossTargets", Double.MIN_NORMAL, 1);
        List<String> extra = Statistic.named(settings.text("statistics")).stream()
                .filter(group -> group != Statistic.UNIFORMITY)
                .flatMap(group -> group.columns().stream())
                .toList();
        return new Columns(levels, extra);
    }

    /** Their names. */
    public List<String> names() {
        return names;
    }

    /**
     * Where a column stands.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + names);
        }
        return index;
    }

    /** All NaN: nothing is known. */
    double[] nothing() {
        double[] values = new double[names.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The values of a run. */
    double[] of(Outcome run) {
        Trajectory trajectory = run.trajectory();
        boolean linear = run.optimizer().linearInGradient();
        double start = trajectory.first().loss();
        Snapshot last = trajectory.last();
        OptionalDouble begins = trajectory.phases().time(linear ? "T_1" : "T_P");
        OptionalDouble stops = DoubleStream.concat(
                        trajectory.phases().time("T_2").stream(),
                        linear ? trajectory.phases().time("T_3").stream() : DoubleStream.empty())
                .min();
        List<Double> values = new ArrayList<>();
        values.addAll(List.of(
                run.scale(), run.optimizer().eta(), run.certificate().error(), trajectory.end(), last.loss() / start));
        uniformity(values, trajectory, OptionalDouble.of(last.t()));
        values.add(begins.orElse(Double.NaN));
        uniformity(values, trajectory, begins);
        values.add(stops.orElse(Double.NaN));
        values.add(at(trajectory, stops, row -> row.loss() / start));
        uniformity(values, trajectory, stops);
        PHASES.forEach(name -> values.add(trajectory.phases().time(name).orElse(Double.NaN)));
        for (double level : levels) {
            OptionalDouble time = trajectory.crossings().time(level);
            values.add(time.orElse(Double.NaN));
            uniformity(values, trajectory, time);
        }
        for (String name : extra) {
            values.add(trajectory.value(last, name));
            values.add(trajectory.rows().stream()
                    .mapToDouble(row -> trajectory.value(row, name))
                    .max()
                    .orElse(Double.NaN));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void uniformity(List<Double> values, Trajectory trajectory, OptionalDouble time) {
        for (String name : UNIFORMITY) {
            values.add(at(trajectory, time, row -> trajectory.value(row, name)));
        }
    }

    /** A value in the row of a time; NaN where there is none: T_g may be seen only with its step, when its state is gone. */
    private static double at(Trajectory trajectory, OptionalDouble time, ToDoubleFunction<Snapshot> value) {
        return trajectory.rows().stream()
                .filter(row -> time.isPresent() && row.t() == time.getAsDouble())
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
