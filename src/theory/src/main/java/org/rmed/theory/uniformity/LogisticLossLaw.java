package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
import org.rmed.theory.law.LogisticLaw;

/**
 * The loss of SGD+M in closed form: with E parallel to A (Lemma 9), q = (W2 W1)_j / A_j is logistic in t.
 *
 * <p>The control is just short of overshooting, kappa h ||A|| = 0.124 of 1/8. Measured (20 seeds): the time to 1e-2 of the
 * loss is off by 0.0208 at d = 32, where 0.0119 is allowed, and by 0.0155 at d = 128, where 0.0106 is; at 1e-6 by 0.0360 (0.0117) and 0.0282
 * (0.0105). Other violations, measured at d = 32: alpha = 0.5 and 0.3 hold, as the law allows for ||C1||^2 / ||A||; at alpha = 0.2 one level fails (19.8 of
 * the time at half of the loss against 0.71), and at 0.1 some runs start beyond the end of the law, which has no number; sigma = 0.3 is off
 * by 0.094 against 0.0021 at 1e-2 of the loss, and never reaches 1e-4.
 */
final class LogisticLossLaw implements Claim {

    private static final String EXPANSION = "eta (of this law)";

    /** A search found the bound exceeded from 0.08 on. */
    private static final double MOST_TERM = 0.06;

    /** eta ||A|| of the control, with ||A|| = sqrt(d): kappa h ||A|| = 0.1235; from (1 - sqrt(beta))^2 / 2 = 1.317e-3 on it overshoots. */
    private static final double NEARLY = 1.3e-3;

    private static final List<Integer> DIMENSIONS = List.of(32, 128);
    private static final int SEEDS = 20;

    /** Loss shares at which the time is compared. */
    private static final List<Double> LEVELS = List.of(0.5, 0.1, 1e-2, 1e-4, 1e-6);

    private static final String TARGETS = "lossTargets=0.5,0.1,1e-2,1e-4,1e-6";

    @Override
    public Description description() {
        return new Description(
                "logistic-law",
                Part.MAIN,
                "The loss of SGD+M is logistic in t",
                "SGD with momentum reaches Lbar = delta^2 Lbar(0) at about t = ln[(||A|| / ||C1||^2) (1 - delta) / delta] /"
                        + " (2 ln x1), x1 the growth factor of the first phase; tested with the exact growth and contraction factors.",
                "derived from Jiang, Malik and Li (2023), eq. (7), Lemmas 4 and 9",
                Kind.CLOSED_FORM);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Stream.concat(Assumptions.SGD.stream(), Stream.of(new Hypothesis(EXPANSION, LogisticLossLaw::expansion)))
                .toList();
    }

    /** The law's error bound is the first term of a series in kappa h ||A||; near the overshoot, at 0.125, others count. */
    private static Standing expansion(Outcome run) {
        double term = expansionTerm(run);
        return new Standing(
                EXPANSION,
                term <= MOST_TERM ? Status.LITERAL : Status.VIOLATED,
                String.format(Locale.ROOT, "kappa h ||A||=%.3g, this law needs <= %.2g", term, MOST_TERM));
    }

    private static double expansionTerm(Outcome run) {
        return kappa(run) * run.optimizer().eta() / (1 - beta(run)) * run.targetNorm();
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "SGD+M, alpha=2, h||A||=0.005",
                scope.grid(DIMENSIONS, SEEDS, "optimizer=sgdm", "alpha=2", TARGETS, "every=1e9"));
    }

    @Override
    public List<String> variants() {
        return List.of("target=mixed", "beta=0.5");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "eta just short of overshooting: terms of higher order in kappa h ||A|| count",
                scope.grid(DIMENSIONS, SEEDS, d -> new String[] {
                    "optimizer=sgdm",
                    "alpha=2",
                    "target=constant",
                    "eta=" + NEARLY / StrictMath.sqrt(d),
                    TARGETS,
                    "every=1e9"
                })));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            for (double level : LEVELS) {
                findings.add(Finding.exact(
                        "largest relative error of the time to Lbar / Lbar(0) = " + level,
                        "d=" + d,
                        Ensemble.largest(Ensemble.each(runs, run -> relativeError(run, level))),
                        Relation.AT_MOST,
                        -Ensemble.largest(Ensemble.each(runs, run -> -tolerance(run, level)))));
            }
        });
        return new Evidence(findings, "none: the law is deterministic given the initial weights");
    }

    private static double relativeError(Outcome run, double level) {
        OptionalDouble t = run.trajectory().crossings().time(level);
        // a start beyond the law's own end has no law, nor has a learning rate that overshoots
        return t.isEmpty() || squaredStart(run) >= run.targetNorm() || law(run).overshoots()
                ? Double.POSITIVE_INFINITY
                : StrictMath.abs(t.getAsDouble() / law(run).sharpTimeTo(level) - 1);
    }

    /**
     * One step, since a crossing is seen at whole t; the law's own error bound 5 (kappa h ||A||)^3 + ||C1||^2 / ||A||; and s,
     * the order of what is left out when W1(0) is not of rank one.
     */
    private static double tolerance(Outcome run, double level) {
        double own = StrictMath.pow(expansionTerm(run), 3);
        double start = squaredStart(run) / run.targetNorm();
        double t = run.trajectory().crossings().time(level).orElse(Double.POSITIVE_INFINITY);
        return 1.0 / t + 5 * own + start + run.scale();
    }

    private static LogisticLaw law(Outcome run) {
        return new LogisticLaw(
                run.targetNorm(), squaredStart(run), run.optimizer().eta(), beta(run));
    }

    private static double beta(Outcome run) {
        return run.optimizer().momentum();
    }

    private static double kappa(Outcome run) {
        return (1 + beta(run)) / (2 * (1 - beta(run)));
    }

    /** ||C1||^2. */
    private static double squaredStart(Outcome run) {
        double squares = 0;
        for (double c : run.growingDirection()) {
            squares += c * c;
        }
        return squares;
    }
}
