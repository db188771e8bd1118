package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 2: SGD+M stays of rank one through the second phase, and its loss ends of order eps. */
final class Lemma02RankOneInSecondPhase extends MomentumClaim {

    /** Nothing feeds R1, R2 but each other, through E: they do not grow, while u v^T does. Chosen: twice the start. */
    private static final double GROWTH = 2;

    /** Rounding of an entry of W1 over one of u v^T, whose smallest may be 1e-6 of the largest. */
    private static final double ROUNDING = 1e-9;

    Lemma02RankOneInSecondPhase() {
        super(
                "lemma2",
                "Lemma 2: SGD+M stays of rank one to the end of the second phase",
                "For T_1 <= t <= min(T_2, T_3), W1 = u v(t)^T + R1 and W2 = c(t) u^T + R2 with, with high probability, residuals of at"
                        + " most eps_0 + d^-(alpha/4 - 1/2) of each entry; at the end Lbar <= O(eps), tested as eps ||A||^2 / (2 d A_min^2).",
                "Jiang, Malik and Li (2023), Lemma 2 (working form of the residual)",
                Kind.PROBABILITY,
                "a share of 0.8 or more is called failed in less than 1 of 200 draws; the loss is deterministic");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                extremes("residual_1", MomentumRun::secondPhase)
                        .over(run -> run.eps0() + run.rankOneBound())
                        .share(
                                "share of runs with all |R1[i,j]| <= (eps_0 + d^-(alpha/4 - 1/2)) |u_i v_j|",
                                where,
                                runs),
                extremes("residual_2", MomentumRun::secondPhase)
                        .over(run -> run.eps0() + run.rankOneBound())
                        .share("share of runs with all |R2_i| <= (eps_0 + d^-(alpha/4 - 1/2)) |c u_i|", where, runs),
                extremes("residual_1", MomentumRun::secondPhase)
                        .over(run -> run.at(run.firstEnd(), "residual_1") + ROUNDING)
                        .atMost("largest relative residual of W1 over its value at T_1", where, runs, GROWTH)
                        .withSharp(1),
                // E is parallel to A up to a spread of 10 d s^2, see Lemma 9
                Lemma08SecondPhase.errorAtEnd()
                        .atMost(
                                "largest Lbar d A_min^2 / (eps ||A||^2 / 2) at min(T_2, T_3), less that of the spread of E_j / A_j",
                                where,
                                runs,
                                1)
                        .withSharp(1));
    }

    /** The theorem's own alpha too: long runs, so not for every claim. */
    @Override
    public List<String> variants() {
        return List.of("alpha=4", "alpha=12");
    }
}
