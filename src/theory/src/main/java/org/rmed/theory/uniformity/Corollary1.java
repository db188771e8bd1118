package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

/**
 * Corollary 1: the gap at equal loss. Runs of the two optimizers with the same seed start from the same weights; each
 * pair is compared at the loss levels that both cross within their intervals.
 */
final class Corollary1 implements Claim {

    private static final double HIGH_PROBABILITY = 0.8;
    private static final int SEEDS = 40;

    @Override
    public Description description() {
        return new Description(
                "corollary1",
                Part.MAIN,
                "Corollary 1: the gap between SGD+M and Adam at equal loss",
                "Wherever SGD+M and Adam have the same loss inside their intervals, R_med,k of SGD+M over that of Adam is"
                        + " Omega(log d): with high probability at least ln d / 2, and growing with ln d.",
                "Jiang, Malik and Li (2023), Corollary 1",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.both();
    }

    @Override
    public Plan plan(Scope scope) {
        return pairs(
                "SGD+M and Adam from the same weights, alpha=1.5 (1 above d=1000)",
                scope,
                Configurations.GROWING,
                SEEDS,
                Configurations::adam);
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(pairs(
                "xi far above the gradients: Adam becomes SGD+M, and the gap closes",
                scope,
                List.of(128),
                SEEDS,
                d -> Configurations.ADAM_BLUNTED));
    }

    private static Plan pairs(
            String words, Scope scope, List<Integer> dimensions, int seeds, IntFunction<String[]> adam) {
        return new Plan(
                words,
                Stream.concat(
                                scope.grid(dimensions, seeds, Configurations::sgd).stream(),
                                scope.grid(dimensions, seeds, adam).stream())
                        .toList());
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        List<Outcome> sgd = outcomes.stream()
                .filter(run -> run.optimizer().linearInGradient())
                .toList();
        List<Outcome> adam = outcomes.stream()
                .filter(run -> !run.optimizer().linearInGradient())
                .toList();
        SortedSet<Integer> dimensions = new TreeSet<>(Ensemble.byDimension(sgd).keySet());
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer;
            double[] gaps = IntStream.range(0, sgd.size())
                    .mapToDouble(i -> gap(sgd.get(i), adam.get(i), k))
                    .toArray();
            for (int d : dimensions) {
                findings.add(share(
                        k,
                        d,
                        IntStream.range(0, gaps.length)
                                .filter(i -> sgd.get(i).dimension() == d)
                                .mapToDouble(i -> gaps[i])
                                .toArray()));
            }
            if (dimensions.size() > 1) {
                // the logarithm of a gap has no heavy tail, the gap has
                findings.add(Ensemble.slope(
                        "slope of ln(least gap of layer " + k + ") against ln ln d",
                        "d=" + dimensions.first() + ".." + dimensions.last(),
                        Ensemble.each(sgd, run -> Ensemble.logLog(run.dimension())),
                        Arrays.stream(gaps).map(StrictMath::log).toArray(),
                        Relation.AT_LEAST,
                        0));
            }
        }
        return new Evidence(
                findings,
                "a true share of 0.8 or more is called failed in less than 1 of 200 draws, a slope of 0 or more likewise (99%"
                        + " Clopper-Pearson and Student intervals)");
    }

    private static Finding share(int layer, int d, double[] gaps) {
        double[] truths = Arrays.stream(gaps)
                .map(gap -> gap >= 0.5 * StrictMath.log(d) ? 1 : 0)
                .toArray();
        return Ensemble.share(
                        "share of pairs with R_SGDM," + layer + " / R_Adam," + layer
                                + " >= ln d / 2 at every equal loss",
                        "d=" + d,
                        truths,
                        HIGH_PROBABILITY)
                .withNote(String.format(
                        Locale.ROOT,
                        "%d pairs; median least gap %.3g = %.3g ln d",
                        gaps.length,
                        Ensemble.median(gaps),
                        Ensemble.median(gaps) / StrictMath.log(d)));
    }

    /** The least ratio over the levels both cross inside their intervals; 0 where there is none. */
    private static double gap(Outcome sgd, Outcome adam, int layer) {
        Interval first = Interval.of(sgd);
        Interval second = Interval.of(adam);
        double least = Double.POSITIVE_INFINITY;
        for (double level : sgd.trajectory().crossings().levels()) {
            OptionalDouble t = sgd.trajectory().crossings().time(level);
            OptionalDouble u = adam.trajectory().crossings().time(level);
            if (first != null && inside(first, t) && (second == null ? u.isPresent() : inside(second, u))) {
                least = StrictMath.min(least, uniformity(sgd, t, layer) / uniformity(adam, u, layer));
            }
        }
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }

    private static boolean inside(Interval interval, OptionalDouble t) {
        return t.isPresent() && t.getAsDouble() >= interval.from() && t.getAsDouble() <= interval.to();
    }

    private static double uniformity(Outcome run, OptionalDouble t, int layer) {
        return run.trajectory().value(run.trajectory().at(t.getAsDouble()), "r_med_" + layer);
    }
}
