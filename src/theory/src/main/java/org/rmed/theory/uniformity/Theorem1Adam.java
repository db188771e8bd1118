package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

/**
 * Theorem 1 (2). O~ hides a factor sqrt(log d); it is made explicit as 2 sqrt(2 ln d): twice the largest of d standard
 * Gaussians, since R - 1 is about 2 (max - median) |w2(0)| over the weights' common size. The bound is known to be
 * loose, so it is tested on one side. The sharp law is {@link AdamRatioLaw}.
 */
final class Theorem1Adam implements Claim {

    private static final double HIGH_PROBABILITY = 0.8;
    private static final int SEEDS = 40;

    private final String id;
    private final String title;
    private final boolean growing;
    private final Function<Scope, Plan> plan;

    private Theorem1Adam(String id, String title, boolean growing, Function<Scope, Plan> plan) {
        this.id = id;
        this.title = title;
        this.growing = growing;
        this.plan = plan;
    }

    /** With a learning rate that can be run at d up to a few hundred. */
    static Theorem1Adam relaxed() {
        return new Theorem1Adam(
                "theorem1-adam",
                "Theorem 1 (2): Adam makes the Hessian diagonal uniform",
                true,
                scope -> new Plan(
                        "Adam, alpha=1.5 (1 above d=1000), eta=s/10",
                        scope.grid(Configurations.GROWING, SEEDS, Configurations::adam)));
    }

    /** With the theorem's own alpha > 2 and eta = d^(-3 alpha), p = 1 and 2, in the limit of small steps. */
    static Theorem1Adam literal() {
        return new Theorem1Adam(
                "theorem1-adam-literal",
                "Theorem 1 (2) inside its own hypotheses",
                true,
                scope -> new Plan(
                        "Adam, alpha=2.01 and 2.1, eta=d^(-3 alpha), xi=0, p=1, 2",
                        Stream.of(1, 2)
                                .flatMap(p ->
                                        scope
                                                .grid(Configurations.DECADES, SEEDS, Configurations.adamLiteral(p))
                                                .stream())
                                .toList()));
    }

    /** The same, step by step, which is possible while d is small. */
    static Theorem1Adam stepped() {
        return new Theorem1Adam(
                "adam-literal-stepped",
                "Theorem 1 (2) inside its own hypotheses, step by step at small d",
                false,
                scope -> new Plan(
                        "Adam, alpha=2.01, eta=d^(-3 alpha), xi=0, p=1",
                        scope.gridOfOwn(
                                List.of(8, 10),
                                Scope.FEWEST_SEEDS,
                                "optimizer=adam",
                                "alpha=2.01",
                                "eta=s^3",
                                "every=500",
                                "until=second-phase-end")));
    }

    @Override
    public Description description() {
        return new Description(
                id,
                Part.MAIN,
                title,
                "From T_1 (loss of order d) to T_2 (loss at most of order eta d^4) both R_med,1 and R_med,2 of Adam are"
                        + " 1 +- O~(eta^(1/4) + d^-(alpha/2 - 1/4)), and so fall to 1 as d grows.",
                "Jiang, Malik and Li (2023), Theorem 1 (2); exponents in working form",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Assumptions.ADAM;
    }

    @Override
    public Plan plan(Scope scope) {
        return plan.apply(scope);
    }

    @Override
    public List<String> variants() {
        return id.contains("literal") ? List.of() : List.of("target=mixed");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(
                new Plan(
                        "eta far above the initial weights: signs flip",
                        scope.grid(List.of(32), SEEDS, Configurations.ADAM_FLIPPING)),
                new Plan(
                        "xi far above the gradients: Adam becomes SGD+M",
                        scope.grid(List.of(128), SEEDS, Configurations.ADAM_BLUNTED)),
                new Plan(
                        "alpha=0.4: initial weights as large as the final ones",
                        scope.grid(List.of(128), SEEDS, Configurations.ADAM_LARGE_START)));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        var byDimension = Ensemble.byDimension(outcomes);
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer;
            for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
                findings.add(Ensemble.share(
                                "share of runs with R_med," + k + " - 1 <= bound on [T_1, T_2]",
                                cell.where(),
                                Ensemble.each(cell.runs(), run -> most(run, k) - 1 <= bound(run) ? 1 : 0),
                                HIGH_PROBABILITY)
                        .withNote(String.format(
                                Locale.ROOT,
                                "bound %.3g; median of max R - 1 %.3g; %s",
                                Ensemble.median(Ensemble.each(cell.runs(), Theorem1Adam::bound)),
                                Ensemble.median(Ensemble.each(cell.runs(), run -> most(run, k) - 1)),
                                Interval.length(cell.runs()))));
            }
            if (growing && byDimension.size() > 1) {
                fall(outcomes, k).ifPresent(findings::add);
            }
        }
        findings.addAll(Interval.losses(
                outcomes,
                0.1,
                "eta d^4",
                run -> run.optimizer().eta() * StrictMath.pow(run.dimension(), 4),
                HIGH_PROBABILITY));
        return new Evidence(
                findings,
                "a true share of 0.8 or more is called failed in less than 1 of 200 draws, a slope of 0 or less likewise (99%"
                        + " Clopper-Pearson and Student intervals); the bound is loose, so far less in practice");
    }

    /** Of runs that have an interval; a difference below rounding counts as rounding. */
    private static Optional<Finding> fall(List<Outcome> outcomes, int layer) {
        List<Outcome> runs = outcomes.stream()
                .filter(run -> most(run, layer) < Double.POSITIVE_INFINITY)
                .toList();
        return Ensemble.slopeWithin(
                "slope of ln(max R_med," + layer + " - 1) on [T_1, T_2] against ln d at fixed alpha and eta/s",
                "",
                runs.stream().map(Theorem1Adam::configuration).toList(),
                Ensemble.each(runs, run -> StrictMath.log(run.dimension())),
                Ensemble.each(runs, run -> StrictMath.log(StrictMath.max(0x1p-52, most(run, layer) - 1))),
                Relation.AT_MOST,
                0);
    }

    /** What is the same at neighbouring d. */
    private static String configuration(Outcome run) {
        return run.settings().text("alpha") + " " + run.settings().text("eta");
    }

    /** max of R_med,k over the interval; infinite where the run has no interval. */
    static double most(Outcome run, int layer) {
        return Interval.measure(run, Double.POSITIVE_INFINITY, interval -> interval.mostUniformity(layer));
    }

    /** 2 sqrt(2 ln d) ( eta^(1/4) + d^-(alpha/2 - 1/4) ), with d^-alpha = s. */
    static double bound(Outcome run) {
        double d = run.dimension();
        double eta = run.optimizer().eta();
        return 2
                * StrictMath.sqrt(2 * StrictMath.log(d))
                * (StrictMath.sqrt(StrictMath.sqrt(eta)) + StrictMath.sqrt(run.scale() * StrictMath.sqrt(d)));
    }
}
