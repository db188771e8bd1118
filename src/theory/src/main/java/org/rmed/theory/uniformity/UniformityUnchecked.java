package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Part;
import org.rmed.theory.Unchecked;

/** What the main paper says and no claim checks. */
final class UniformityUnchecked {

    private UniformityUnchecked() {}

    static List<Unchecked> all() {
        return List.of(
                new Unchecked(
                        Part.MAIN,
                        "the limits themselves: Omega, O~, Theta and 'with high probability' as d grows without end",
                        "runs have finite d; each claim says by which constant, share, slope or law it stands for the limit"),
                new Unchecked(
                        Part.MAIN,
                        "the printed exponents of Theorem 1 and of its lemmas",
                        "the text at hand lacks its formulas; exponents are rebuilt so that the proof closes (working forms), and"
                                + " where two readings differ the literal claims take the smaller learning rate"),
                new Unchecked(
                        Part.MOMENTUM,
                        "the list (A) to (D) that Lemma 13 prints for its induction",
                        "not at hand; checked are the rank-one relation, the sign and decrease of E, and balancedness, with"
                                + " which the induction closes"),
                new Unchecked(
                        Part.ADAM,
                        "the exact text of Conditions 1 and 2, Corollary 2 and eq. (28)",
                        "not at hand; checked in working form: gradients keep sign and size over the memory, and then the"
                                + " step is eta times their sign"),
                new Unchecked(
                        Part.DOMINATION,
                        "the printed exponents of Theorem 2, eqs. (41) to (43)",
                        "not at hand; checked are the exponents derived from Lemma 28 and the exact rank-one limits"),
                new Unchecked(
                        Part.AUXILIARY,
                        "the printed constant and range of delta in Lemma 34",
                        "not at hand; checked with the constant that its proof gives"),
                new Unchecked(
                        Part.OBSERVATIONS,
                        "R_u and R_v for matrices of rank above one, and the threshold of 'approximately low rank'",
                        "the paper's definition is not at hand; checked for rank one, which the two-layer network reaches"),
                new Unchecked(
                        Part.OBSERVATIONS,
                        "the observations on transformers (sections 4, 5 and 6, appendix A)",
                        "they are about trained networks, not the two-layer linear one"));
    }
}
