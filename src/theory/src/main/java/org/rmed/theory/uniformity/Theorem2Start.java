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
import org.rmed.theory.gauge.DominationDecay;

/** Theorem 2, eq. (41): at the start the Hessian is far from diagonal, because its diagonal is so small. */
final class Theorem2Start implements Claim {

    /** Of d^(2 alpha) + d^(4 alpha - 3/2). Chosen; at least 1.03 was measured, and 1 is what the W2 coordinates alone give. */
    private static final double CONSTANT = 0.5;

    /**
     * What R_OD(0) may differ from its error part by: r without the error is about sqrt(d) s / |w2_i|, a share s^2 sqrt(d) of
     * it at most. Chosen; 1e-6 was measured at d = 16.
     */
    private static final double ERROR_PART = 0.01;

    private static final List<Integer> DIMENSIONS = List.of(16, 32, 64);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "theorem2-start",
                Part.DOMINATION,
                "Theorem 2, eq. (41): R_OD before training",
                "R_OD(0) >= Omega~(d^(2 alpha) + d^(4 alpha - 3/2)) with high probability (constant 1/2"
                        + " chosen). Nearly all of it is the error over the diagonal: R_OD(0) = q(0) to within 1"
                        + " percent.",
                "Jiang, Malik and Li (2023), Theorem 2, eq. (41); the printed exponents are not at hand, these are derived",
                Kind.PROBABILITY);
    }

    /** Assumptions 1 and 2; nothing is run, so the optimizer does not matter. */
    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.SGD.stream()
                .filter(hypothesis -> List.of("A (Assumption 1)", "alpha").contains(hypothesis.name()))
                .toList();
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("initial networks, alpha=1.5", scope, DIMENSIONS, "alpha=1.5");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("alpha=0: initial weights of order 1", scope, List.of(32), "alpha=0"));
    }

    private static Plan plan(String words, Scope scope, List<Integer> dimensions, String alpha) {
        return new Plan(
                words,
                scope.grid(
                        dimensions,
                        SEEDS,
                        "optimizer=sgdm",
                        alpha,
                        "engine=dense",
                        "statistics=dominance",
                        "steps=0",
                        "every=events"),
                new DominationDecay());
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=2", "target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(Shares.atLeast(
                    "R_OD(0) >= (d^(2 alpha) + d^(4 alpha - 3/2)) / 2, in units of the sum",
                    cell,
                    run -> start(run) / order(run),
                    CONSTANT,
                    Shares.HIGH));
            findings.add(Ensemble.atMost(
                    "|R_OD(0) / q(0) - 1|",
                    cell.where(),
                    cell.runs(),
                    run -> StrictMath.abs(start(run) / run.readings().at(0, "q") - 1),
                    ERROR_PART));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the second finding has room for a factor of 10^4");
    }

    private static double start(Outcome run) {
        return run.trajectory().value(run.trajectory().first(), "r_od_l2");
    }

    /** d^(2 alpha) + d^(4 alpha - 3/2), with d^-alpha = s. */
    private static double order(Outcome run) {
        double square = run.scale() * run.scale();
        double d = run.dimension();
        return 1 / square + 1 / (square * square * d * StrictMath.sqrt(d));
    }
}
