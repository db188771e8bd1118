package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix C: Definitions 1 to 3, Lemmas 1 to 13. */
final class MomentumClaims {

    private MomentumClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(
                new Definition1FirstPhaseEnd(),
                new Definition2AlmostOvershooting(),
                new Definition3Convergence(),
                new Lemma01RankOneAtFirstEnd(),
                new Lemma02RankOneInSecondPhase(),
                new Lemma03LawOfU(),
                new Lemma04ExplicitForm(),
                new Lemma05FirstPhaseRemainders(),
                new Lemma06AccumulatedRemainder(),
                new Lemma07StartSizes(),
                new Lemma08SecondPhase(),
                new Lemma09ParallelError(),
                new Lemma10SecondPhaseRemainders(),
                new Lemma11ResidualInduction(),
                new Lemma12PhaseLength(),
                new Lemma13InductionStep(),
                new PositiveGrowth());
    }
}
