package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.optimizer.Adam;
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
import org.rmed.theory.gauge.Extremum;
import org.rmed.theory.gauge.StepSizes;

/** Lemma 21: no step of Adam is longer than a multiple of eta, and none in the first phase much shorter. */
final class Lemma21StepSize implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(16, 64);
    private static final int SEEDS = 24;

    /** Of eta: what stands for Theta(eta) from below. Chosen; the smallest measured is 0.9. */
    private static final double SHORTEST = 0.5;

    /** A step is the difference of two weights of size up to 1: in units of eta >= 1e-5, 2^-52 / 1e-5 is far below this. */
    private static final double ROUNDING = 1e-9;

    @Override
    public Description description() {
        return new Description(
                "lemma21",
                Part.ADAM,
                "Lemma 21: every step of Adam is of order eta",
                "Always |Delta W1[i,j]|, |Delta w2_i| <= O~(eta): by Cauchy-Schwarz at most eta times the cap of t that beta1 and"
                        + " beta2 give. From T_P to T_1, where gradients keep their signs, also at least Omega(eta).",
                "Jiang, Malik and Li (2023), Lemma 21; the cap is derived",
                Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.ADAM;
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=1.5, eta=s/10",
                scope.grid(
                        DIMENSIONS,
                        SEEDS,
                        "optimizer=adam",
                        "alpha=1.5",
                        "eta=0.1*s",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                new StepSizes());
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "SGD+M: steps in proportion to the gradient",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        "optimizer=sgdm",
                        "alpha=1.5",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                new StepSizes()));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            for (String layer : List.of("1", "2")) {
                Finding longest =
                        excess(layer).atMost("largest step of W" + layer + " over its cap", "d=" + d, runs, 1);
                findings.add(longest.withNote(longest.note() + "; the largest step of all is "
                        + Words.number(Ensemble.largest(Ensemble.each(runs, run -> longest(run, layer)))) + " eta"));
                findings.add(Extremes.in("step_" + layer + "_min", Lemma21StepSize::steady, run -> run.optimizer()
                                .eta())
                        .atLeast(
                                "smallest step of W" + layer + " from T_P to T_1, over eta", "d=" + d, runs, SHORTEST));
            }
        });
        return new Evidence(findings, "none: the cap is deterministic; the lower end is a constant chosen with room");
    }

    private static double longest(Outcome run, String layer) {
        return run.readings().largest(1, run.trajectory().end(), "step_" + layer + "_max")
                / run.optimizer().eta();
    }

    /** The largest step to t over eta cap(t). */
    private static Extremes<Outcome> excess(String layer) {
        String column = "step_" + layer + "_max";
        return Extremes.of(
                run -> Window.whole(run).steps(),
                run -> t -> run.readings().at(t, column) / run.optimizer().eta() / (cap(run, (int) t) + ROUNDING),
                (run, t) -> Extremum.place(run.readings(), t, column));
    }

    /** From T_P to T_1; for an optimizer without them, from T_1 to T_2. */
    private static Window steady(Outcome run) {
        boolean adam = run.optimizer() instanceof Adam;
        return new Window(run, Window.time(run, adam ? "T_P" : "T_1"), Window.time(run, adam ? "T_1" : "T_2")).steps();
    }

    /**
     * The most that |m| / sqrt(v) can be after T gradients: with q = beta1^2 / beta2, by Cauchy-Schwarz,
     *
     * <pre>sum beta1^tau |g| <= sqrt( sum q^tau ) sqrt( sum beta2^tau g^2 ),</pre>
     *
     * times the two bias corrections. For beta2 = beta1^2 it grows like sqrt(T (1 - beta1)/(1 + beta1)). An optimizer without
     * these memories is measured against its momentum's.
     */
    static double cap(Outcome run, int gradients) {
        double beta1 = run.optimizer() instanceof Adam adam
                ? adam.beta1()
                : run.optimizer().momentum();
        double beta2 = run.optimizer() instanceof Adam adam ? adam.beta2() : beta1 * beta1;
        double q = beta1 * beta1 / beta2;
        double weights = 0;
        double power = 1;
        for (int tau = 0; tau < gradients; tau++) {
            weights += power;
            power *= q;
        }
        double first = (1 - beta1) / (1 - StrictMath.pow(beta1, gradients));
        double second = (1 - StrictMath.pow(beta2, gradients)) / (1 - beta2);
        return first * StrictMath.sqrt(weights * second);
    }
}
