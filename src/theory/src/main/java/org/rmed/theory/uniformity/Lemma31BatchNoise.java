package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
import org.rmed.theory.gauge.BatchNoise;
import org.rmed.theory.gauge.NoiseLaw;

/** Lemma 31: how far the gradients of fresh batches are from the true ones over a whole run. */
final class Lemma31BatchNoise implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(4, 16);
    private static final int SEEDS = 24;

    /** Share of true Gaussian laws whose largest entry passes the union bound that it is tested with. */
    private static final double LEVEL = 1e-6;

    @Override
    public Description description() {
        return new Description(
                "lemma31",
                Part.AUXILIARY,
                "Lemma 31: the noise of fresh batches, by Chebyshev",
                "With probability at least 1 - 1/d, for all t <= T: |Lambda~ - Lambda|, |A~ - A| <= sigma sqrt(2 d^3 T) in every entry,"
                        + " |Delta g1| <= M2 sigma sqrt(2 d^3 T)(1 + d^2 M1 M2), |Delta g2| <= d M1 sigma sqrt(2 d^3 T)(1 + d^2 M1 M2).",
                "Jiang, Malik and Li (2023), Lemma 31 (Chebyshev and a union bound are named there; constants derived)",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.atMost("variance (Assumption 3)", "variance of an entry / sigma^2", "variance", 1));
    }

    @Override
    public Plan plan(Scope scope) {
        return plan(
                "SGD+M with noise, sigma=1e-3 or batches of 4096; trials of 20 steps",
                scope,
                DIMENSIONS,
                NoiseLaw.EXTREMAL);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("entries with Cauchy's law, which has no variance", scope, List.of(4), NoiseLaw.CAUCHY));
    }

    private static Plan plan(String words, Scope scope, List<Integer> dimensions, NoiseLaw other) {
        return new Plan(
                words,
                Stream.of("sigma=1e-3", "batch=4096")
                        .flatMap(noise -> scope
                                .grid(
                                        dimensions,
                                        SEEDS,
                                        (noise + " optimizer=sgdm alpha=1.5 engine=dense every=events steps="
                                                        + (noise.startsWith("batch") ? "3" : "20"))
                                                .split(" "))
                                .stream())
                        .toList(),
                new BatchNoise(other));
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            double bound = BatchNoise.bound(d, BatchNoise.STEPS);
            double numbers = ((double) d * d + d) * BatchNoise.STEPS;
            double[] gaussian = Measured.pooled(runs, "gaussian");
            findings.add(share("Gaussian entries", d, gaussian, bound)
                    .withNote(gaussian.length + " trials; largest entry " + Words.number(Ensemble.largest(gaussian))
                            + " sigma of " + Words.number(bound)));
            findings.add(share("the other law's entries", d, Measured.pooled(runs, "other"), bound)
                    .withSharp(StrictMath.pow(1 - NoiseLaw.extremalTail(bound), numbers)));
            findings.add(Finding.exact(
                            "largest Gaussian entry, over sigma",
                            "d=" + d,
                            Ensemble.largest(gaussian),
                            Relation.AT_MOST,
                            StrictMath.sqrt(2 * StrictMath.log(2 * numbers * gaussian.length / LEVEL)))
                    .withSharp(StrictMath.sqrt(2 * StrictMath.log(numbers * gaussian.length)))
                    .withNote("median of a trial " + Words.number(Ensemble.median(gaussian)) + ", sqrt(2 ln d^2 T) = "
                            + Words.number(StrictMath.sqrt(2 * StrictMath.log((double) d * d * BatchNoise.STEPS)))));
            findings.add(gradient("g1", d, runs));
            findings.add(gradient("g2", d, runs));
        });
        return new Evidence(
                findings,
                "each share in 1 of 200 at most; the largest Gaussian entry in 1 of 10^6; gradients in 1 of d runs at most");
    }

    private static Finding share(String what, int d, double[] trials, double bound) {
        return Ensemble.share(
                        "share of trials with " + what + " within sigma sqrt(2 d^3 T)",
                        "d=" + d,
                        Arrays.stream(trials).map(x -> x <= bound ? 1 : 0).toArray(),
                        1 - 1.0 / d)
                .withNote(trials.length + " trials");
    }

    private static Finding gradient(String column, int d, List<Outcome> runs) {
        Outcome worst = Ensemble.worst(runs, run -> Measured.largest(run, column));
        return Ensemble.atMost(
                        "largest |Delta " + column + "| over its bound",
                        "d=" + d,
                        runs,
                        run -> Measured.largest(run, column),
                        1)
                .withNote("largest of " + runs.size() + " runs, seed="
                        + worst.settings().text("seed") + ", sigma=" + Words.number(Measured.largest(worst, "sigma"))
                        + "; its noise reaches " + Words.number(Measured.largest(worst, "noise"))
                        + " sigma sqrt(||W2 W1||^2 + 1)");
    }
}
