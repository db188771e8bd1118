package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Appendix C.8: in the second phase of SGD+M c and all v_j are positive and rise; a step of Lemmas 8 to 13. */
final class PositiveGrowth extends MomentumClaim {

    PositiveGrowth() {
        super(
                "positivity",
                "Appendix C.8: c and all v_j are positive and rise",
                "As long as every E_j < 0 (t < T_2), c(t) and all sign(A_j) v_j(t) are positive and not falling, at every step.",
                "Jiang, Malik and Li (2023), appendix C.8",
                Kind.INEQUALITY,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                extremes("c", MomentumRun::secondPhase).atLeast("smallest c ||u||", where, runs, Double.MIN_NORMAL),
                extremes("v_least", MomentumRun::secondPhase)
                        .atLeast("smallest sign(A_j) v_j ||u||", where, runs, Double.MIN_NORMAL),
                extremes("c_rise", MomentumRun::secondPhaseSteps)
                        .atLeast("smallest relative rise of c in a step", where, runs, 0),
                extremes("v_rise", MomentumRun::secondPhaseSteps)
                        .atLeast("smallest relative rise of sign(A_j) v_j in a step", where, runs, 0));
    }
}
