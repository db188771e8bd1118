package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.optimizer.Adam;
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
import org.rmed.theory.law.AdamLag;
import org.rmed.theory.law.QuadraticLaw;

/** The loss of Adam in closed form: all weights grow as eta t, so (W2 W1)_j = d (eta t)^2 until column j flips. */
final class QuadraticLossLaw implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(32, 128);
    private static final int SEEDS = 20;

    @Override
    public Description description() {
        return new Description(
                "quadratic-law",
                Part.MAIN,
                "The loss of Adam follows sum_j (A_j - d (eta t)^2)^2",
                "Adam's loss is 1/2 sum_j (A_j - d (eta t)^2)_+^2; column j flips at t_j = sqrt(A_j / d) / eta.",
                "derived from Jiang, Malik and Li (2023), eq. (29), Definitions 4 and 6",
                Kind.CLOSED_FORM);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.ADAM;
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=2, eta=s/10",
                scope.gridOfOwn(DIMENSIONS, SEEDS, "optimizer=adam", "alpha=2", "eta=0.1*s"));
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "xi far above the gradients: Adam becomes SGD+M",
                scope.grid(DIMENSIONS, SEEDS, Configurations.ADAM_BLUNTED)));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            findings.add(Finding.exact(
                            "largest |Lbar - law| up to T_1, over what the lag and the start allow",
                            "d=" + d,
                            Ensemble.largest(Ensemble.each(runs, QuadraticLossLaw::lossError)),
                            Relation.AT_MOST,
                            1)
                    .withNote("largest |Lbar / law - 1| up to T_1 "
                            + Words.number(Ensemble.largest(Ensemble.each(runs, QuadraticLossLaw::relativeError)))));
            findings.add(Finding.exact(
                    "largest |T_{f,j} - t_j| over columns, over what the lag and the start allow",
                    "d=" + d,
                    Ensemble.largest(Ensemble.each(runs, QuadraticLossLaw::flipError)),
                    Relation.AT_MOST,
                    1));
        });
        return new Evidence(findings, "none: the law is deterministic");
    }

    /**
     * Steps by which the common size eta t may be off: Adam's lag, and the head start of the initial weights,
     * (W2 W1)_j = sum_i (|w2_i(0)| + eta t) eta t.
     */
    static double slack(Outcome run, double t) {
        double head = Arrays.stream(run.secondLayer()).map(StrictMath::abs).sum() / run.dimension();
        double lag = run.optimizer() instanceof Adam adam ? AdamLag.of(adam).steps(StrictMath.max(1, t)) : 0;
        return lag + head / run.optimizer().eta();
    }

    private static QuadraticLaw law(Outcome run) {
        return new QuadraticLaw(run.target(), run.optimizer().eta());
    }

    private static double lossError(Outcome run) {
        QuadraticLaw law = law(run);
        return overFirstPhase(run, row -> {
            double slack = slack(run, row.t());
            double exact = law.loss(row.t());
            double early = law.loss(StrictMath.max(0, row.t() - slack)) - exact;
            double late = exact - law.loss(row.t() + slack);
            return StrictMath.abs(row.loss() - exact) / StrictMath.max(StrictMath.max(early, late), 1e-12 * exact);
        });
    }

    private static double relativeError(Outcome run) {
        QuadraticLaw law = law(run);
        return overFirstPhase(run, row -> StrictMath.abs(row.loss() / law.loss(row.t()) - 1));
    }

    private static double overFirstPhase(Outcome run, ToDoubleFunction<Snapshot> error) {
        OptionalDouble end = run.trajectory().phases().time("T_1");
        return end.isEmpty()
                ? Double.POSITIVE_INFINITY
                : run.trajectory().between(1, end.getAsDouble()).stream()
                        .mapToDouble(error)
                        .max()
                        .orElse(Double.POSITIVE_INFINITY);
    }

    /** A column flips when E_j reaches -sqrt(eta d), a little before 0. Infinite for a run without flip times. */
    static double flipError(Outcome run) {
        double eta = run.optimizer().eta();
        int d = run.dimension();
        double[] flips = run.trajectory().phases().flips();
        double worst = flips.length == d ? 0 : Double.POSITIVE_INFINITY;
        for (int j = 0; j < flips.length; j++) {
            double reached = StrictMath.abs(run.target()[j]) - StrictMath.sqrt(eta * d);
            double predicted = StrictMath.sqrt(StrictMath.max(0, reached) / d) / eta;
            double error = flips[j] < 0 ? Double.POSITIVE_INFINITY : StrictMath.abs(flips[j] - predicted);
            worst = StrictMath.max(worst, error / slack(run, predicted));
        }
        return worst;
    }
}
