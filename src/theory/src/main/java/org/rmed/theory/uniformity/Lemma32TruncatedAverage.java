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
import org.rmed.theory.gauge.TruncatedAverages;

/** Lemma 32: an exponential average is a finite sum up to eps. */
final class Lemma32TruncatedAverage implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(16);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "lemma32",
                Part.AUXILIARY,
                "Lemma 32: an exponential average is a finite sum",
                "If |a| <= M, the average (1 - beta)/(1 - beta^(t+1)) sum beta^tau a_(t-tau) changes by at most M beta^(H+1)/(1 - beta)"
                        + " when cut after tau = H, which is at most eps for H >= ln( M/(eps (1 - beta)) )/(1 - beta).",
                "Jiang, Malik and Li (2023), Lemma 32; sharp form M (beta^(H+1) - beta^(t+1))/(1 - beta^(t+1)) derived",
                Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.atMost("|a| <= M", "largest |a| / M", "size", 1));
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("four sequences with the memories of Adam", scope, true);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("gradients that die out faster than the average forgets", scope, false));
    }

    private static Plan plan(String words, Scope scope, boolean bounded) {
        return new Plan(
                words,
                scope.grid(DIMENSIONS, SEEDS, "optimizer=adam", "alpha=1.5", "eta=0.1*s", "engine=dense", "steps=0"),
                new TruncatedAverages(bounded));
    }

    @Override
    public List<String> variants() {
        return List.of("beta1=0.5", "beta1=0.99");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            String where = "d=" + d;
            findings.add(trials("over_eps").atMost("largest change by cutting at H, over eps", where, runs, 1));
            findings.add(trials("over_tail").atMost("largest change over the sharp tail and rounding", where, runs, 1));
            findings.add(trials("attained")
                    .atLeast("change of a constant sequence, and rounding, over the sharp tail", where, runs, 1)
                    .withSharp(1));
        });
        return Measured.certain(findings);
    }

    /** The note names the trial. */
    private static Extremes<Outcome> trials(String column) {
        return Extremes.in(column, Window::start, run -> 1);
    }
}
