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
import org.rmed.theory.gauge.GradientSlopes;

/** Section 4.3: large gradients go with a large Hessian diagonal, adaptive gradients do not and are nearly uniform. */
final class GradientAlignment implements Claim {

    /** g1[i,j] = w2_i E_j: only logarithms round, each to 2^-52 of up to 50, and the slope divides by a spread of order 1. */
    private static final double ROUNDING = 1e-9;

    /** Of the slope of SGD+M's steps from 1/2. Chosen; at most 3e-3 was measured. */
    private static final double STEP = 0.01;

    /** Least rank correlation of |H| and |g| for SGD+M. Chosen; at least 0.78 was measured. */
    private static final double SPEARMAN = 0.6;

    /** Least max/median of |g| for SGD+M. Chosen; at least 2.2 was measured. */
    private static final double SPREAD = 1.5;

    /** Of sqrt(eta), for max/median of the adaptive |g| less 1 at T_P and T_1 of Adam. Chosen; at most 4.3 was measured. */
    private static final double UNIFORM = 8;

    /** Most |slope| of Adam's steps in the first phase. Chosen; at most 0.07 was measured. */
    private static final double FLAT = 0.25;

    private static final List<Integer> DIMENSIONS = List.of(16, 24);
    private static final int SEEDS = 24;

    @Override
    public Description description() {
        return new Description(
                "gradient-alignment",
                Part.OBSERVATIONS,
                "Section 4.3: gradients align with the Hessian diagonal, adaptive gradients are uniform",
                "Within a column of W1 log |g| has slope 1/2 in log H for both optimizers, and so have the"
                        + " steps of SGD+M, where Spearman(|H|, |g|) >= 0.6; Adam's steps in the first phase have"
                        + " slope near 0, and max/median of its adaptive |g| is 1 + O~(sqrt(eta)).",
                "Jiang, Malik and Li (2023), section 4.3; the statistics are ours, the slopes derived",
                Kind.CLOSED_FORM);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.both();
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "SGD+M, h||A||=0.005, and Adam, eta=s/10; alpha=1.5",
                Stream.of("optimizer=sgdm eta=auto", "optimizer=adam eta=0.1*s")
                        .flatMap(words ->
                                scope
                                        .grid(DIMENSIONS, SEEDS, words(words, "alpha=1.5", "until=second-phase-end"))
                                        .stream())
                        .toList(),
                new GradientSlopes());
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "xi of the gradients' size: Adam's steps lean towards those of SGD+M",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        words("optimizer=adam xi=0.1 eta=0.1*s", "alpha=1.5", "until=second-phase-end")),
                new GradientSlopes()));
    }

    private static String[] words(String optimizer, String... more) {
        return Stream.of(
                        Stream.of(optimizer.split(" ")),
                        Stream.of(more),
                        Stream.of("engine=dense", "statistics=alignment", "every=events"))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=1.7");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes)
                .forEach((d, runs) -> findings.add(Ensemble.atMost(
                        "|slope of log |g| in log H - 1/2| at every t",
                        "d=" + d,
                        runs,
                        GradientAlignment::gradient,
                        ROUNDING)));
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, true)) {
            findings.add(Shares.atMost(
                    "|slope of log |step| in log H - 1/2| <= 0.01 on [T_1, T_2] of SGD+M",
                    cell,
                    run -> Interval.measure(run, Double.NaN, i -> steps(run, i.from() + 1, i.to(), 0.5)),
                    run -> STEP,
                    Shares.HIGH));
            findings.add(Shares.atLeast(
                    "Spearman(|H|, |g|) >= 0.6 at T_1 of SGD+M",
                    cell,
                    run -> Shares.at(run, "T_1", "spearman_g_1"),
                    SPEARMAN,
                    Shares.HIGH));
            findings.add(Shares.atLeast(
                    "max/median of |g| >= 1.5 at T_1 of SGD+M",
                    cell,
                    run -> Shares.at(run, "T_1", "spread_g_1"),
                    SPREAD,
                    Shares.HIGH));
        }
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, false)) {
            findings.add(Shares.atMost(
                    "|slope of log |step| in log H| <= 0.25 on [T_P, T_1] of Adam",
                    cell,
                    run -> steps(run, Shares.time(run, "T_P") + 1, Shares.time(run, "T_1"), 0),
                    run -> FLAT,
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "max/median of the adaptive |g| - 1 <= 8 sqrt(eta) at T_P and T_1 of Adam",
                    cell,
                    run -> StrictMath.max(
                                    Shares.at(run, "T_P", "spread_adaptive_g_1"),
                                    Shares.at(run, "T_1", "spread_adaptive_g_1"))
                            - 1,
                    run -> UNIFORM * StrictMath.sqrt(run.optimizer().eta()),
                    Shares.HIGH));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the first findings are identities");
    }

    private static double gradient(Outcome run) {
        double end = run.trajectory().end();
        return StrictMath.max(
                farthest(run, 0, end, "gradient_slope_low", 0.5), farthest(run, 0, end, "gradient_slope_high", 0.5));
    }

    private static double steps(Outcome run, double from, double to, double slope) {
        return StrictMath.max(
                farthest(run, from, to, "step_slope_low", slope), farthest(run, from, to, "step_slope_high", slope));
    }

    /** The largest |reading - value| between two times; NaN if one was not reached. */
    private static double farthest(Outcome run, double from, double to, String column, double value) {
        return StrictMath.max(
                Shares.largest(run, from, to, column) - value, value - Shares.smallest(run, from, to, column));
    }
}
