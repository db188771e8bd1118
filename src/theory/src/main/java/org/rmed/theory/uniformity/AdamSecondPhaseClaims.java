package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix D, second phase: Lemmas 15 and 23 to 27. */
final class AdamSecondPhaseClaims {

    private AdamSecondPhaseClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(
                new Lemma15RankOneUniform(),
                new Lemma23SignsKept(),
                new Lemma24SignsLost(),
                new Lemma25LossAtT2(),
                new Lemma26CoarseSizes(),
                new Lemma27FewStepsLater());
    }
}
