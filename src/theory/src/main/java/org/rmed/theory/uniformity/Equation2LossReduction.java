package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.LossReduction;

/** Eq. (2): on whitened data the loss is Lbar and a constant. */
final class Equation2LossReduction implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(4, 16);
    private static final int SEEDS = 24;

    /** |Lambda_xx - I| of data that count as white: what whitening leaves. */
    private static final double WHITE = 1e-12;

    @Override
    public Description description() {
        return new Description(
                "eq2",
                Part.HESSIAN,
                "Eq. (2): the loss is Lbar and a constant",
                "With Lambda_xx = I, (1/2m) ||W2 W1 X - Y||^2 = 1/2 ||W2 W1 - A||^2 + c with c = (1/2m) ||Y||^2 - 1/2 ||A||^2,"
                        + " whatever the weights: at every step of runs on whitened samples, up to rounding.",
                "Jiang, Malik and Li (2023), eq. (2); derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.atMost("white data (Assumption 1)", "|Lambda_xx - I|", "whiteness", WHITE));
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("SGD+M on whitened samples, m=4d", scope, DIMENSIONS, true);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("the same samples before they are whitened", scope, List.of(4), false));
    }

    private static Plan plan(String words, Scope scope, List<Integer> dimensions, boolean whitened) {
        return new Plan(
                words,
                scope.grid(
                        dimensions,
                        SEEDS,
                        "optimizer=sgdm",
                        "alpha=1.5",
                        "data=sample",
                        "labelNoise=0.3",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                new LossReduction(whitened));
    }

    @Override
    public List<String> variants() {
        return List.of("labelNoise=0", "target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            Finding finding = Ensemble.atMost(
                    "largest |loss - Lbar - c| over its rounding", "d=" + d, runs, Equation2LossReduction::excess, 1);
            Outcome worst = Ensemble.worst(runs, Equation2LossReduction::excess);
            findings.add(finding.withNote(finding.note() + "; first beyond it at t=" + first(worst)
                    + "; largest difference " + Words.number(Measured.largest(worst, "difference"))));
        });
        return Measured.certain(findings);
    }

    private static double excess(Outcome run) {
        return Measured.largestRatio(run, "difference", "allowance");
    }

    private static String first(Outcome run) {
        double[] difference = run.readings().column("difference");
        double[] allowance = run.readings().column("allowance");
        for (int t = 0; t < difference.length; t++) {
            if (!(difference[t] <= allowance[t])) {
                return Words.steps(t);
            }
        }
        return "none";
    }
}
