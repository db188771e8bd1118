package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Lemma 24: the structure of W2 when g2 may have turned or become small, in two cases. */
final class Lemma24SignsLost implements SecondPhaseClaim {

    /** Of eta: what O~(eta) stands for. Chosen; at most 1.45 was measured. */
    private static final double STEP = 2;

    @Override
    public Description description() {
        return new Description(
                "lemma24",
                Part.ADAM,
                "Lemma 24: the structure of W2 when g2 turns or becomes small",
                "From T_1 to T_f, T_g between them, a row with |g2_i| >= d sqrt(eta) still moves by eta (1"
                        + " +- O~(eta^(1/4))); a row with less moves by at most O~(eta); in both cases the residual"
                        + " of W2 stays at most eta^(1/4) + d^-(alpha/2 - 1/4).",
                "Jiang, Malik and Li (2023), Lemma 24; the printed cases are not at hand, this is the working form",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(step(
                    cell,
                    "|step of w2_i over eta, - 1| <= 2 eta^(1/4) where |g2_i| >= d sqrt(eta)",
                    "drive_step",
                    false));
            findings.add(step(cell, "steps of w2_i <= 2 eta where |g2_i| < d sqrt(eta)", "drive_other", true));
            findings.add(AdamSecondPhase.residual(cell, 2, "T_f"));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the bounds are loose, so far less in practice");
    }

    private static Finding step(Ensemble.Cell cell, String what, String column, boolean small) {
        return Shares.atMost(
                what,
                cell,
                run -> Shares.largest(run, Shares.time(run, "T_1") + 1, Shares.time(run, "T_f"), column),
                run -> small ? STEP : Lemma23SignsKept.deviation(run),
                Shares.HIGH,
                run -> Shares.first(
                        run,
                        Shares.time(run, "T_1") + 1,
                        Shares.time(run, "T_f"),
                        column,
                        small ? STEP : Lemma23SignsKept.deviation(run)));
    }
}
