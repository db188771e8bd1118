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
import org.rmed.theory.Readings;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Activation;
import org.rmed.theory.gauge.DeepNetworks;

/** Lemma 29: gradient and diagonal of the Hessian of a linear network of any depth. */
final class Lemma29HessianDiagonal implements Claim {

    private static final List<Integer> WIDEST = List.of(2, 4, 6);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "lemma29",
                Part.HESSIAN,
                "Lemma 29: Hessian diagonal of a deep linear network",
                "For L = (1/2m) ||W_H ... W_1 X - Y||^2 the second derivative in W_i[j,k] is (M^T M)[j,j] (P Lambda_xx P^T)[k,k] with"
                        + " M = W_H ... W_(i+1), P = W_(i-1) ... W_1: for networks of depth 1 to 5 and widths 1 to d, inputs not white.",
                "Jiang, Malik and Li (2023), Lemma 29; derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.linear());
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("8 random networks a run, widths up to d", scope, WIDEST, Activation.LINEAR);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("tanh between the layers", scope, List.of(4), Activation.TANH));
    }

    private static Plan plan(String words, Scope scope, List<Integer> widest, Activation activation) {
        return new Plan(
                words,
                scope.grid(widest, SEEDS, "optimizer=sgdm", "engine=dense", "steps=0"),
                new DeepNetworks(activation));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            String where = "widths to " + StrictMath.min(d, DeepNetworks.WIDEST);
            Outcome worst = Ensemble.worst(runs, run -> Measured.largest(run, "diagonal"));
            Readings seen = worst.readings();
            findings.add(Ensemble.atMost(
                            "largest |Hessian diagonal - second difference| over its rounding",
                            where,
                            runs,
                            run -> Measured.largest(run, "diagonal"),
                            1)
                    .withNote("seed=" + worst.settings().text("seed") + ", network " + index(seen, "network") + ", W_"
                            + Words.number(seen.at(0, "layer") + 1) + "[" + index(seen, "row") + ","
                            + index(seen, "column") + "], the worst of " + compared(runs) + " weights"));
            findings.add(Ensemble.atMost(
                    "largest |gradient - difference| over its rounding",
                    where,
                    runs,
                    run -> Measured.largest(run, "gradient"),
                    1));
        });
        return Measured.certain(findings);
    }

    private static String index(Readings seen, String column) {
        return Words.number(seen.at(0, column));
    }

    private static String compared(List<Outcome> runs) {
        double sum = 0;
        for (Outcome run : runs) {
            sum += run.readings().at(0, "compared");
        }
        return Words.number(sum);
    }
}
