package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** Lemma 6: the remainder r3 of Lemma 4 that the first phase accumulates. */
final class Lemma06AccumulatedRemainder extends MomentumClaim {

    Lemma06AccumulatedRemainder() {
        super(
                "lemma6",
                "Lemma 6: the accumulated remainder r3 of W2",
                "For t <= T_1, |r3_i| <= O~(d^(1/2 - 3 alpha/2)) x1^t. With the exact modes, constant 1; sharp is q/2 max|C1|, of order s^2."
                        + " With the paper's x1 = 1 + h||A|| the lag of the momentum is in r3 too, as one factor whose logarithm is linear in"
                        + " eta.",
                "Jiang, Malik and Li (2023), Lemma 6 (working exponent); the sharp value is derived",
                Kind.ONE_SIDED_BOUND,
                "none for the bounds, which are deterministic; a slope of 0.97 of the law's or more is called failed in less than 1 of 200 draws");
    }

    @Override
    public Plan plan(Scope scope) {
        return MomentumPlans.rates(scope);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(MomentumPlans.adam(scope));
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        Extremes<MomentumRun> remainder = extremes("remainder", MomentumRun::firstPhase);
        return List.of(
                remainder
                        .over(Lemma06AccumulatedRemainder::bound)
                        .atMost("largest |r3_i| / x^t over d^(1/2 - 3 alpha/2), exact modes", where, runs, 1)
                        .withSharp(median(runs, run -> sharp(run) / bound(run))),
                remainder
                        .over(run -> 2 * sharp(run))
                        .atMost("largest |r3_i| / x^t over max|C1| q(T_1), exact modes", where, runs, 1)
                        .withSharp(0.5),
                // r3 with the paper's modes is C1 (f - 1) x1^t, f of Lemma 4's closed form, and the remainder above
                extremes("paper_remainder", MomentumRun::firstPhase)
                        .over(MomentumRun::startMost)
                        .over(run -> run.learnedAtFirstEnd() - logFactor(run))
                        .atMost(
                                "largest |r3_i| / x1^t over max|C1| (|ln f| + q(T_1)), the paper's modes",
                                where,
                                runs,
                                1));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        Evidence bounds = super.judge(outcomes);
        List<Finding> findings = new ArrayList<>(bounds.findings());
        findings.addAll(Lemma05FirstPhaseRemainders.slope(
                "slope of ln |ln f(T_1)| against ln eta, f the common factor",
                outcomes,
                run -> -StrictMath.log(run.at(run.firstEnd(), "common_factor")),
                run -> -logFactor(run)));
        return new Evidence(findings, bounds.falseAlarm());
    }

    /** d^(1/2 - 3 alpha/2). */
    private static double bound(MomentumRun run) {
        double s = run.run().scale();
        return StrictMath.sqrt(run.run().dimension()) * s * StrictMath.sqrt(s);
    }

    /** q(T_1)/2 max|C1|: the growth slows as sqrt(1 - q). */
    private static double sharp(MomentumRun run) {
        return run.learned() / 2 * run.startMost();
    }

    private static double logFactor(MomentumRun run) {
        return StrictMath.log(Lemma03LawOfU.growingMode(run)) - run.firstEnd() * StrictMath.log1p(run.drive());
    }
}
