package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;

/** The claims of appendix G: Lemmas 31 to 35, and the concentration of the median. */
final class AuxiliaryClaims {

    private AuxiliaryClaims() {}

    /** All of them, in the paper's order. */
    static List<Claim> all() {
        return List.of(
                new Lemma31BatchNoise(),
                new Lemma32TruncatedAverage(),
                new Lemma33PerturbedSign(),
                new Lemma34LargestGaussian(),
                new MedianConcentration(),
                new Lemma35InverseSum());
    }
}
