package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.DominationExcess;

/** Lemma 28: near rank one, how dominated by the rest of its row a diagonal entry of the Hessian can be. Deterministic. */
final class Lemma28Domination implements Claim {

    private static final String RESIDUAL = "residual (R1, R2 <= delta)";

    private static final List<Integer> DIMENSIONS = List.of(8, 24);
    private static final int SEEDS = 24;

    /** Sums of d^2 + d terms of one sign, d <= 48: relative error (d^2 + d) 2^-52 is below 1e-12. */
    private static final double ROUNDING = 1 + 1e-11;

    @Override
    public Description description() {
        return new Description(
                "lemma28",
                Part.DOMINATION,
                "Lemma 28: how far from dominating its row a diagonal entry can be, near rank one",
                "If W1 = u v^T + R1, W2 = c u^T + R2 with relative residuals at most delta < 1/2, then"
                        + " r_(i,j) <= [|E_j|/(c u_i)^2 + ||u||/|u_i| (1 + |v_j/c|)] / (1 - delta)^2 and r_i <="
                        + " [||E||/(u_i ||v||)^2 + ||u||/|u_i| (1 + |c|/||v||)] / (1 - delta)^2.",
                "Jiang, Malik and Li (2023), Lemma 28, eqs. (44) and (45); the constant 1/(1 - delta)^2 is derived",
                Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(new Hypothesis(RESIDUAL, Lemma28Domination::residual));
    }

    /** Of the random networks; a state of a run is judged by the residual that it has. */
    private static Standing residual(Outcome run) {
        double[] claimed = run.readings().vector("instance_delta");
        double[] actual = run.readings().vector("instance_residual");
        int worst = 0;
        for (int k = 0; k < claimed.length; k++) {
            worst = actual[k] - claimed[k] > actual[worst] - claimed[worst] ? k : worst;
        }
        // a residual of 0 comes out as the rounding of one product
        boolean met = actual[worst] <= claimed[worst] + 0x1p-50;
        return new Standing(
                RESIDUAL,
                met ? Status.LITERAL : Status.VIOLATED,
                "relative residual " + Words.number(actual[worst]) + ", literal <= delta="
                        + Words.number(claimed[worst]));
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "random networks with delta = 0 to 0.2; runs of SGD+M and Adam, alpha=1.5",
                Stream.of("sgdm", "adam")
                        .flatMap(optimizer -> scope
                                .grid(
                                        DIMENSIONS,
                                        SEEDS,
                                        "optimizer=" + optimizer,
                                        "alpha=1.5",
                                        "engine=dense",
                                        "every=events",
                                        "stopAtLoss=1e-4")
                                .stream())
                        .toList(),
                new DominationExcess(1));
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "random networks whose residuals are 4.9 delta",
                scope.grid(
                        List.of(8),
                        SEEDS,
                        "optimizer=sgdm",
                        "alpha=1.5",
                        "engine=dense",
                        "every=events",
                        "stopAtLoss=1e-4"),
                new DominationExcess(4.9)));
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=1", "target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            findings.add(excess("instance", "largest r over its bound, random networks", d, runs, "delta"));
            findings.add(excess("state", "largest r over its bound, states of runs with delta < 1/2", d, runs, "t"));
        });
        return new Evidence(findings, "none: the inequality is deterministic");
    }

    /** Over the runs in which something was looked at; NaN if there is none. */
    private static Finding excess(String kind, String what, int d, List<Outcome> runs, String label) {
        List<Outcome> seen =
                runs.stream().filter(run -> excess(run, kind).length > 0).toList();
        if (seen.isEmpty()) {
            return Finding.exact(what, "d=" + d, Double.NaN, Finding.Relation.AT_MOST, ROUNDING);
        }
        Outcome worst = Ensemble.worst(seen, run -> largest(run, kind));
        int k = 0;
        while (excess(worst, kind)[k] < largest(worst, kind)) {
            k++;
        }
        int at = (int) worst.readings().vector(kind + "_at")[k];
        Finding finding = Ensemble.atMost(what, "d=" + d, seen, run -> largest(run, kind), ROUNDING)
                .withSharp(1);
        return finding.withNote(finding.note() + ", " + worst.optimizer().name() + ", " + label + "="
                + Words.number(worst.readings().vector(kind + "_" + label)[k])
                + (at < d * d ? ", i=" + at / d + ", j=" + at % d : ", w2_i, i=" + (at - d * d)));
    }

    private static double[] excess(Outcome run, String kind) {
        return run.readings().vector(kind + "_excess");
    }

    private static double largest(Outcome run, String kind) {
        return Ensemble.largest(excess(run, kind));
    }
}
