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
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Activation;

/** The full Hessian of the two-layer network, which appendix E sums row by row. */
final class FullHessian implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(4, 8);

    @Override
    public Description description() {
        return new Description(
                "full-hessian",
                Part.HESSIAN,
                "Full Hessian of the two-layer network",
                "H[W1[i,j], W1[k,l]] = w2_i w2_k [j = l], H[w2_i, w2_k] = W1[i,:] . W1[k,:] and H[W1[i,j], w2_k] = [i = k] E_j +"
                        + " w2_i W1[k,j]: all (d^2 + d)^2 entries, along runs of both optimizers, equal to second differences.",
                "Jiang, Malik and Li (2023), appendix B; the blocks as in Kawaguchi (2016), Lemma 4.3, derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(Measured.linear());
    }

    @Override
    public Plan plan(Scope scope) {
        return GradientFormulas.plan("SGD+M and Adam, alpha=1.5", scope, DIMENSIONS, Activation.LINEAR);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(GradientFormulas.nonlinear(scope));
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            Outcome worst = Ensemble.worst(runs, FullHessian::excess);
            findings.add(Ensemble.atMost(
                            "largest |H - second difference of the loss| over its rounding",
                            "d=" + d,
                            runs,
                            FullHessian::excess,
                            1)
                    .withNote("largest of " + runs.size() + " runs, " + GradientFormulas.where(worst, "hessian")
                            + place(worst)));
        });
        return Measured.certain(findings);
    }

    private static double excess(Outcome run) {
        return Measured.largest(run, "hessian");
    }

    /** The entry that is farthest off at the first t beyond the bound. */
    private static String place(Outcome run) {
        return run.readings().first(0, Double.POSITIVE_INFINITY, "hessian", x -> !(x <= 1)).stream()
                .mapToObj(t -> ", at " + weight(run.readings().at(t, "hessian_a"), run.dimension()) + " and "
                        + weight(run.readings().at(t, "hessian_b"), run.dimension()))
                .findFirst()
                .orElse("");
    }

    /** {@code W1[0,1]} or {@code w2_3} of an index. */
    static String weight(double index, int d) {
        int k = (int) index;
        return k < d * d ? "W1[" + k / d + "," + k % d + "]" : "w2_" + Words.number(k - (double) d * d);
    }
}
