package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;
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
import org.rmed.theory.gauge.GaussianSamples;
import org.rmed.theory.gauge.SampleLaw;
import org.rmed.theory.law.KolmogorovSmirnov;

/** Lemma 34: the largest of d squared Gaussians is of order ln d. */
final class Lemma34LargestGaussian implements Claim {

    /** Of Lemmas 34 and 35, which look at the same samples. */
    static final List<Integer> DIMENSIONS = List.of(16, 64, 256, 1024, 4096);

    static final int SEEDS = 24;

    private static final double[] FAILURES = {0.5, 0.1, 0.01};

    /** Share of true laws a test of this level rejects. */
    private static final double LEVEL = 1e-4;

    @Override
    public Description description() {
        return new Description(
                "lemma34",
                Part.AUXILIARY,
                "Lemma 34: the largest of d squared Gaussians",
                "For X_i i.i.d. N(0, s^2), with probability at least 1 - delta, max X_i^2 >= (pi/2) s^2 ln( d / (2 ln(1/delta)) ): for W2(0)"
                        + " and samples like it, delta = 0.5, 0.1, 0.01; they follow the exact law P(|X| <= x)^d.",
                "Jiang, Malik and Li (2023), Lemma 34; constants derived (printed ones unknown)",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Measured.GAUSSIAN;
    }

    @Override
    public Plan plan(Scope scope) {
        return samples("W2(0) and samples like it", scope, DIMENSIONS, SampleLaw.GAUSSIAN);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(samples("random signs of the same variance", scope, List.of(64), SampleLaw.SIGNS));
    }

    /** Starts of runs, which take no step. */
    static Plan samples(String words, Scope scope, List<Integer> dimensions, SampleLaw law) {
        return new Plan(
                words,
                scope.grid(dimensions, SEEDS, "optimizer=sgdm", "alpha=1.5", "initialization=implicit", "steps=0"),
                new GaussianSamples(law));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            double[] largest = Measured.pooled(runs, "largest");
            for (double delta : FAILURES) {
                double bound = bound(d, delta);
                findings.add(Ensemble.share(
                                "share of samples with max X^2 >= " + Words.number(bound) + " s^2",
                                "d=" + d,
                                Arrays.stream(largest)
                                        .map(x -> x >= bound ? 1 : 0)
                                        .toArray(),
                                1 - delta)
                        .withSharp(1 - atMost(d, bound))
                        .withNote(largest.length + " samples, delta=" + delta));
            }
            KolmogorovSmirnov.Result test = KolmogorovSmirnov.oneSample(largest, x -> atMost(d, x));
            findings.add(Finding.exact(
                            "Kolmogorov-Smirnov p-value of max X^2", "d=" + d, test.pValue(), Relation.AT_LEAST, LEVEL)
                    .withNote("median " + Words.number(Ensemble.median(largest)) + " s^2"));
        });
        return new Evidence(findings, "each share in 1 of 200 at most, each distribution test in 1 of 10000");
    }

    /** (pi/2) ln( d / (2 ln(1/delta)) ), 0 where that is negative. */
    static double bound(double d, double delta) {
        double log = StrictMath.log(d / (2 * StrictMath.log(1 / delta)));
        return StrictMath.max(0, StrictMath.PI / 2 * log);
    }

    /** P(max X_i^2 <= x s^2) = (1 - erfc(sqrt(x/2)))^d. */
    static double atMost(double d, double x) {
        double tail = Erf.erfc(StrictMath.sqrt(x / 2));
        return StrictMath.exp(d * StrictMath.log1p(-tail));
    }
}
