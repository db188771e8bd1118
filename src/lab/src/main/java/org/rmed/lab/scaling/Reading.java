package org.rmed.lab.scaling;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Outcome;

/** Numbers of one run; NaN where the run did not get to the moment asked for. */
final class Reading {

    private Reading() {}

    /** A phase time in steps. */
    static double time(Outcome run, String phase) {
        return run.trajectory().phases().time(phase).orElse(Double.NaN);
    }

    /** A column at a phase time. */
    static double at(Outcome run, String phase, String column) {
        return value(run, run.trajectory().phases().time(phase), column);
    }

    /** A column when the loss first is at most this share of its start. */
    static double atLoss(Outcome run, double share, String column) {
        return value(run, run.trajectory().crossings().time(share), column);
    }

    /** A column at the end of the second phase of SGD+M, min(T_2, T_3). */
    static double atSgdMomentumEnd(Outcome run, String column) {
        var phases = run.trajectory().phases();
        OptionalDouble end = Stream.of(phases.time("T_2"), phases.time("T_3"))
                .flatMapToDouble(OptionalDouble::stream)
                .min();
        return value(run, end, column);
    }

    private static double value(Outcome run, OptionalDouble time, String column) {
        Optional<Snapshot> row = time.isEmpty()
                ? Optional.empty()
                : run.trajectory().rows().stream()
                        .filter(each -> each.t() == time.getAsDouble())
                        .findFirst();
        return row.map(each -> run.trajectory().value(each, column)).orElse(Double.NaN);
    }
}
