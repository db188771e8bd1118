package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix D, first phase: Definitions 4 to 6, Conditions 1 and 2, Corollary 2, Lemmas 14 and 16 to 22. */
final class AdamFirstPhaseClaims {

    private AdamFirstPhaseClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(new Lemma21StepSize());
    }
}
