package org.rmed.theory.uniformity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;

/** Lemma 4: W2 of SGD+M in closed form through the first phase. */
final class Lemma04ExplicitForm extends MomentumClaim {

    /** In units of s^2: what the paper's modes may get wrong between coordinates. Chosen; the largest measured is 0.16. */
    private static final double DIFFERENCE = 4;

    /** Weights of 1e4 steps, each rounded: a random walk of 1e4 ulp at the very most. */
    private static final double ROUNDING = 1e-12;

    Lemma04ExplicitForm() {
        super(
                "lemma4",
                "Lemma 4: W2 = C1 x1^t + C2 x2^t in the first phase",
                "For t <= T_1, w2_i = C1_i x1^t + C2_i x2^t + r3_i with C1, C2 = (W2(0) +- W1(0) A^T/||A||)/2. With the exact modes of heavy"
                        + " ball r3 is at most q(T_1) of max|w2|. With x = 1 +- h||A|| the error is one factor common to all i, itself known.",
                "Jiang, Malik and Li (2023), Lemma 4 and eq. (7); the exact modes are derived",
                Kind.CLOSED_FORM,
                "none: the form is deterministic given the start");
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(MomentumPlans.adam(scope));
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        Finding factor = extremes("common_factor", MomentumRun::atFirstEnd, Lemma04ExplicitForm::factorError)
                .over(run -> run.learned() + run.decayed())
                .atMost(
                        "largest error of the common factor's closed form at T_1, over q(T_1) + max C1^2 / s",
                        where,
                        runs,
                        1);
        return List.of(
                // the growth slows as sqrt(1 - q), so the departure is q(T_1)/2 to leading order; twice that is allowed
                extremes("departure", MomentumRun::firstPhase)
                        .over(MomentumRun::learned)
                        .atMost("largest |w2_i - exact form| over max|w2| and q(T_1), t <= T_1", where, runs, 1)
                        .withSharp(0.5),
                extremes("coordinate_difference", MomentumRun::atFirstEnd)
                        .over(run -> run.run().scale() * run.run().scale() + ROUNDING)
                        .atMost(
                                "largest difference between coordinates of w2_i over the paper's form at T_1, over s^2",
                                where,
                                runs,
                                DIFFERENCE),
                // the same departure as above, and as much for the decaying mode
                factor.withNote(factor.note() + "; median common factor "
                        + Words.number(median(runs, run -> run.at(run.firstEnd(), "common_factor")))));
    }

    /** Over the paper's growing mode (1 + h||A||)^t. */
    private static DoubleBinaryOperator factorError(MomentumRun run) {
        double predicted = Lemma03LawOfU.growingMode(run) / StrictMath.pow(1 + run.drive(), run.firstEnd());
        return (t, factor) -> StrictMath.abs(factor / predicted - 1);
    }
}
