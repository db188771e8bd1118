package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix E: Lemma 28 and Theorem 2. */
final class DominationClaims {

    private DominationClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(new Lemma28Domination(), new Theorem2Start(), new Theorem2SgdMomentum(), new Theorem2Adam());
    }
}
