package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 13: what one more step of the second phase of SGD+M preserves. */
final class Lemma13InductionStep extends MomentumClaim {

    /** Sums of d products of size A_j, each rounded. */
    private static final double ROUNDING = 1e-13;

    Lemma13InductionStep() {
        super(
                "lemma13",
                "Lemma 13: what each step of the second phase preserves",
                "At every t of the second phase E = c ||u||^2 v - A up to s^2, every E_j is negative with |E_j| not rising, and the layers"
                        + " are balanced: |c / ||v|| - 1| <= 4 max C1^2 / s.",
                "Jiang, Malik and Li (2023), Lemma 13; the printed list (A) to (D) is not known, the working form is tested",
                Kind.INEQUALITY,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                // R2 R1 is all that is missing, and u is orthogonal to both: a product of two residuals, each below s
                extremes("relation", MomentumRun::secondPhase)
                        .over(run -> run.run().scale() * run.run().scale() + ROUNDING)
                        .atMost("largest |E_j - (c ||u||^2 v_j - A_j)| / A_j over s^2", where, runs, 1),
                extremes("error_top", MomentumRun::secondPhase).atMost("largest E_j before T_2", where, runs, 0),
                extremes("error_rise", MomentumRun::secondPhaseSteps)
                        .atMost("largest rise of |E_j| in a step, over A_j", where, runs, 0),
                // c - ||v|| is twice the decaying mode, c the growing one; twice that allowed
                extremes("balance", MomentumRun::secondPhase, run -> (t, ratio) -> StrictMath.abs(ratio - 1))
                        .over(MomentumRun::decayed)
                        .atMost("largest |c / ||v|| - 1| over max C1^2 / s", where, runs, 4)
                        .withSharp(2));
    }
}
