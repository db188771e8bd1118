package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** Lemma 10: the remainders of the second phase of SGD+M are the lag of its momentum, in proportion to eta. */
final class Lemma10SecondPhaseRemainders extends MomentumClaim {

    /** max over q in (0, 1) of sqrt(q) (1 - q) |1 - 3q|, at q = (12 + sqrt 84)/30. */
    static final double STEEPEST = 0.27618;

    /** Of the leading order in h||A||; the next order was measured at 1.05 for h||A|| = 0.005. Chosen. */
    private static final double HIGHER_ORDERS = 1.2;

    Lemma10SecondPhaseRemainders() {
        super(
                "lemma10",
                "Lemma 10: the remainders r1, r2 of the second phase",
                "From T_1 to min(T_2, T_3), |r1[i,j]| and |r2_i| are at most eta poly(d). To leading order sup|r1| = 0.276 eta beta /"
                        + " (1 - beta)^3 ||A||^(3/2) A_max max|C1| / ||C1|| and sup|r2| = ||A|| / A_max times that.",
                "Jiang, Malik and Li (2023), Lemma 10 (the printed power of d is not known); the constants are derived",
                Kind.SCALING,
                "none for the bounds, which are deterministic; a slope of 0.97 of the law's or more is called failed in less than 1 of 200 draws");
    }

    @Override
    public Plan plan(Scope scope) {
        return MomentumPlans.rates(scope);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return MomentumPlans.largeStartRates(scope);
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                lag("lag_1")
                        .over(Lemma10SecondPhaseRemainders::leading)
                        .over(MomentumRun::mostTarget)
                        .atMost("largest |r1[i,j]| over its leading order", where, runs, HIGHER_ORDERS)
                        .withSharp(1),
                lag("lag_2")
                        .over(Lemma10SecondPhaseRemainders::leading)
                        .over(run -> run.run().targetNorm())
                        .atMost("largest |r2_i| over its leading order", where, runs, HIGHER_ORDERS)
                        .withSharp(1));
    }

    private static Extremes<MomentumRun> lag(String column) {
        return extremes(column, MomentumRun::secondPhaseSteps);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        Evidence bounds = super.judge(outcomes);
        List<Finding> findings = new ArrayList<>(bounds.findings());
        for (String column : List.of("lag_1", "lag_2")) {
            findings.addAll(Lemma05FirstPhaseRemainders.slope(
                    "slope of ln sup |" + column.replace("lag_", "r") + "| against ln eta",
                    outcomes,
                    run -> lag(column).largest(run.run()),
                    Lemma10SecondPhaseRemainders::leading));
        }
        return new Evidence(findings, bounds.falseAlarm());
    }

    /** sup|r1| / A_max. */
    private static double leading(MomentumRun run) {
        double memory = 1 - run.beta();
        double norm = run.run().targetNorm();
        double lag = run.eta() * run.beta() / (memory * memory * memory);
        return STEEPEST * lag * norm * StrictMath.sqrt(norm) * run.startMost() / run.startNorm();
    }
}
