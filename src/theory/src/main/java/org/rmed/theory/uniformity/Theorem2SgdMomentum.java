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

/**
 * Theorem 2, eq. (42). R_OD holds means of 1/|u_i| and 1/u_i^2 of d Gaussians, which have no expectation: their tails fall
 * like 1/y and y^-1/2, so no bound of this order holds with high probability, and the theorem promises a constant one.
 */
final class Theorem2SgdMomentum implements Claim {

    /** What is demanded for "with constant probability". */
    private static final double CONSTANT = 0.5;

    /** Of sqrt(d) ln d. Chosen; by Lemma 35 the mean of 1/|X_i| is below 3 ln d with probability 0.90 (d = 64) to 0.95. */
    private static final double REST = 3;

    /**
     * Of d^(1 - p/2). Chosen. The mean of 1/X_i^2 of d standard Gaussians is d / Z^2 in law (a sum of Levy variables), so for
     * A on [0.5, 1.5] q(T_2) is about 1.92 d^(1 - p/2) / Z^2, and the share of runs below 100 is P(|Z| >= 0.139). Over 300
     * seeds at d = 48 a Kolmogorov-Smirnov test agrees.
     */
    private static final double ERROR = 100;

    /** P(|Z| >= sqrt(1.92 / ERROR)). */
    private static final double SHARP = 0.89;

    /** Of s^(3/2), the residual of rank one; see {@link ChiSquareLaw}. */
    private static final double RESIDUAL = 16;

    private static final List<Integer> DIMENSIONS = List.of(16, 48);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "theorem2-sgdm",
                Part.DOMINATION,
                "Theorem 2, eq. (42): SGD with momentum brings R_OD down to about sqrt(d)",
                "On [T_1, T_2] R_OD(t) <= q(t) + O~(sqrt(d)) with constant probability (3 sqrt(d) ln d in"
                        + " at least half of the runs), q falls all the time, and q(T_2) <= O~(d^(1 - p/2))"
                        + " likewise. At the end R_OD is that of rank one with u = C1, v/c = A/||A||.",
                "Jiang, Malik and Li (2023), Theorem 2, eq. (42); exponents derived",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.SGD;
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "SGD+M, alpha=1.5, h||A||=0.005, to 1e-8 of the loss",
                scope.grid(
                        DIMENSIONS,
                        SEEDS,
                        "optimizer=sgdm",
                        "alpha=1.5",
                        "engine=dense",
                        "statistics=dominance",
                        "lossTargets=0.9,0.5,0.2,0.05",
                        "stopAtLoss=1e-8",
                        "every=events"),
                new DominationDecay());
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "alpha=0.1: initial weights too large for rank one",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        "optimizer=sgdm",
                        "alpha=0.1",
                        "engine=dense",
                        "statistics=dominance",
                        "steps=2000",
                        "every=events"),
                new DominationDecay()));
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=2", "p=2");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(Shares.atMost(
                    "R_OD(t) - q(t) <= 3 sqrt(d) ln d on [T_1, T_2]",
                    cell,
                    DominationInterval::rest,
                    run -> REST * StrictMath.sqrt(run.dimension()) * StrictMath.log(run.dimension()),
                    CONSTANT));
            findings.add(DominationInterval.decreasing(cell));
            findings.add(Shares.atMost(
                            "q(T_2) <= 100 d^(1 - p/2)",
                            cell,
                            DominationInterval::remaining,
                            run -> ERROR * run.dimension() * StrictMath.sqrt(run.eps()),
                            CONSTANT)
                    .withSharp(SHARP));
            findings.add(Ensemble.atMost(
                    "|R_OD / formula - 1| at the end, over q / formula + 16 s^(3/2)",
                    cell.where(),
                    cell.runs(),
                    Theorem2SgdMomentum::deviation,
                    1));
        }
        return new Evidence(
                findings,
                "a true share of 1/2 or more is called failed in less than 1 of 200 draws (99%"
                        + " Clopper-Pearson interval); the other findings are deterministic");
    }

    /** u = C1 and v/c = A/||A||, the balanced end point. */
    static double formula(Outcome run) {
        double[] v = run.target().clone();
        for (int j = 0; j < v.length; j++) {
            v[j] /= run.targetNorm();
        }
        return DominationInterval.limit(run.growingDirection(), v);
    }

    private static double deviation(Outcome run) {
        double formula = formula(run);
        double allowed =
                DominationInterval.unfinished(run, formula) + RESIDUAL * run.scale() * StrictMath.sqrt(run.scale());
        return StrictMath.abs(DominationInterval.last(run) / formula - 1) / allowed;
    }
}
