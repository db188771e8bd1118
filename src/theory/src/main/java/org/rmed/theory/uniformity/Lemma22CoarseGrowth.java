package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** Lemma 22: from t_inc to T_1 all weights keep their signs and move outward by about eta per step. */
final class Lemma22CoarseGrowth implements KeptSignsClaim {

    /** Of eta: what stands for Theta~(eta). Chosen; measured 0.94 to 1.08. */
    private static final double SHORTEST = 0.5;

    private static final double LONGEST = 2;

    /** Of sqrt(A_min / d): what stands for O~(1/sqrt d). Chosen; measured up to 1.2, the head start of the largest |w2(0)|. */
    private static final double LARGEST = 2;

    @Override
    public Description description() {
        return new Description(
                "lemma22",
                Part.ADAM,
                "Lemma 22: from t_inc to T_1 signs are kept, steps are of order eta, weights at most of order 1/sqrt(d)",
                "For t_inc <= t <= T_1: (A) sign(w2_i) = sign(W1[i,j]) = s_i; (B) every weight moves by between eta/2 and 2 eta in the"
                        + " direction s_i, and |W1[i,j]|, |w2_i| <= 2 sqrt(A_min / d).",
                "Jiang, Malik and Li (2023), Lemma 22, derived here again; constants chosen",
                Kind.ONE_SIDED_BOUND);
    }
    /** Where signs flip they settle again before t_inc as it is found here: what breaks is the size of the steps. */
    @Override
    public List<Plan> controls(Scope scope) {
        return AdamFirstPhase.blunted(scope);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Extremes.in("flipped", Window::increasing, run -> 1)
                .atMost("largest number of w2_i with another sign than s_i", where, runs, 0));
        findings.add(Extremes.in("astray", Window::increasing, run -> 1)
                .atMost("largest number of W1[i,j] with another sign than s_i", where, runs, 0));
        for (int layer = 1; layer <= 2; layer++) {
            String what = "W" + layer;
            findings.add(Extremes.in("out_" + layer + "_min", Lemma22CoarseGrowth::taken, run -> run.optimizer()
                            .eta())
                    .atLeast("smallest outward step of " + what + " / eta", where, runs, SHORTEST)
                    .withSharp(1));
            findings.add(Extremes.in("out_" + layer + "_max", Lemma22CoarseGrowth::taken, run -> run.optimizer()
                            .eta())
                    .atMost("largest outward step of " + what + " / eta", where, runs, LONGEST)
                    .withSharp(1));
            findings.add(Extremes.in(
                            "w" + layer + "_max",
                            Window::increasing,
                            run -> StrictMath.sqrt(AdamFirstPhase.leastTarget(run) / run.dimension()))
                    .atMost("largest weight of " + what + " over sqrt(A_min / d)", where, runs, LARGEST)
                    .withSharp(1));
        }
        return findings;
    }

    private static Window taken(Outcome run) {
        return Window.increasing(run).steps();
    }
}
