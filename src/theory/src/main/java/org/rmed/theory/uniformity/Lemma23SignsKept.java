package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Lemma 23: while g2 keeps its sign and is large, W2 moves as before; W1 keeps its structure throughout. */
final class Lemma23SignsKept implements SecondPhaseClaim {

    /** Of eta^(1/4), for the deviation of a step of w2_i from eta. Chosen; at most 0.85 was measured at d = 16, 0.70 at d = 40. */
    private static final double DEVIATION = 2;

    @Override
    public Description description() {
        return new Description(
                "lemma23",
                Part.ADAM,
                "Lemma 23: the structure lasts while g2 keeps its sign and |g2_i| >= d sqrt(eta)",
                "From T_1 to T_2 the residual of W1 stays at most eta^(1/4) + d^-(alpha/2 - 1/4). Until"
                        + " T_g every g2_i keeps the sign of the first phase, every w2_i then moves away from 0 by"
                        + " eta (1 +- O~(eta^(1/4))) per step, and the residual of W2 stays as small.",
                "Jiang, Malik and Li (2023), Lemma 23; working form",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(AdamSecondPhase.residual(cell, 1, "T_2"));
            findings.add(Shares.atMost(
                    "no g2_i of another sign on [T_1, T_g)",
                    cell,
                    run -> Shares.largest(run, Shares.time(run, "T_1"), Shares.time(run, "T_g") - 1, "drive_turned"),
                    run -> 0.5,
                    Shares.HIGH,
                    run -> Shares.first(
                            run, Shares.time(run, "T_1"), Shares.time(run, "T_g") - 1, "drive_turned", 0.5)));
            findings.add(Shares.atMost(
                    "|step of w2_i over eta, - 1| <= " + (int) DEVIATION + " eta^(1/4) on [T_1, T_g]",
                    cell,
                    run -> Shares.largest(run, Shares.time(run, "T_1") + 1, Shares.time(run, "T_g"), "drive_step"),
                    Lemma23SignsKept::deviation,
                    Shares.HIGH,
                    run -> Shares.first(
                            run, Shares.time(run, "T_1") + 1, Shares.time(run, "T_g"), "drive_step", deviation(run))));
            findings.add(AdamSecondPhase.residual(cell, 2, "T_g"));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; the bounds are loose, so far less in practice");
    }

    /** How far from eta a step with a large gradient may be, in units of eta. */
    static double deviation(Outcome run) {
        return DEVIATION * StrictMath.sqrt(StrictMath.sqrt(run.optimizer().eta()));
    }
}
