package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Activation;
import org.rmed.theory.gauge.Derivatives;

/** The gradients of the two layers, g1 = W2^T E and g2 = E W1^T. */
final class GradientFormulas implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(4, 8);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "gradients",
                Part.HESSIAN,
                "Gradients: g1 = W2^T E and g2 = E W1^T",
                "dLbar/dW1[i,j] = w2_i E_j and dLbar/dw2_i = sum_j E_j W1[i,j] with E = W2 W1 - A: along runs of both optimizers"
                        + " equal to central differences of the loss, which are exact but for rounding.",
                "Jiang, Malik and Li (2023), section 2; derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.linear());
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("SGD+M and Adam, alpha=1.5", scope, DIMENSIONS, Activation.LINEAR);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(nonlinear(scope));
    }

    /** Runs of both optimizers whose derivatives are looked at. */
    static Plan plan(String words, Scope scope, List<Integer> dimensions, Activation activation) {
        return new Plan(
                words,
                Stream.of("optimizer=sgdm", "optimizer=adam eta=0.1*s")
                        .flatMap(optimizer -> scope
                                .grid(
                                        dimensions,
                                        SEEDS,
                                        (optimizer + " alpha=1.5 engine=dense every=events until=second-phase-end")
                                                .split(" "))
                                .stream())
                        .toList(),
                new Derivatives(activation));
    }

    /** The control that this statement shares with the Hessian's. */
    static Plan nonlinear(Scope scope) {
        return plan("tanh between the layers", scope, List.of(4), Activation.TANH);
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            for (String layer : List.of("1", "2")) {
                String column = "gradient_" + layer;
                Outcome worst = Ensemble.worst(runs, run -> Measured.largest(run, column));
                findings.add(Ensemble.atMost(
                                "largest |g" + layer + " - difference of the loss| over its rounding",
                                "d=" + d,
                                runs,
                                run -> Measured.largest(run, column),
                                1)
                        .withNote("largest of " + runs.size() + " runs, " + where(worst, column)));
            }
        });
        return Measured.certain(findings);
    }

    /** Optimizer, seed, and the first t at which a column exceeds 1. */
    static String where(Outcome run, String column) {
        String first = run.readings().first(0, Double.POSITIVE_INFINITY, column, x -> !(x <= 1)).stream()
                .mapToObj(Words::steps)
                .findFirst()
                .orElse("none");
        return run.optimizer().name() + ", seed=" + run.settings().text("seed") + "; first beyond it at t=" + first;
    }
}
