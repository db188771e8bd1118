package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.Extremum;

/** Corollary 2: where the gradient has been steady, Adam's step is eta against its sign. */
final class Corollary2SteadyStep implements KeptSignsClaim {

    /** A delta above it is not small, and nothing is asked of the step. */
    private static final double LARGEST_DELTA = 0.5;

    @Override
    public Description description() {
        return new Description(
                "corollary2",
                Part.ADAM,
                "Corollary 2: under Conditions 1 and 2 the step is -eta sign(g) (1 +- O(sqrt delta))",
                "Where |g(t-tau) / g(t) - 1| <= delta <= 1/2 over the last H steps, the step from t is -eta sign(g) (1 + e) with |e| <="
                        + " sqrt(delta), and more sharply |e| <= 2 delta / (1 - delta). Looked at from T_P to T_1.",
                "Jiang, Malik and Li (2023), Corollary 2: its wording is not known to us, this follows from Lemmas 16 and 33",
                Kind.INEQUALITY);
    }
    /** The corollary is about a steady gradient and a small xi, wherever that comes from: only xi can break it. */
    @Override
    public List<Plan> controls(Scope scope) {
        return AdamFirstPhase.blunted(scope);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        List<Finding> findings = new ArrayList<>();
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer;
            findings.add(excess(k, StrictMath::sqrt)
                    .atMost("largest |step of W" + k + " / (-eta sign g) - 1| / sqrt(delta)", where, runs, 1));
            findings.add(excess(k, delta -> 2 * delta / (1 - delta))
                    .atMost(
                            "largest |step of W" + k + " / (-eta sign g) - 1| (1 - delta) / (2 delta)",
                            where,
                            runs,
                            1));
        }
        return findings;
    }

    /** The deviation of the step from t over its allowance, where delta is small. */
    private static Extremes<Outcome> excess(int layer, DoubleUnaryOperator allowed) {
        return Extremes.of(
                Window::planted,
                run -> t -> {
                    double delta = delta(run, t, layer);
                    return delta > LARGEST_DELTA
                            ? Extremes.NOTHING
                            : deviation(run, t + 1, layer) / allowed.applyAsDouble(delta);
                },
                (run, t) -> Extremum.place(run.readings(), t + 1, farther(run, t + 1, layer)));
    }

    private static double delta(Outcome run, double t, int layer) {
        return StrictMath.max(
                1 - run.readings().at(t, "low_" + layer), run.readings().at(t, "high_" + layer) - 1);
    }

    /** Of the step that led to t; in the first phase -sign(g) is s_i, for W1 times sign(A_j). */
    private static double deviation(Outcome run, double t, int layer) {
        return StrictMath.max(deviation(run, t, "out_" + layer + "_min"), deviation(run, t, "out_" + layer + "_max"));
    }

    private static double deviation(Outcome run, double t, String column) {
        return StrictMath.abs(run.readings().at(t, column) / run.optimizer().eta() - 1);
    }

    /** The shortest or the longest step, whichever deviates more. */
    private static String farther(Outcome run, double t, int layer) {
        String shortest = "out_" + layer + "_min";
        return deviation(run, t, layer) == deviation(run, t, shortest) ? shortest : "out_" + layer + "_max";
    }
}
