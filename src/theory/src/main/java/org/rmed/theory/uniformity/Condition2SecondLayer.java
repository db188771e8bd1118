package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Condition 2: the gradient of W2 has kept its sign, and nearly its size, over the memory of Adam's averages. */
final class Condition2SecondLayer implements KeptSignsClaim {

    @Override
    public Description description() {
        return new Description(
                "condition2",
                Part.ADAM,
                "Condition 2: the gradient of W2 is steady over H steps",
                "From T_P to T_1, for all i and tau <= H with beta1^H <= eta: g2(t-tau) has the sign of g2(t), and |g2(t-tau) / g2(t) - 1| <="
                        + " delta with delta = 1.15 H 2 sqrt(A_min eta) = O~(sqrt eta).",
                "Jiang, Malik and Li (2023), Condition 2 in working form: the printed text is not known to us; delta from Lemma 19",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return SteadyGradient.findings(2, where, runs);
    }
}
