package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix D, first phase: Definitions 4 to 6, Conditions 1 and 2, Corollary 2, Lemmas 14 and 16 to 22. */
final class AdamFirstPhaseClaims {

    private AdamFirstPhaseClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(
                new Definition4FirstArrival(),
                new Definition5SmallGradient(),
                new Definition6FlipTimes(),
                new Condition1FirstLayer(),
                new Condition2SecondLayer(),
                new Lemma14SignRankOne(),
                new Lemma16FiniteSums(),
                new Corollary2SteadyStep(),
                new Lemma17Alignment(),
                new Lemma18LargeGradients(),
                new Lemma19SmallChange(),
                new Lemma20InitialWeights(),
                new Lemma21StepSize(),
                new Lemma22CoarseGrowth(),
                new Equation29SignGrowth());
    }
}
