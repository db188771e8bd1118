package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;
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
import org.rmed.theory.gauge.SampleLaw;

/** Lemma 35: with constant probability the sum of d inverse Gaussians is of order d ln d. */
final class Lemma35InverseSum implements Claim {

    /** C, and the constant probability. Chosen; measured at C = 3: 0.85 at d = 16, 0.90 at 64, 0.94 at 4096. */
    private static final double CONSTANT = 3;

    private static final double PROBABILITY = 0.75;

    /** The lemma is one for large d; below, C is not chosen well. */
    private static final int LARGE = 16;

    /** On either side of the limit law's median, where half is expected. Chosen, for 1200 samples at the largest d. */
    private static final double HALF = 0.4;

    /** Median of Landau's law, whose characteristic function is exp(-pi |u| / 2 - i u ln |u|). */
    private static final double LANDAU_MEDIAN = 1.35578;

    @Override
    public Description description() {
        return new Description(
                "lemma35",
                Part.AUXILIARY,
                "Lemma 35: the sum of d inverse Gaussians",
                "For X_i i.i.d. N(0, s^2), with constant probability sum_i 1/|X_i| <= C d ln d / s. Its law: (1/d) sum s/|X_i| ="
                        + " sqrt(2/pi) (ln d + 0.255 + Landau), so half of the samples lie below sqrt(2/pi) (ln d + 1.611).",
                "Jiang, Malik and Li (2023), Lemma 35; C and the limit law derived",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Stream.concat(Stream.of(new Hypothesis("d", Lemma35InverseSum::large)), Measured.GAUSSIAN.stream())
                .toList();
    }

    private static Standing large(Outcome run) {
        return new Standing(
                "d",
                run.dimension() >= LARGE ? Status.LITERAL : Status.VIOLATED,
                "d=" + run.dimension() + ", C is chosen for d >= " + LARGE);
    }

    @Override
    public Plan plan(Scope scope) {
        return Lemma34LargestGaussian.samples(
                "W2(0) and samples like it", scope, Lemma34LargestGaussian.DIMENSIONS, SampleLaw.GAUSSIAN);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(Lemma34LargestGaussian.samples(
                "X_i = s Z|Z| / sqrt 3: more of them near 0", scope, List.of(64), SampleLaw.SQUARES));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            double[] sums = Measured.pooled(runs, "inverse");
            double bound = CONSTANT * d * StrictMath.log(d);
            findings.add(share("sum s/|X_i| <= 3 d ln d", d, Arrays.stream(sums), x -> x <= bound, PROBABILITY)
                    .withNote("median " + Words.number(Ensemble.median(sums) / d) + " d, limit law "
                            + Words.number(median(d)) + " d"));
            double half = d * median(d);
            findings.add(share("a sum below the limit law's median", d, Arrays.stream(sums), x -> x <= half, HALF)
                    .withSharp(0.5));
            findings.add(share("a sum above the limit law's median", d, Arrays.stream(sums), x -> x > half, HALF)
                    .withSharp(0.5));
        });
        if (Ensemble.byDimension(outcomes).size() > 1) {
            findings.add(Ensemble.slope(
                            "slope of ln( median sum / (d ln d) ) in ln d",
                            "all d",
                            Ensemble.each(outcomes, run -> StrictMath.log(run.dimension())),
                            Ensemble.each(outcomes, Lemma35InverseSum::size),
                            Relation.AT_MOST,
                            0)
                    .withNote("medians of each seed's samples"));
        }
        return new Evidence(findings, "each share, and the slope, in 1 of 200 at most");
    }

    private static Finding share(String what, int d, DoubleStream sums, DoublePredicate test, double bound) {
        double[] truths = sums.map(x -> test.test(x) ? 1 : 0).toArray();
        return Ensemble.share("share of samples with " + what, "d=" + d, truths, bound)
                .withNote(truths.length + " samples");
    }

    private static double size(Outcome run) {
        double d = run.dimension();
        return StrictMath.log(Ensemble.median(run.readings().vector("inverse")) / (d * StrictMath.log(d)));
    }

    /**
     * The median of (1/d) sum s/|X_i| for large d. With c = sqrt(2/pi), Y = s/|X| has the tail c/y and E[Y; Y < m] = c ( ln m +
     * (ln 2 - gamma)/2 ) + o(1), so
     *
     * <pre>E exp(i u Y) = 1 - pi c |u| / 2 + i u c ( -ln |u| + 1 - gamma + (ln 2 - gamma)/2 ) + o(u),</pre>
     *
     * and the mean of d of them is c ( ln d + ln c + 1 - gamma + (ln 2 - gamma)/2 + Landau ).
     */
    static double median(double d) {
        double c = StrictMath.sqrt(2 / StrictMath.PI);
        double shift = StrictMath.log(c) + 1 - Gamma.GAMMA + (StrictMath.log(2) - Gamma.GAMMA) / 2;
        return c * (StrictMath.log(d) + shift + LANDAU_MEDIAN);
    }
}
