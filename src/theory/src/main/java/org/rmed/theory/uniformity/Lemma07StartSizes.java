package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.special.Erf;
import org.rmed.linear.initial.Vectors;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.law.KolmogorovSmirnov;

/** Lemma 7: how small and how large the entries of C1 and C2 are. Needs the start alone: no step is taken. */
final class Lemma07StartSizes implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(16, 64);
    private static final int SEEDS = 200;

    /** Share of true laws a test rejects. */
    private static final double LEVEL = 1e-4;

    /** O~(d^-alpha) as sqrt(2 ln d) + 4 standard deviations: exceeded by one of d Gaussians in less than 1 of 10^4 draws. */
    private static final double FAR = 4;

    /** Relaxed: 2 sqrt(2/pi) d^(1 - alpha/4), the chance of an entry that is too small, is below this. */
    private static final double RARE = 0.1;

    @Override
    public Description description() {
        return new Description(
                "lemma7",
                Part.MOMENTUM,
                "Lemma 7: the sizes of C1 and C2",
                "With probability at least 1 - O(d^(1 - alpha/4)), d^(-5 alpha/4) <= |C1_i| <= O~(d^-alpha) and |C2_i| <= O~(d^-alpha) for"
                        + " all i. The exact law beneath: min|C1| and max|C1| are those of d i.i.d. Gaussians of variance (s^2 + s^4)/4.",
                "Jiang, Malik and Li (2023), Lemma 7; the laws are derived",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(new Hypothesis("alpha", Lemma07StartSizes::rare));
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan("the start, alpha=12", scope.grid(DIMENSIONS, SEEDS, "optimizer=sgdm", "alpha=12", "steps=0"));
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "alpha=2: 1 - d^(1 - alpha/4) is negative",
                scope.grid(List.of(64), SEEDS, "optimizer=sgdm", "alpha=2", "steps=0")));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            String where = "d=" + d;
            double s = runs.get(0).scale();
            double floor = s * StrictMath.sqrt(StrictMath.sqrt(s));
            double ceiling = s / 2 * StrictMath.sqrt(1 + s * s) * (StrictMath.sqrt(2 * StrictMath.log(d)) + FAR);
            findings.add(Ensemble.share(
                            "share of runs with all |C1_i| >= d^(-5 alpha/4)",
                            where,
                            Ensemble.each(runs, run -> least(run) >= floor ? 1 : 0),
                            0.8)
                    .withSharp(chanceAbove(floor, s, d)));
            findings.add(Ensemble.share(
                    "share of runs with all |C1_i|, |C2_i| <= (sqrt(2 ln d) + 4) (s^2 + s^4)^(1/2) / 2",
                    where,
                    Ensemble.each(runs, run -> most(run) <= ceiling ? 1 : 0),
                    0.8));
            findings.add(law("min|C1|", where, Ensemble.each(runs, run -> 1 - chanceAbove(least(run), s, d))));
            findings.add(law(
                    "max|C1|",
                    where,
                    Ensemble.each(
                            runs,
                            run -> StrictMath.pow(Erf.erf(inRootTwo(Vectors.largest(run.growingDirection()), s)), d))));
        });
        return new Evidence(
                findings,
                String.format(
                        Locale.ROOT,
                        "a true share of 0.8 is called failed in less than 1 of 200 draws; %.0e for each test of a law",
                        LEVEL));
    }

    /** Values of the law's distribution function at what was drawn: uniform if it is the law. */
    private static Finding law(String what, String where, double[] quantiles) {
        KolmogorovSmirnov.Result test = KolmogorovSmirnov.oneSample(quantiles, x -> x);
        return Finding.exact("p-value of the law of " + what, where, test.pValue(), Relation.AT_LEAST, LEVEL)
                .withNote(quantiles.length + " runs; distance " + Words.number(test.statistic()));
    }

    /** P(all of d Gaussians of variance (s^2 + s^4)/4 are at least x in size). */
    static double chanceAbove(double x, double s, int d) {
        return StrictMath.pow(Erf.erfc(inRootTwo(x, s)), d);
    }

    /** x in units of sqrt(2) standard deviations. */
    private static double inRootTwo(double x, double s) {
        return x / (s / 2 * StrictMath.sqrt(2 * (1 + s * s)));
    }

    private static double least(Outcome run) {
        return Arrays.stream(run.growingDirection()).map(StrictMath::abs).min().orElseThrow();
    }

    /** max over i of |C1_i| and |C2_i|, C2 = W2(0) - C1. */
    private static double most(Outcome run) {
        double[] decaying = run.secondLayer().clone();
        Vectors.add(decaying, -1, run.growingDirection());
        return StrictMath.max(Vectors.largest(run.growingDirection()), Vectors.largest(decaying));
    }

    private static Standing rare(Outcome run) {
        double chance = 2
                * StrictMath.sqrt(2 / StrictMath.PI)
                * run.dimension()
                * StrictMath.sqrt(StrictMath.sqrt(run.scale()));
        Status status = run.alpha() >= 4 * (Assumptions.p(run) + 2) - 1e-9
                ? Status.LITERAL
                : chance <= RARE ? Status.RELAXED : Status.VIOLATED;
        return new Standing(
                "alpha",
                status,
                String.format(
                        Locale.ROOT,
                        "alpha=%.3g, literal >= %.3g, relaxed 1.6 d^(1 - alpha/4)=%.3g <= %.3g",
                        run.alpha(),
                        4 * (Assumptions.p(run) + 2),
                        chance,
                        RARE));
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=10");
    }
}
