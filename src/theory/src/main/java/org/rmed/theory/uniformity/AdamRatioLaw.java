package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.law.AdamLag;
import org.rmed.theory.law.SignGrowth;

/**
 * The finite-d law beneath Theorem 1 (2): in the first phase Adam moves every weight by eta per step away from zero, so
 * |w2_i(t)| = |w2_i(0)| + eta t and R_med,1 follows from the initial weights.
 */
final class AdamRatioLaw implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(16, 64, 128);
    private static final String LAG = "lag (of this law)";

    private static final double MOST_LAG = 1.0 / 3;

    private static final int SEEDS = 20;

    @Override
    public Description description() {
        return new Description(
                "adam-ratio-law",
                Part.MAIN,
                "R_med - 1 of Adam is set by the initial weights over eta t",
                "In Adam's first phase R_med,1(t) = max (|w2(0)| + eta t)^2 / median (|w2(0)| + eta t)^2, about"
                        + " 1 + 2 (max - median) |w2(0)| / (eta t); R_med,2 is closer to 1 still.",
                "derived from Jiang, Malik and Li (2023), eq. (29) and Lemma 22",
                Kind.CLOSED_FORM);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Stream.concat(Assumptions.ADAM.stream(), Stream.of(new Hypothesis(LAG, AdamRatioLaw::lag)))
                .toList();
    }

    /** Where the start moves weights by a third of their spread the law says little, and nothing is claimed. */
    private static Standing lag(Outcome run) {
        double share = run.optimizer() instanceof Adam adam
                ? uncertainSteps(run, adam) * adam.eta() / spread(run)
                : Double.POSITIVE_INFINITY;
        return new Standing(
                LAG,
                share <= MOST_LAG ? Status.LITERAL : Status.VIOLATED,
                String.format(
                        Locale.ROOT,
                        "start moves |w2| by %.3g of max - median |w2(0)|, this law needs <= %.2g",
                        share,
                        MOST_LAG));
    }

    /**
     * Steps by which rows may differ at the start: the memory of the first gradients, a first step the wrong way, and, for a
     * row whose g2 has the wrong sign at first, twice the |W1(0) A^T|_i / (||A||_1 eta) steps until W1 overcomes it.
     */
    static double uncertainSteps(Outcome run, Adam adam) {
        double sum = Arrays.stream(run.target()).map(StrictMath::abs).sum();
        double opposing = 0;
        for (int i = 0; i < run.dimension(); i++) {
            // 2 C1 - w2(0) = W1(0) A^T / ||A||
            double image = StrictMath.abs(2 * run.growingDirection()[i] - run.secondLayer()[i]) * run.targetNorm();
            opposing = StrictMath.max(opposing, 2 * image / sum / adam.eta());
        }
        return AdamLag.of(adam).start() + 1 + opposing;
    }

    /** max |w2(0)| - median |w2(0)|. */
    private static double spread(Outcome run) {
        double[] sizes = Arrays.stream(run.secondLayer()).map(StrictMath::abs).toArray();
        return Ensemble.largest(sizes) - Ensemble.median(sizes);
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=1.5, eta=s/100",
                scope.grid(
                        DIMENSIONS,
                        SEEDS,
                        "optimizer=adam",
                        "alpha=1.5",
                        "eta=0.01*s",
                        "until=second-phase-end",
                        "every=1e9"));
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "eta far above the initial weights: signs flip",
                scope.grid(List.of(32), SEEDS, Configurations.ADAM_FLIPPING)));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            for (String time : new String[] {"T_P", "T_1"}) {
                double[] errors = Ensemble.each(runs, run -> relativeError(run, time));
                findings.add(Finding.exact(
                                "largest |(R_med,1 - 1) / law - 1| at " + time + " over its tolerance",
                                "d=" + d,
                                Ensemble.largest(
                                        Ensemble.each(runs, run -> relativeError(run, time) / tolerance(run, time))),
                                Relation.AT_MOST,
                                1)
                        .withNote("largest error " + Words.number(Ensemble.largest(errors))));
            }
            findings.add(Finding.exact(
                    "largest (R_med,2 - 1) / (R_med,1 - 1) at T_1",
                    "d=" + d,
                    Ensemble.largest(Ensemble.each(runs, AdamRatioLaw::layerRatio)),
                    Relation.AT_MOST,
                    1));
        });
        return new Evidence(findings, "none: the law is deterministic given the initial weights");
    }

    private static double relativeError(Outcome run, String time) {
        OptionalDouble t = run.trajectory().phases().time(time);
        if (t.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double measured = run.trajectory().value(run.trajectory().at(t.getAsDouble()), "r_med_1") - 1;
        double law = new SignGrowth(run.secondLayer(), run.optimizer().eta()).rMed1(t.getAsDouble()) - 1;
        return StrictMath.abs(measured / law - 1);
    }

    /**
     * R_med - 1 is about 2 (max - median) |w2(0)| over the common size eta t. The size b is short by {@link AdamLag#steps}, and
     * size and difference of two rows are uncertain by {@link #uncertainSteps} of eta; R_med - 1 = (a - b)(a + b) / b^2 feels a
     * change of b up to twice. Half is the most that is allowed.
     */
    private static double tolerance(Outcome run, String time) {
        OptionalDouble t = run.trajectory().phases().time(time);
        if (t.isEmpty() || !(run.optimizer() instanceof Adam adam)) {
            return 0;
        }
        AdamLag lag = AdamLag.of(adam);
        double start = uncertainSteps(run, adam);
        double steps = lag.steps(t.getAsDouble()) - lag.start() + start;
        double relative = 2 * steps / StrictMath.max(1, t.getAsDouble() - steps) + start * adam.eta() / spread(run);
        return StrictMath.min(0.5, relative);
    }

    private static double layerRatio(Outcome run) {
        OptionalDouble t = run.trajectory().phases().time("T_1");
        if (t.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        var row = run.trajectory().at(t.getAsDouble());
        return (run.trajectory().value(row, "r_med_2") - 1) / (run.trajectory().value(row, "r_med_1") - 1);
    }
}
