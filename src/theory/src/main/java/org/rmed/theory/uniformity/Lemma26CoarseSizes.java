package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** Lemma 26: coarse sizes in the second phase, on which the induction of Lemmas 23 to 25 rests. */
final class Lemma26CoarseSizes implements SecondPhaseClaim {

    /** Of eta. Chosen; at most 1.38 was measured. */
    private static final double STEP = 2;

    /** Of 1/sqrt(d), the lower and the upper end of Theta~(1/sqrt(d)). Chosen; 0.52 to 1.16 was measured. */
    private static final double LEAST = 0.25;

    private static final double MOST = 2;

    /** Of sqrt(eta d). Chosen; at most 1 was measured up to T_2, 1.12 up to T_f at d = 16. */
    private static final double ERROR = 2;

    @Override
    public Description description() {
        return new Description(
                "lemma26",
                Part.ADAM,
                "Lemma 26: coarse sizes in Adam's second phase",
                "From T_1 to T_2 every step is at most O~(eta); |w2_i| and |W1[i,j]| of columns that have"
                        + " not flipped are Theta~(1/sqrt(d)), no |W1[i,j]| is larger; a flipped column keeps |E_j|"
                        + " <= O~(sqrt(eta d)). Constants chosen: 2 eta, 1/4 to 2, 2.",
                "Jiang, Malik and Li (2023), Lemma 26; working form",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "SGD+M: no sizes of order 1/sqrt(d), steps in proportion to the gradient",
                scope.grid(
                        List.of(16),
                        24,
                        "optimizer=sgdm",
                        "alpha=1.5",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                AdamSecondPhase.GAUGE));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            for (int layer = 1; layer <= 2; layer++) {
                findings.add(atMost(cell, "steps of W" + layer + " <= 2 eta", "step_" + layer + "_max", layer));
            }
            findings.add(atLeast(cell, "|W1[i,j]| sqrt(d) >= 1/4 in unflipped columns", "unflipped_1_min"));
            findings.add(atLeast(cell, "|w2_i| sqrt(d) >= 1/4", "weight_2_min"));
            findings.add(atMost(cell, "|W1[i,j]| sqrt(d) <= 2", "weight_1_max", 0));
            findings.add(atMost(cell, "|w2_i| sqrt(d) <= 2", "weight_2_max", 0));
            findings.add(Shares.atMost(
                    "|E_j| <= 2 sqrt(eta d) in flipped columns",
                    cell,
                    run -> during(run, "flipped_error"),
                    run -> ERROR,
                    Shares.HIGH,
                    run -> first(run, "flipped_error", ERROR, "flipped_j")));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the bounds are loose, so far less in practice");
    }

    /** Steps (layer 1 or 2) in units of eta, other columns (0) as they are. */
    private static Finding atMost(Ensemble.Cell cell, String what, String column, int layer) {
        return Shares.atMost(
                what,
                cell,
                run -> during(run, column),
                run -> layer > 0 ? STEP * run.optimizer().eta() : MOST,
                Shares.HIGH,
                run -> first(run, column, layer > 0 ? STEP * run.optimizer().eta() : MOST, coordinates(column, layer)));
    }

    /** Where {@link org.rmed.theory.gauge.StepSizes} found a step. */
    private static String[] coordinates(String column, int layer) {
        return switch (layer) {
            case 1 -> new String[] {column + "_i", column + "_j"};
            case 2 -> new String[] {column + "_i"};
            default -> new String[0];
        };
    }

    private static Finding atLeast(Ensemble.Cell cell, String what, String column) {
        return Shares.atLeast(
                what,
                cell,
                run -> Shares.smallest(run, Shares.time(run, "T_1"), Shares.time(run, "T_2"), column),
                LEAST,
                Shares.HIGH);
    }

    /** From T_1, whose step came before it, to T_2. */
    private static double during(Outcome run, String column) {
        return Shares.largest(run, from(run, column), Shares.time(run, "T_2"), column);
    }

    private static double from(Outcome run, String column) {
        return Shares.time(run, "T_1") + (column.startsWith("step") ? 1 : 0);
    }

    private static String first(Outcome run, String column, double bound, String... coordinates) {
        return Shares.first(run, from(run, column), Shares.time(run, "T_2"), column, bound, coordinates);
    }
}
