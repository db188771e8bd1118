package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmed.linear.trajectory.Snapshot;
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
import org.rmed.theory.gauge.RankOneInstances;

/** Lemma 30: near rank one, R_med of both layers is max u^2 / median u^2 up to a bracket. */
final class Lemma30RankOne implements Claim {

    private static final List<Integer> DIMENSIONS = List.of(8, 16);
    private static final int SEEDS = 24;

    /** Where the lemma ends. */
    private static final double LARGEST_DELTA = 0.5;

    /** The smallest delta of the instances: its bracket is 2 ln(1.01/0.99) = 0.04 wide. */
    private static final double NARROWEST = 0.04;

    @Override
    public Description description() {
        return new Description(
                "lemma30",
                Part.HESSIAN,
                "Lemma 30: near rank one, R_med is max u^2 / median u^2",
                "If W1 = u v^T + R1 and W2 = c u^T + R2 with |R1[i,j]| <= delta |u_i v_j|, |R2_i| <= delta |c u_i|, delta < 1/2, then"
                        + " R_med,1 and R_med,2 lie within ((1 + delta)/(1 - delta))^(+-2) of max u_i^2 / median u_i^2.",
                "Jiang, Malik and Li (2023), Lemma 30; bracket derived",
                Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        // a product and a quotient by delta round
        return List.of(Measured.atMost("residual", "|R| / (delta |u v|)", "residual", 1 + 0x1p-50));
    }

    @Override
    public Plan plan(Scope scope) {
        return plan("21 random instances a run, then SGD+M or Adam", scope, DIMENSIONS, 1);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan("residuals up to 3 delta", scope, List.of(8), 3));
    }

    private static Plan plan(String words, Scope scope, List<Integer> dimensions, double excess) {
        return new Plan(
                words,
                Stream.of("optimizer=sgdm every=100", "optimizer=adam eta=0.1*s every=10")
                        .flatMap(optimizer -> scope
                                .grid(
                                        dimensions,
                                        SEEDS,
                                        (optimizer + " alpha=1.5 statistics=rank engine=dense until=second-phase-end")
                                                .split(" "))
                                .stream())
                        .toList(),
                new RankOneInstances(excess));
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=2");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> {
            String where = "d=" + d;
            for (int layer = 1; layer <= 2; layer++) {
                String column = "bracket_" + layer;
                int k = layer;
                findings.add(instances(column)
                        .atMost(
                                "instances: largest share of the bracket of R_med," + layer,
                                where,
                                runs,
                                1 + rounding(d) / NARROWEST)
                        .withSharp(1));
                Outcome worst = Ensemble.worst(runs, run -> share(run, k));
                findings.add(Ensemble.atMost(
                                "runs: largest share of the bracket of R_med," + layer,
                                where,
                                runs,
                                run -> share(run, k),
                                1)
                        .withNote(worst.optimizer().name() + ", seed="
                                + worst.settings().text("seed") + first(worst, k)));
            }
            if (d > 2) {
                findings.add(instances("pushed")
                        .atLeast(
                                "instances: share that pushed residuals take up",
                                where,
                                runs,
                                1 - rounding(d) / NARROWEST));
            }
            runs.stream()
                    .collect(Collectors.groupingBy(run -> run.optimizer().name(), TreeMap::new, Collectors.toList()))
                    .forEach((optimizer, group) -> findings.add(reached(optimizer, where, group)));
        });
        findings.sort(Comparator.comparing(finding -> finding.relation() == Relation.AT_LEAST));
        return Measured.certain(findings);
    }

    /** The note names the trial. */
    private static Extremes<Outcome> instances(String column) {
        return Extremes.in(column, Window::start, run -> 1);
    }

    /**
     * What rounding does to ln R_med: an entry of W1 is off by 3 u, u = 2^-53, a squared row norm by d + 7, and there are two of
     * them; likewise max u^2 / median u^2.
     */
    private static double rounding(int d) {
        return 4 * (d + 8) * 0x1p-53;
    }

    /** The lemma says nothing of runs that never come near rank one: without a row the finding is open, not held. */
    private static Finding reached(String optimizer, String where, List<Outcome> runs) {
        int rows = runs.stream().mapToInt(run -> rows(run).size()).sum();
        long reached = runs.stream().filter(run -> !rows(run).isEmpty()).count();
        return new Finding(
                "rows of " + optimizer + " with delta < 1/2",
                where,
                rows,
                rows,
                StrictMath.max(1, rows),
                Relation.AT_LEAST,
                1,
                Double.NaN,
                reached + " of " + runs.size() + " runs come so near rank one");
    }

    private static List<Snapshot> rows(Outcome run) {
        return run.trajectory().rows().stream()
                .filter(row -> delta(run, row) < LARGEST_DELTA)
                .toList();
    }

    /** The relative residual about the leading singular pair of W1: the lemma holds for any u, v and c. */
    private static double delta(Outcome run, Snapshot row) {
        return StrictMath.max(
                run.trajectory().value(row, "residual_1_max"), run.trajectory().value(row, "residual_2_max"));
    }

    private static double share(Outcome run, int layer) {
        double worst = 0;
        for (Snapshot row : rows(run)) {
            worst = StrictMath.max(worst, share(run, row, layer));
        }
        return worst;
    }

    private static double share(Outcome run, Snapshot row, int layer) {
        double ratio =
                run.trajectory().value(row, "r_med_" + layer) / run.trajectory().value(row, "r_u");
        double delta = delta(run, row);
        return StrictMath.abs(StrictMath.log(ratio))
                / (2 * StrictMath.log((1 + delta) / (1 - delta)) + rounding(run.dimension()));
    }

    private static String first(Outcome run, int layer) {
        return rows(run).stream()
                .filter(row -> !(share(run, row, layer) <= 1))
                .map(row -> "; first beyond it at t=" + Words.steps(row.t()))
                .findFirst()
                .orElse("; never beyond it");
    }
}
