package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Lemma 19: in the first phase a gradient changes by a relative O~(sqrt eta) per step, and Adam's averages follow it. */
final class Lemma19SmallChange implements KeptSignsClaim {

    /** Of the sharp constant: what a step may exceed it by, being up to 1.07 eta, and the sums by their curvature. Measured 0.98. */
    private static final double ROOM = 1.2;

    /**
     * Of the sharp constant, from below: the column that arrives first has A_min - sqrt(eta d) behind it, not A_min (0.95 at d = 16),
     * and may stop up to a step short of its threshold. Measured at least 0.92.
     */
    private static final double REACHED = 0.8;

    @Override
    public Description description() {
        return new Description(
                "lemma19",
                Part.ADAM,
                "Lemma 19: gradients change by a relative O~(sqrt eta) per step",
                "In the first phase |g(t-1) / g(t) - 1| <= O~(sqrt eta), sharply 2 sqrt(A_min eta) for g1, attained at its end; hence m / g"
                        + " = 1 and v / g^2 = 1 up to beta1/(1-beta1) and 2 beta2/(1-beta2) times that. From T_P to T_1.",
                "Jiang, Malik and Li (2023), Lemma 19 with (30) and (31); the constants are derived",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        List<Finding> findings = new ArrayList<>();
        Finding reached = Ensemble.atLeast(
                        "smallest over runs of max |g1(t-1) / g1(t) - 1| over 2 sqrt(A_min eta)",
                        where,
                        runs,
                        Lemma19SmallChange::attained,
                        REACHED)
                .withSharp(1);
        Outcome least = Ensemble.worst(runs, run -> -attained(run));
        findings.add(reached.withNote(reached.note() + change(1).largestAt(least)));
        for (int layer = 1; layer <= 2; layer++) {
            double sharp = layer == 1 ? 1 : Double.NaN;
            findings.add(change(layer)
                    .atMost(
                            "largest |g" + layer + "(t-1) / g" + layer + "(t) - 1| over 2 sqrt(A_min eta)",
                            where,
                            runs,
                            ROOM)
                    .withSharp(sharp));
            findings.add(Extremes.in(
                            "mean_" + layer,
                            Window::planted,
                            run -> AdamFirstPhase.age1(run) * AdamFirstPhase.sharpChange(run))
                    .atMost(
                            "largest |m / g" + layer + " - 1| over beta1/(1-beta1) 2 sqrt(A_min eta)",
                            where,
                            runs,
                            ROOM)
                    .withSharp(sharp));
            findings.add(Extremes.in(
                            "square_" + layer,
                            Window::planted,
                            run -> 2 * AdamFirstPhase.age2(run) * AdamFirstPhase.sharpChange(run))
                    .atMost(
                            "largest |v / g" + layer + "^2 - 1| over 2 beta2/(1-beta2) 2 sqrt(A_min eta)",
                            where,
                            runs,
                            ROOM)
                    .withSharp(sharp));
        }
        return findings;
    }

    private static Extremes<Outcome> change(int layer) {
        return Extremes.in("change_" + layer, Window::planted, AdamFirstPhase::sharpChange);
    }

    private static double attained(Outcome run) {
        Window window = Window.planted(run);
        return window.exists()
                ? run.readings().largest(window.from(), window.to(), "change_1") / AdamFirstPhase.sharpChange(run)
                : Double.NaN;
    }
}
