package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Condition 1: the gradient of W1 has kept its sign, and nearly its size, over the memory of Adam's averages. */
final class Condition1FirstLayer implements KeptSignsClaim {

    @Override
    public Description description() {
        return new Description(
                "condition1",
                Part.ADAM,
                "Condition 1: the gradient of W1 is steady over H steps",
                "From T_P to T_1, for all i, j and tau <= H with beta1^H <= eta: g1(t-tau) has the sign of g1(t), and |g1(t-tau) / g1(t) - 1| <="
                        + " delta with delta = 1.15 H 2 sqrt(A_min eta) = O~(sqrt eta).",
                "Jiang, Malik and Li (2023), Condition 1 in working form: the printed text is not known to us; delta from Lemma 19",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return SteadyGradient.findings(1, where, runs);
    }
}
