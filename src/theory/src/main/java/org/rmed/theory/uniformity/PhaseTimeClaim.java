package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.PhaseQuantities;

/**
 * A definition of a time in Adam's runs: the recorded one is compared with the one found afresh, and with a law.
 *
 * <p>The control has xi = 0.1 and goes on until every time has come. Measured (d = 12, 24 seeds): T_1 at 561, T_g at 623 and T_f at 708
 * steps in the median, T_f at 748 at the latest, where the laws say 300 to 490; off by 5.7 (T_1), 3.1 (T_g) and 5.8 (flips) times what
 * lag and start allow.
 */
interface PhaseTimeClaim extends FirstPhaseClaim {

    @Override
    default Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=2, eta=s/10, until every column has flipped",
                scope.grid(
                        AdamFirstPhase.DIMENSIONS,
                        AdamFirstPhase.SEEDS,
                        "optimizer=adam",
                        "alpha=2",
                        "eta=0.1*s",
                        "engine=dense",
                        "every=events"),
                new PhaseQuantities());
    }

    @Override
    default List<Plan> controls(Scope scope) {
        String[] blunted = Arrays.copyOf(AdamFirstPhase.BLUNTED, AdamFirstPhase.BLUNTED.length + 1);
        blunted[blunted.length - 1] = "steps=900";
        return List.of(new Plan(
                "xi above the gradients: the times are not those of sign descent",
                scope.grid(List.of(12), AdamFirstPhase.SEEDS, blunted),
                new PhaseQuantities()));
    }

    @Override
    default String falseAlarm() {
        return "none: the times are compared step by step (two roundings of one number that lie on either side of a threshold have"
                + " probability 1e-11 per run), the laws are deterministic";
    }

    /** The largest distance of two times over runs, in steps; a time that was not reached makes it NaN. */
    static Finding same(String what, String where, List<Outcome> runs, Time recorded, Time found) {
        return Ensemble.atMost(what, where, runs, run -> StrictMath.abs(recorded.of(run) - found.of(run)), 0);
    }

    /** A time of a run, NaN where it was not reached. */
    @FunctionalInterface
    interface Time {
        /** In steps. */
        double of(Outcome run);
    }

    /** T_1 from the readings: the first t at which some sign(A_j) E_j is at least -sqrt(eta d). */
    static double firstArrival(Outcome run) {
        double threshold = -StrictMath.sqrt(run.optimizer().eta() * run.dimension());
        return run.readings()
                .first(0, run.trajectory().end(), "error_most", error -> error >= threshold)
                .orElse(Double.NaN);
    }

    /** T_g from the readings: the first t > T_1 at which some |g2_i| is at most d sqrt(eta). */
    static double smallGradient(Outcome run) {
        double threshold = run.dimension() * StrictMath.sqrt(run.optimizer().eta());
        double after = firstArrival(run) + 1;
        return Double.isNaN(after)
                ? after
                : run.readings()
                        .first(after, run.trajectory().end(), "g2_min", gradient -> gradient <= threshold)
                        .orElse(Double.NaN);
    }

    /** T_f from the readings: the last of the columns' arrivals; NaN if one is missing. */
    static double lastArrival(Outcome run) {
        double last = 0;
        for (double arrival : run.readings().vector("arrivals")) {
            last = arrival < 0 ? Double.NaN : StrictMath.max(last, arrival);
        }
        return last;
    }

    /** A number that must be at most 1 in every run. */
    static Finding withinSlack(String what, String where, List<Outcome> runs, Time excess) {
        return Finding.exact(
                        what,
                        where,
                        Ensemble.largest(Ensemble.each(runs, run -> {
                            double value = excess.of(run);
                            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
                        })),
                        Relation.AT_MOST,
                        1)
                .withNote("seed=" + Ensemble.worst(runs, excess::of).settings().text("seed"));
    }
}
