package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Lemma 14: from T_P to T_1 Adam's weights are of rank one, with left factors of equal size. */
final class Lemma14SignRankOne implements KeptSignsClaim {

    /** Of Lbar(0), what stands for Theta(d) at T_P. Chosen; measured at least 0.85. */
    private static final double LOSS = 0.5;

    /** Bounds on T_1 eta sqrt(d / A_min), which tends to 1. Chosen; measured 0.93 to 0.96. */
    private static final double EARLIEST = 0.75;

    private static final double LATEST = 1.1;

    @Override
    public Description description() {
        return new Description(
                "lemma14",
                Part.ADAM,
                "Lemma 14: in the first phase Adam's weights are of rank one, with |u_i| all equal",
                "For T_P <= t <= T_1: W1 = u v^T + R1, W2 = c u^T + R2 with u_i = sign(w2_i(0)) and relative residuals at most"
                        + " sqrt(2 ln d) (eta^(1/4) + d^-(alpha/2 - 1/4)); Lbar(T_P) = Theta(d); T_1 = Theta(1 / (eta sqrt d)).",
                "Jiang, Malik and Li (2023), Lemma 14 in working form; sqrt(2 ln d) stands for what O~ hides",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                residual(1, where, runs).withSharp(Double.NaN),
                residual(2, where, runs).withSharp(sharp(runs)),
                Ensemble.atLeast(
                        "smallest Lbar(T_P) / Lbar(0)",
                        where,
                        runs,
                        run -> at(run, "T_P", "loss") / run.readings().at(0, "loss"),
                        LOSS),
                Ensemble.atLeast("smallest T_1 eta sqrt(d / A_min)", where, runs, Lemma14SignRankOne::end, EARLIEST)
                        .withSharp(1),
                Ensemble.atMost("largest T_1 eta sqrt(d / A_min)", where, runs, Lemma14SignRankOne::end, LATEST)
                        .withSharp(1));
    }

    private static Finding residual(int layer, String where, List<Outcome> runs) {
        return Extremes.in("residual_" + layer, run -> Window.planted(run).withEnd(), AdamFirstPhase::paperError)
                .atMost("largest relative residual of W" + layer + ", T_P to T_1, over its bound", where, runs, 1);
    }

    /**
     * The largest over runs of what the initial W2 leaves at T_P, over the bound: max_i ||w2_i(0)| - mean| / (mean + eta T_P), all
     * weights having moved by eta T_P.
     */
    private static double sharp(List<Outcome> runs) {
        return Ensemble.largest(Ensemble.each(runs, run -> {
            double mean = Arrays.stream(run.secondLayer()).map(StrictMath::abs).sum() / run.dimension();
            double farthest = Arrays.stream(run.secondLayer())
                    .map(w -> StrictMath.abs(StrictMath.abs(w) - mean))
                    .max()
                    .orElseThrow();
            return farthest / (mean + run.optimizer().eta() * Window.time(run, "T_P")) / AdamFirstPhase.paperError(run);
        }));
    }

    private static double end(Outcome run) {
        return Window.time(run, "T_1")
                * run.optimizer().eta()
                * StrictMath.sqrt(run.dimension() / AdamFirstPhase.leastTarget(run));
    }

    private static double at(Outcome run, String time, String column) {
        double t = Window.time(run, time);
        return Double.isNaN(t) ? t : run.readings().at(t, column);
    }
}
