package org.rmed.theory.uniformity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 1: at T_1 the weights of SGD+M are of rank one, with the facts that its proof meets on the way. */
final class Lemma01RankOneAtFirstEnd extends MomentumClaim {

    /** Entries of W1 are rounded, and u is normalized. */
    private static final double ROUNDING = 1e-13;

    Lemma01RankOneAtFirstEnd() {
        super(
                "lemma1",
                "Lemma 1: at T_1 the weights of SGD+M are of rank one",
                "At T_1, W1 = u v^T + R1 and W2 = c u^T + R2 with u along C1 and, with high probability, residuals of at most"
                        + " d^-(alpha/4 - 1/2) of each entry; Lbar(T_1) = Theta(d). W2 gets there first: max|W1| = sqrt(s) A_max / ||A||, and"
                        + " (W2 W1)_j = O(d^(1/2 - alpha)).",
                "Jiang, Malik and Li (2023), Lemma 1 (working exponents); the sharp values are derived",
                Kind.PROBABILITY,
                "a share of 0.8 or more is called failed in less than 1 of 200 draws; called inconclusive when one of 24 runs has an"
                        + " entry of C1 so small that its relative residual exceeds the bound, about 1 run of 300 at d=16");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                extremes("residual_1", MomentumRun::atFirstEnd)
                        .over(MomentumRun::rankOneBound)
                        .share("share of runs with |R1[i,j]| <= d^-(alpha/4 - 1/2) |u_i v_j| at T_1", where, runs),
                extremes("residual_2", MomentumRun::atFirstEnd)
                        .over(MomentumRun::rankOneBound)
                        .share("share of runs with |R2_i| <= d^-(alpha/4 - 1/2) |c u_i| at T_1", where, runs),
                // ||R1||_F is that of W1(0), s^2 d up to 1/(d sqrt 2) and what u and A take away, while ||W1||_F =
                // sqrt(s)
                // ||C1||/max|C1|; 1.3 allows for five standard deviations at d = 16
                extremes("residual_norm", MomentumRun::atFirstEnd)
                        .over(Lemma01RankOneAtFirstEnd::typicalResidual)
                        .atMost("largest ||R1||_F / ||W1||_F at T_1 over s^(3/2) d max|C1| / ||C1||", where, runs, 1.3)
                        .withSharp(1),
                extremes("error_squared", MomentumRun::atFirstEnd)
                        .over(run -> run.at(0, "error_squared"))
                        .atLeast("smallest Lbar(T_1) / Lbar(0)", where, runs, 0.9)
                        .withSharp(median(runs, run -> 1 - 2 * run.learnedAtFirstEnd())),
                // balance of the layers: c / ||v|| - 1 = 2 C2 / C1 in the modes at T_1, twice that allowed
                extremes("largest_w1", MomentumRun::atFirstEnd, Lemma01RankOneAtFirstEnd::firstBehindSecond)
                        .over(MomentumRun::decayed)
                        .atMost(
                                "largest relative distance of max|W1| / max|w2| at T_1 from A_max / ||A||, over max C1^2 / s",
                                where,
                                runs,
                                4)
                        .withSharp(2),
                // the last step passes sqrt(s) by at most x^2 in the product, 1% at h||A|| = 0.005
                extremes("largest_product", MomentumRun::atFirstEnd)
                        .over(MomentumRun::learnedAtFirstEnd)
                        .over(MomentumRun::mostTarget)
                        .atMost(
                                "largest max|(W2 W1)_j| at T_1 over s ||C1||^2 A_max / (max C1^2 ||A||)",
                                where,
                                runs,
                                1.02)
                        .withSharp(1));
    }

    private static double typicalResidual(MomentumRun run) {
        double s = run.run().scale();
        return s * StrictMath.sqrt(s) * run.run().dimension() * run.startMost() / run.startNorm() + ROUNDING;
    }

    private static DoubleBinaryOperator firstBehindSecond(MomentumRun run) {
        double second = run.at(run.firstEnd(), "largest_w2");
        double balanced = run.mostTarget() / run.run().targetNorm();
        return (t, first) -> StrictMath.abs(first / second / balanced - 1);
    }

    /** The theorem's own alpha too: long runs, so not for every claim. */
    @Override
    public List<String> variants() {
        return List.of("alpha=4", "alpha=12");
    }
}
