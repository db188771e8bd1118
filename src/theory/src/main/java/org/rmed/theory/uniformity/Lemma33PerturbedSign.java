package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Extremum;
import org.rmed.theory.gauge.PerturbedSigns;

/** Lemma 33: with small perturbations Adam's quotient is still the sign of the gradient. */
final class Lemma33PerturbedSign implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(16);
    private static final int SEEDS = 24;

    /** "delta small": what the constant 5/2 is derived for. */
    private static final double LARGEST_DELTA = 0.5;

    private static final double CONSTANT = 2.5;

    /** A quotient is off by 8 roundings of 2^-53, and the smallest delta is 2^-16: 6e-11 of it. */
    private static final double ROUNDING = 1e-10;

    @Override
    public Description description() {
        return new Description(
                "lemma33",
                Part.AUXILIARY,
                "Lemma 33: a perturbed quotient is still the sign",
                "If |e_n| <= delta |g|, |e_d| <= delta g^2, 0 <= xi <= delta |g| with delta <= 1/2, then (g + e_n)/(sqrt(g^2 + e_d) + xi) ="
                        + " sign(g)(1 + r) with |r| = O(sqrt(delta)); in fact |r| <= (5/2) delta.",
                "Jiang, Malik and Li (2023), Lemma 33 (outline); the linear bound and its constant derived",
                Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.atMost("small perturbations", "delta", "delta", LARGEST_DELTA));
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("delta = 2^-1 to 2^-16, corners and random perturbations", scope, LARGEST_DELTA);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("delta up to 0.9", scope, 0.9));
    }

    private static Plan plan(String words, Scope scope, double largest) {
        return new Plan(
                words,
                scope.grid(DIMENSIONS, SEEDS, "optimizer=adam", "alpha=1.5", "eta=0.1*s", "engine=dense", "steps=0"),
                new PerturbedSigns(largest));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            String where = "d=" + d;
            findings.add(Ensemble.atMost(
                            "largest |r| / sqrt(delta)",
                            where,
                            runs,
                            run -> worst(run, StrictMath::sqrt),
                            CONSTANT * StrictMath.sqrt(LARGEST_DELTA))
                    .withNote("the paper's form; " + place(runs, StrictMath::sqrt)));
            findings.add(
                    Ensemble.atMost("largest |r| / delta", where, runs, run -> worst(run, x -> x), CONSTANT + ROUNDING)
                            .withSharp(CONSTANT)
                            .withNote(place(runs, x -> x)));
            findings.add(Ensemble.atMost(
                            "largest |r| over that of the worst corner",
                            where,
                            runs,
                            run -> worst(run, Lemma33PerturbedSign::corner),
                            1 + ROUNDING)
                    .withNote("|r| = " + Words.number(worst(runs.get(0), x -> 1)) + " at the largest delta; "
                            + place(runs, Lemma33PerturbedSign::corner)));
            double[] delta = Measured.pooled(runs, "delta");
            double[] deviation = Measured.pooled(runs, "deviation");
            findings.add(Ensemble.slope(
                            "exponent of |r| in delta",
                            where,
                            IntStream.range(0, delta.length)
                                    .mapToDouble(k -> StrictMath.log(delta[k]))
                                    .toArray(),
                            IntStream.range(0, delta.length)
                                    .mapToDouble(k -> StrictMath.log(deviation[k]))
                                    .toArray(),
                            Relation.AT_LEAST,
                            0.5)
                    .withSharp(1));
        });
        return Measured.certain(findings);
    }

    /**
     * |r| of the worst corner: 1 - (1 - delta)/(sqrt(1 + delta) + delta), or (1 + delta)/sqrt(1 - delta) - 1 for delta near 1/2.
     */
    static double corner(double delta) {
        double below = 1 - (1 - delta) / (StrictMath.sqrt(1 + delta) + delta);
        double above = (1 + delta) / StrictMath.sqrt(1 - delta) - 1;
        return StrictMath.max(below, above);
    }

    /** The run, delta and trial of the largest |r| in that unit. */
    private static String place(List<Outcome> runs, DoubleUnaryOperator unit) {
        Outcome run = Ensemble.worst(runs, one -> worst(one, unit));
        double[] delta = run.readings().vector("delta");
        double[] deviation = run.readings().vector("deviation");
        Extremum worst = Extremum.largest();
        for (int k = 0; k < delta.length; k++) {
            worst.take(deviation[k] / unit.applyAsDouble(delta[k]), k);
        }
        int k = worst.first();
        return "seed=" + run.settings().text("seed") + ", delta=" + Words.number(delta[k]) + ", trial="
                + Words.steps(run.readings().vector("trial")[k]);
    }

    private static double worst(Outcome run, DoubleUnaryOperator unit) {
        double[] delta = run.readings().vector("delta");
        double[] deviation = run.readings().vector("deviation");
        double worst = 0;
        for (int k = 0; k < delta.length; k++) {
            worst = StrictMath.max(worst, deviation[k] / unit.applyAsDouble(delta[k]));
        }
        return worst;
    }
}
