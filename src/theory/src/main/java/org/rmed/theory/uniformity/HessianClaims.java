package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of the loss and its second derivatives: eq. (2), Lemmas 29 and 30. */
final class HessianClaims {

    private HessianClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(
                new Equation2LossReduction(),
                new GradientFormulas(),
                new Lemma29HessianDiagonal(),
                new FullHessian(),
                new Lemma30RankOne());
    }
}
