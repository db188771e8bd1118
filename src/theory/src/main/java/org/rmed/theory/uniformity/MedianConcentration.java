package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Beta;
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
import org.rmed.theory.gauge.SampleLaw;

/** The median of d squared Gaussians is of order 1: the other half of R_med, beside Lemma 34. */
final class MedianConcentration implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(8, 16, 32);

    private static final double DISTANCE = 2 * StrictMath.sqrt(2);

    /** With all of N samples inside, the interval of the share begins at 1 - 5.3 / N. */
    private static final double RESOLUTION = 10;

    @Override
    public Description description() {
        return new Description(
                "median-concentration",
                Part.AUXILIARY,
                "The median of d squared Gaussians is of order 1",
                "For X_i i.i.d. N(0, s^2), P( |median X_i^2 / s^2 - 1| > 2 sqrt 2 ) <= e^(-d/8): for W2(0) and samples like it, and"
                        + " for the exact law of the median.",
                "Lerasle (2019), Proposition 12 with blocks of one, as used by Jiang, Malik and Li (2023), appendix G",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Measured.GAUSSIAN;
    }

    @Override
    public Plan plan(Scope scope) {
        return Lemma34LargestGaussian.samples("W2(0) and samples like it", scope, DIMENSIONS, SampleLaw.GAUSSIAN);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(
                Lemma34LargestGaussian.samples("d times the same Gaussian", scope, List.of(64), SampleLaw.COMMON));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            double[] medians = Measured.pooled(runs, "median");
            double bound = StrictMath.exp(-d / 8.0);
            double failures = StrictMath.max(bound, RESOLUTION / medians.length);
            findings.add(Ensemble.share(
                            "share of samples with |median - 1| <= 2 sqrt 2",
                            "d=" + d,
                            Arrays.stream(medians)
                                    .map(x -> StrictMath.abs(x - 1) <= DISTANCE ? 1 : 0)
                                    .toArray(),
                            1 - failures)
                    .withSharp(1 - tail(d))
                    .withNote(medians.length + " samples, median of the medians "
                            + Words.number(Ensemble.median(medians))));
            findings.add(Finding.exact(
                    "most that the exact P( |median - 1| > 2 sqrt 2 ) can be",
                    "d=" + d,
                    tail(d),
                    Relation.AT_MOST,
                    bound));
        });
        return new Evidence(findings, "each share in 1 of 200 at most; the exact probabilities never");
    }

    /**
     * An upper bound of P( |median - 1| > 2 sqrt 2 ), equal to it for odd d: the median is positive, so it must exceed 1 + 2 sqrt 2,
     * and then so do at least d/2 of the X_i^2. With q = P(X^2 > 1 + 2 sqrt 2), P(Bin(d, q) >= k) = I_q(k, d - k + 1).
     */
    static double tail(int d) {
        double q = Erf.erfc(StrictMath.sqrt((1 + DISTANCE) / 2));
        int k = (d + 1) / 2;
        return Beta.regularizedBeta(q, k, d - k + 1.0);
    }
}
