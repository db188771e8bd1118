package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of sections 4.3 and 6: gradients against the diagonal, low rank, singular vectors. */
final class ObservationClaims {

    private ObservationClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(new LowRank(), new LeftSingularUniformity(), new RightSingularVector(), new GradientAlignment());
    }
}
