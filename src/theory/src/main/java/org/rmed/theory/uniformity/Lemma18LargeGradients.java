package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Lemma 18: in the first phase no gradient is smaller than a multiple of sqrt(eta). */
final class Lemma18LargeGradients implements KeptSignsClaim {

    /** Omega(1) of both layers from T_P on. Chosen; measured at least 0.65, and 70 for g2. */
    private static final double LATE = 0.5;

    /** Omega(1) from t_inc on. Chosen; sharp is A_min, at least 0.5 here, less what the error has lost. */
    private static final double EARLY = 0.4;

    @Override
    public Description description() {
        return new Description(
                "lemma18",
                Part.ADAM,
                "Lemma 18: in the first phase gradients are at least of order sqrt(eta)",
                "For t_inc <= t <= T_1: |g1[i,j]|, |g2_i| >= Omega(sqrt eta). With eta above d^(-3 alpha): at least 0.4 min(sqrt eta,"
                        + " min_i |w2_i(t_inc)|), and at least 0.5 sqrt(eta) from T_P on, where the sharp constant of g1 is sqrt(A_min).",
                "Jiang, Malik and Li (2023), Lemma 18, derived here again; constants chosen",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                early(1, where, runs),
                early(2, where, runs),
                late(1, where, runs)
                        .withSharp(-Ensemble.largest(
                                Ensemble.each(runs, run -> -StrictMath.sqrt(AdamFirstPhase.leastTarget(run))))),
                late(2, where, runs));
    }

    private static Finding early(int layer, String where, List<Outcome> runs) {
        return Extremes.in(
                        "small_" + layer,
                        Window::increasing,
                        run -> StrictMath.min(
                                AdamFirstPhase.rootEta(run), run.readings().at(AdamFirstPhase.inc(run), "w2_min")))
                .atLeast("smallest |g" + layer + "| over min(sqrt eta, |w2(t_inc)|), t_inc to T_1", where, runs, EARLY);
    }

    private static Finding late(int layer, String where, List<Outcome> runs) {
        return Extremes.in("small_" + layer, run -> Window.planted(run).withEnd(), AdamFirstPhase::rootEta)
                .atLeast("smallest |g" + layer + "| / sqrt(eta), T_P to T_1", where, runs, LATE);
    }
}
