package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
import org.rmed.theory.law.RatioLaw;

/**
 * Theorem 1 (1). Omega(log d) is tested as: with high probability R_med,k >= ln d throughout the interval, and its mean
 * grows with ln d. The sharp law beneath both is {@link ChiSquareLaw}.
 */
final class Theorem1SgdMomentum implements Claim {

    /** The share of runs of which "with high probability" must be shown. */
    private static final double HIGH_PROBABILITY = 0.8;

    private static final int SEEDS = 60;

    private final String id;
    private final String title;
    private final Function<Scope, Plan> plan;

    private Theorem1SgdMomentum(String id, String title, Function<Scope, Plan> plan) {
        this.id = id;
        this.title = title;
        this.plan = plan;
    }

    /** With a start and a learning rate that can be stepped. */
    static Theorem1SgdMomentum relaxed() {
        return new Theorem1SgdMomentum(
                "theorem1-sgdm",
                "Theorem 1 (1): SGD+M keeps the Hessian diagonal non-uniform",
                scope -> new Plan(
                        "SGD+M, alpha=1.5 (1 above d=1000), h||A||=0.005",
                        scope.grid(Configurations.GROWING, SEEDS, Configurations::sgd)));
    }

    /** With the theorem's own alpha and eta, for p = 1 and 2. */
    static Theorem1SgdMomentum literal() {
        return new Theorem1SgdMomentum(
                "theorem1-sgdm-literal",
                "Theorem 1 (1) inside its own hypotheses",
                scope -> new Plan(
                        "SGD+M, alpha=4(p+2), eta=d^-(7 alpha/4 + 4 + p), p=1, 2",
                        Stream.of(1, 2)
                                .flatMap(p ->
                                        scope
                                                .grid(Configurations.DECADES, SEEDS, Configurations.sgdLiteral(p))
                                                .stream())
                                .toList()));
    }

    @Override
    public Description description() {
        return new Description(
                id,
                Part.MAIN,
                title,
                "From T_1 (loss of order d) to T_2 (loss at most of order d^-p) both R_med,1 and R_med,2 of SGD with momentum"
                        + " are Omega(log d): with high probability at least ln d, and growing with ln d.",
                "Jiang, Malik and Li (2023), Theorem 1 (1)",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.SGD;
    }

    @Override
    public Plan plan(Scope scope) {
        return plan.apply(scope);
    }

    @Override
    public List<String> variants() {
        return id.contains("literal") ? List.of() : List.of("alpha=2", "target=mixed");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "alpha=0.1: initial weights too large for rank one",
                scope.grid(List.of(64), SEEDS, Configurations.SGD_LARGE_START)));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        var byDimension = Ensemble.byDimension(outcomes);
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer;
            for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
                findings.add(Ensemble.share(
                                "share of runs with R_med," + k + " >= ln d on [T_1, T_2]",
                                cell.where(),
                                Ensemble.each(
                                        cell.runs(), run -> least(run, k) >= StrictMath.log(run.dimension()) ? 1 : 0),
                                HIGH_PROBABILITY)
                        .withSharp(sharp(cell))
                        .withNote(Interval.length(cell.runs())));
            }
            if (byDimension.size() > 1) {
                findings.add(growth(outcomes, byDimension.firstKey(), byDimension.lastKey(), k));
            }
        }
        findings.addAll(Interval.losses(
                outcomes, 0.5, "eps ||A||^2 / (d A_min^2)", run -> 2 * lossAtT2(run), HIGH_PROBABILITY));
        return new Evidence(
                findings,
                "a true share of 0.8 or more is called failed in less than 1 of 200 draws (99% Clopper-Pearson interval), a"
                        + " slope of 0 or more likewise (Student); under the exact law, with 60 seeds, in less than 1 of 10^20, and"
                        + " called inconclusive at d=16 in 1 of 400");
    }

    /** The share under the exact law. */
    private static double sharp(Ensemble.Cell cell) {
        return Arrays.stream(Ensemble.each(
                        cell.runs(), run -> new RatioLaw(run.dimension()).survival(StrictMath.log(run.dimension()))))
                .average()
                .orElseThrow();
    }

    /** min of R_med,k over the interval; 0 where the run has no interval. */
    static double least(Outcome run, int layer) {
        return Interval.measure(run, 0, interval -> interval.leastUniformity(layer));
    }

    /** R has a heavy tail, its logarithm has not: the exponent k of R ~ (ln d)^k is what many runs can show. */
    private static Finding growth(List<Outcome> outcomes, int low, int high, int layer) {
        double rise = StrictMath.log(new RatioLaw(high).median() / new RatioLaw(low).median());
        return Ensemble.slope(
                        "slope of ln min R_med," + layer + " on [T_1, T_2] against ln ln d",
                        "d=" + low + ".." + high,
                        Ensemble.each(outcomes, run -> Ensemble.logLog(run.dimension())),
                        Ensemble.each(outcomes, run -> StrictMath.log(least(run, layer))),
                        Relation.AT_LEAST,
                        0)
                .withSharp(rise / (Ensemble.logLog(high) - Ensemble.logLog(low)));
    }

    /**
     * The loss at T_2 when E is parallel to A (Lemma 9): eps ||A||^2 / (2 d A_min^2). The theorem's O(d^-p) is tested with twice
     * that, for E is parallel to A only up to what the size of the start allows.
     */
    private static double lossAtT2(Outcome run) {
        double least = Arrays.stream(run.target()).map(StrictMath::abs).min().orElseThrow();
        return run.eps() * run.targetNorm() * run.targetNorm() / (2 * run.dimension() * least * least);
    }
}
