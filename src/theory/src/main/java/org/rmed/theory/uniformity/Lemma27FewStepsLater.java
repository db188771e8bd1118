package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/**
 * Lemma 27: T_g may come before the last flip; a few steps later all columns have flipped and the loss is small. What was measured of
 * the control is said in {@link AdamSecondPhase#largeControl}.
 */
final class Lemma27FewStepsLater implements SecondPhaseClaim {

    /**
     * Of d / sqrt(eta), for |T_f - T_g|: at T_g no |E_j| exceeds about d^(3/2) sqrt(eta), and falls by 2 eta sqrt(A_j d) a
     * step or so. Chosen; 0.02 to 0.17 was measured.
     */
    private static final double FEW = 1;

    /** Of eta d, for the median of Lbar(T_f). Chosen; 1.06 and 1.05 were measured, 1/2 is the last column's share alone. */
    private static final double LAST_COLUMN = 8;

    @Override
    public Description description() {
        return new Description(
                "lemma27",
                Part.ADAM,
                "Lemma 27: a few steps after T_g every column has flipped, and the loss is still small",
                "T_2 is reached. |T_f - T_g| is at most d/sqrt(eta) steps (derived, constant chosen),"
                        + " short against T_f when eta d^3 is small, and Lbar(T_f) <= O~(eta d^4); its median is of"
                        + " order eta d.",
                "Jiang, Malik and Li (2023), Lemma 27; the printed number of steps is not at hand",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public Plan plan(Scope scope) {
        return AdamSecondPhase.losses(scope);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(AdamSecondPhase.largeControl(scope));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(Shares.atMost(
                    "|T_f - T_g| <= d/sqrt(eta)",
                    cell,
                    run -> StrictMath.abs(Shares.time(run, "T_f") - Shares.time(run, "T_g")),
                    run -> FEW
                            * run.dimension()
                            / StrictMath.sqrt(run.optimizer().eta()),
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "Lbar(T_f) <= eta d^4",
                    cell,
                    run -> Shares.at(run, "T_f", "loss"),
                    run -> run.optimizer().eta() * StrictMath.pow(run.dimension(), 4),
                    Shares.HIGH));
            findings.add(Finding.exact(
                            "median of Lbar(T_f) / (eta d)",
                            cell.where(),
                            Ensemble.median(Ensemble.each(
                                    cell.runs(),
                                    run -> Shares.at(run, "T_f", "loss")
                                            / (run.optimizer().eta() * run.dimension()))),
                            Relation.AT_MOST,
                            LAST_COLUMN)
                    .withSharp(0.5));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the bounds are loose, so far less in practice");
    }
}
