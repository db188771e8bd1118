package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of the main paper, in reading order. */
public final class Uniformity {

    private Uniformity() {}

    /** All of them. */
    public static List<Claim> claims() {
        return List.of(
                Theorem1SgdMomentum.relaxed(),
                Theorem1SgdMomentum.literal(),
                Theorem1Adam.relaxed(),
                Theorem1Adam.literal(),
                Theorem1Adam.stepped(),
                new Corollary1(),
                new ChiSquareLaw(),
                new AdamRatioLaw(),
                new LogisticLossLaw(),
                new QuadraticLossLaw());
    }
}
