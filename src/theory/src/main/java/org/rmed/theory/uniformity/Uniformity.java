package org.rmed.theory.uniformity;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.theory.Claim;
import org.rmed.theory.Unchecked;

/** The claims of the main paper, in reading order. */
public final class Uniformity {

    private static final List<Claim> MAIN = List.of(
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

    private Uniformity() {}

    /** What the paper says and none of them checks, with the reason. */
    public static List<Unchecked> unchecked() {
        return UniformityUnchecked.all();
    }

    /** All of them. */
    public static List<Claim> claims() {
        return Stream.of(
                        MAIN,
                        HessianClaims.all(),
                        MomentumClaims.all(),
                        AdamFirstPhaseClaims.all(),
                        AdamSecondPhaseClaims.all(),
                        DominationClaims.all(),
                        AuxiliaryClaims.all(),
                        ObservationClaims.all())
                .flatMap(List::stream)
                .toList();
    }
}
