package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.special.Erf;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.InitialDraws;
import org.rmed.theory.law.KolmogorovSmirnov;

/** Lemma 20: how small and how large initial weights are. */
final class Lemma20InitialWeights implements FirstPhaseClaim {

    private static final List<Integer> DIMENSIONS = List.of(16, 64);

    /** Draws per run for each dimension: 1 - 1/d and the true share are 5 deviations apart with 72 runs, d=128, alpha=4. */
    private static final int DRAWS = 8;

    /** A probability below it is not high. Chosen. */
    private static final double LEAST_PROBABILITY = 0.5;

    /** P(|N| <= x) <= sqrt(2/pi) x. */
    private static final double DENSITY = StrictMath.sqrt(2 / StrictMath.PI);

    /** Level of the distribution test. */
    private static final double LEVEL = 1e-4;

    @Override
    public Description description() {
        return new Description(
                "lemma20",
                Part.ADAM,
                "Lemma 20: initial weights are neither too small nor too large",
                "P(all |w2_i(0)| >= d^(-3 alpha/2)) >= 1 - d^(1 - alpha/2), for one i >= 1 - d^(-alpha/2); P(all |w2_i(0)| <= 2 sqrt(ln d)"
                        + " d^-alpha) and P(all |W1(0)[i,j]| <= sqrt(6 ln d) d^(-2 alpha)) >= 1 - 1/d; min |w2_i(0)| has the exact law.",
                "Jiang, Malik and Li (2023), Lemma 20, derived here again with constants",
                Kind.PROBABILITY);
    }

    @Override
    public Plan plan(Scope scope) {
        return draws(scope, DIMENSIONS, "alpha=3", "alpha=3, start only, 8 d draws per run");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(draws(scope, List.of(16), "alpha=0.4", "alpha=0.4: weights below d^(-3 alpha/2) are no rarity"));
    }

    private static Plan draws(Scope scope, List<Integer> dimensions, String alpha, String words) {
        return new Plan(
                words,
                scope.grid(
                        dimensions,
                        AdamFirstPhase.SEEDS,
                        "optimizer=adam",
                        alpha,
                        "eta=0.01*s",
                        "engine=dense",
                        "steps=0",
                        "every=events"),
                new InitialDraws(DRAWS));
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=2.5", "alpha=4");
    }

    @Override
    public String falseAlarm() {
        return "each share in less than 1 of 200 choices of seeds, as the true ones are above their bounds; the law in 1 of 10000";
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        Outcome any = runs.get(0);
        double d = any.dimension();
        double root = StrictMath.sqrt(any.scale());
        double one = DENSITY * root;
        return List.of(
                share(
                                "share of starts with all |w2_i| >= d^(-3 alpha/2)",
                                where,
                                truths(runs, "w2_min", size -> size >= root),
                                StrictMath.max(LEAST_PROBABILITY, 1 - d * root))
                        .withSharp(StrictMath.pow(1 - Erf.erf(root / StrictMath.sqrt(2)), d)),
                share(
                                "share of weights with |w2_i| >= d^(-3 alpha/2)",
                                where,
                                common(runs),
                                StrictMath.max(LEAST_PROBABILITY, 1 - root))
                        .withSharp(1 - one),
                share(
                        "share of starts with all |w2_i| <= 2 sqrt(ln d) d^-alpha",
                        where,
                        truths(runs, "w2_max", size -> size <= 2 * StrictMath.sqrt(StrictMath.log(d))),
                        1 - 1 / d),
                share(
                        "share of starts with all |W1[i,j]| <= sqrt(6 ln d) d^(-2 alpha)",
                        where,
                        truths(runs, "w1_max", size -> size <= StrictMath.sqrt(6 * StrictMath.log(d))),
                        1 - 1 / d),
                Finding.exact(
                                "p-value of the law of min |w2_i(0)|",
                                where,
                                KolmogorovSmirnov.oneSample(
                                                pooled(runs, "w2_min"),
                                                x -> 1 - StrictMath.pow(Erf.erfc(x / StrictMath.sqrt(2)), d))
                                        .pValue(),
                                Relation.AT_LEAST,
                                LEVEL)
                        .withNote("Kolmogorov-Smirnov"));
    }

    /** Its trials are draws, or weights, and not runs. */
    private static Finding share(String what, String where, double[] truths, double bound) {
        Finding finding = Ensemble.share(what, where, truths, bound);
        return finding.withNote(finding.note().replace(" runs", " drawn"));
    }

    private static double[] pooled(List<Outcome> runs, String vector) {
        return runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.readings().vector(vector)))
                .toArray();
    }

    private static double[] truths(List<Outcome> runs, String vector, DoublePredicate holds) {
        return Arrays.stream(pooled(runs, vector))
                .map(value -> holds.test(value) ? 1 : 0)
                .toArray();
    }

    /** One number per weight drawn: 1 where it is not below d^(-3 alpha/2). */
    private static double[] common(List<Outcome> runs) {
        double[] rare = pooled(runs, "rare");
        int d = runs.get(0).dimension();
        double[] truths = new double[rare.length * d];
        Arrays.fill(truths, 1);
        for (int k = 0; k < rare.length; k++) {
            Arrays.fill(truths, k * d, k * d + (int) rare[k], 0);
        }
        return truths;
    }
}
