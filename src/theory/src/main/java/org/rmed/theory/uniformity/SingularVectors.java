package org.rmed.theory.uniformity;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** What the three observations of section 6 share: runs of both optimizers whose W1 is decomposed at the phase times. */
final class SingularVectors {

    private static final List<Integer> DIMENSIONS = List.of(16, 32);
    private static final int SEEDS = 24;

    private SingularVectors() {}

    /** SGD+M to the end of its second phase, Adam to 1e-6 of the loss or a quarter beyond T_f. */
    static Plan plan(Scope scope) {
        return new Plan(
                "SGD+M, h||A||=0.005, and Adam, eta=s/10; alpha=1.5",
                Stream.concat(
                                scope
                                        .grid(
                                                DIMENSIONS,
                                                SEEDS,
                                                "optimizer=sgdm",
                                                "alpha=1.5",
                                                "statistics=rank,ranges",
                                                "until=second-phase-end",
                                                "every=events")
                                        .stream(),
                                scope
                                        .grid(
                                                DIMENSIONS,
                                                SEEDS,
                                                "optimizer=adam",
                                                "alpha=1.5",
                                                "eta=0.1*s",
                                                "engine=dense",
                                                "statistics=rank,ranges",
                                                "stopAtLoss=1e-6",
                                                "every=events")
                                        .stream())
                        .toList());
    }

    /** Initial weights as large as the final ones, for both. */
    static Plan control(Scope scope) {
        return new Plan(
                "alpha=0.1: W1 is not of low rank and stays as it was",
                Stream.of("sgdm", "adam")
                        .flatMap(optimizer -> scope
                                .grid(
                                        List.of(16),
                                        SEEDS,
                                        "optimizer=" + optimizer,
                                        "alpha=0.1",
                                        "engine=dense",
                                        "statistics=rank,ranges",
                                        "steps=500",
                                        "every=events")
                                .stream())
                        .toList());
    }

    /** The runs of one kind of optimizer, in cells. */
    static List<Ensemble.Cell> cells(List<Outcome> outcomes, boolean linear) {
        List<Outcome> runs = outcomes.stream()
                .filter(run -> run.optimizer().linearInGradient() == linear)
                .toList();
        return runs.isEmpty() ? List.of() : Ensemble.cells(runs);
    }

    /** A column at min(T_2, T_3) of SGD+M or T_2 of Adam; NaN without an interval. */
    static double atEnd(Outcome run, String column) {
        return Interval.measure(run, Double.NaN, interval -> run.trajectory()
                .value(run.trajectory().at(interval.to()), column));
    }

    /** A column at T_1 of SGD+M or T_P of Adam. */
    static double atStart(Outcome run, String column) {
        return Interval.measure(run, Double.NaN, interval -> run.trajectory()
                .value(run.trajectory().at(interval.from()), column));
    }

    /** Squares of the entries (d). */
    static double[] squares(double[] x) {
        double[] squares = x.clone();
        for (int i = 0; i < x.length; i++) {
            squares[i] = x[i] * x[i];
        }
        return squares;
    }

    /** s^(3/2). */
    static double residual(Outcome run) {
        return run.scale() * StrictMath.sqrt(run.scale());
    }
}
