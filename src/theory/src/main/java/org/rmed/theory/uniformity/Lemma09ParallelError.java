package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 9: the error of SGD+M stays parallel to A. */
final class Lemma09ParallelError extends MomentumClaim {

    /** In units of d s^2. Chosen; the largest measured is 2.5. */
    private static final double SPREAD = 10;

    /** E_j rounds at an ulp of A_j, and |E_j| is above sqrt(eps_0): relative to it at 1e-14 for d = 100. */
    private static final double ROUNDING = 1e-13;

    Lemma09ParallelError() {
        super(
                "lemma9",
                "Lemma 9: the error of SGD+M stays parallel to A",
                "In the second phase v = a A^T + R_v and E = b A + R_E (eq. (20)) with a relative remainder of at most eps_0, so that"
                        + " |E_i| / |E_j| = A_i / A_j up to it (eq. (22)). Sharper: of order d s^2.",
                "Jiang, Malik and Li (2023), Lemma 9, eqs. (20) and (22) (working form of the remainder)",
                Kind.ONE_SIDED_BOUND,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        Extremes<MomentumRun> spread = extremes("error_spread", MomentumRun::secondPhase);
        return List.of(
                spread.atMost(
                        "largest relative spread of E_j / A_j about its mean",
                        where,
                        runs,
                        new MomentumRun(runs.get(0)).eps0()),
                spread.over(run -> run.run().dimension()
                                        * run.run().scale()
                                        * run.run().scale()
                                + ROUNDING)
                        .atMost(
                                "largest relative spread of E_j / A_j about its mean, over d s^2",
                                where,
                                runs,
                                SPREAD));
    }

    /** The theorem's own alpha too: long runs, so not for every claim. */
    @Override
    public List<String> variants() {
        return List.of("alpha=4", "alpha=12");
    }
}
