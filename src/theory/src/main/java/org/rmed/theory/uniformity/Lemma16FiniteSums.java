package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.TruncatedSums;

/** Lemma 16: Adam's step is a quotient of sums over the last H gradients, up to errors of order eta xi^2. */
final class Lemma16FiniteSums implements FirstPhaseClaim {

    private static final List<Integer> DIMENSIONS = List.of(8, 16);

    /**
     * Of eta: an update is the difference of two weights below 1, rounded at 2^-53, over eta >= 3e-4; and gradients are rounded at
     * 1e-16 of their terms, of which at least 1e-4 is left. Measured 1e-11.
     */
    private static final double ROUNDING = 1e-8;

    /** Rounding of the difference of two sums of gradients below 2: some 2^-52. Measured 1e-15, while eta xi^2 is 1e-13 and more. */
    private static final double SUMS = 1e-14;

    @Override
    public Description description() {
        return new Description(
                "lemma16",
                Part.ADAM,
                "Lemma 16: Adam's averages are finite sums up to a small error",
                "The step is -eta (m_H + e_n) / (sqrt(v_H + e_d) + xi), m_H and v_H cut after H = ln(d^2 / ((1 - beta1) eta xi^2)) /"
                        + " ln(1 / beta1) steps, with |e_n|, |e_d| <= eta xi^2.",
                "Jiang, Malik and Li (2023), Lemma 16 with Lemma 32: (28) is not known to us; gradients without noise",
                Kind.INEQUALITY);
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=2, eta=s/10, beta1=0.5, xi=s/200",
                scope.grid(DIMENSIONS, AdamFirstPhase.SEEDS, d -> new String[] {
                    "optimizer=adam",
                    "alpha=2",
                    "eta=0.1*s",
                    "beta1=0.5",
                    "xi=" + 0.005 / d / d,
                    "engine=dense",
                    "until=second-phase-end",
                    "every=events"
                }),
                new TruncatedSums());
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "SGD+M: its step is no quotient",
                scope.grid(
                        List.of(8),
                        AdamFirstPhase.SEEDS,
                        "optimizer=sgdm",
                        "alpha=2",
                        "beta=0.5",
                        "eta=0.01",
                        "steps=100",
                        "engine=dense",
                        "every=events"),
                new TruncatedSums()));
    }

    @Override
    public List<String> variants() {
        return List.of("beta1=0.3");
    }

    @Override
    public String falseAlarm() {
        return "none: a deterministic inequality and an identity up to rounding";
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                Extremes.in("identity", run -> Window.whole(run).steps(), run -> 1)
                        .atMost("largest |step / eta + quotient|", where, runs, ROUNDING),
                tail("numerator_tail", "|e_n|", where, runs),
                tail("denominator_tail", "|e_d|", where, runs),
                Extremes.in("gradient_most", Window::whole, run -> run.dimension() * (double) run.dimension())
                        .atMost("largest |g| over d^2, which H assumes", where, runs, 1));
    }

    private static Finding tail(String column, String symbol, String where, List<Outcome> runs) {
        return Extremes.in(column, Window::whole, run -> TruncatedSums.precision(run.optimizer()) + SUMS)
                .atMost("largest " + symbol + " / (eta xi^2)", where, runs, 1);
    }
}
