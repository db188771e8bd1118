package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 12: how long the second phase of SGD+M can be. */
final class Lemma12PhaseLength extends MomentumClaim {

    Lemma12PhaseLength() {
        super(
                "lemma12",
                "Lemma 12: the second phase of SGD+M ends after O(d^alpha log(sqrt(d/eps)) / eta) steps",
                "min(T_2, T_3) <= d^alpha ln(sqrt(d/eps)) / eta. The bound is loose by d^alpha: the time is the logistic law's to ||E||^2 ="
                        + " eps ||A||^2 / (d A_min^2), of order ln(d^alpha) / (h ||A||).",
                "Jiang, Malik and Li (2023), Lemma 12 (working form, constant 1); the sharp time is derived",
                Kind.ONE_SIDED_BOUND,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                atMost(
                                "largest min(T_2, T_3) over d^alpha ln(sqrt(d/eps)) / eta",
                                where,
                                runs,
                                run -> run.end() / bound(run),
                                1)
                        .withSharp(median(runs, run -> sharp(run) / bound(run))),
                // one step for the rounding up; the law's own error 5 (kappa h||A||)^3 t with kappa = (1 + beta)/(2 (1
                // - beta)), 1 step
                // of 2000 at h||A|| = 0.005; the start, of relative order s
                atMost(
                        "largest |min(T_2, T_3) - logistic time| in steps",
                        where,
                        runs,
                        run -> StrictMath.abs(run.end() - sharp(run)),
                        3));
    }

    private static double bound(MomentumRun run) {
        double ratio = run.run().dimension() / run.run().eps();
        return StrictMath.log(StrictMath.sqrt(ratio)) / run.run().scale() / run.eta();
    }

    private static double sharp(MomentumRun run) {
        return run.timeTo(run.run().eps() * run.excessAtEnd());
    }
}
