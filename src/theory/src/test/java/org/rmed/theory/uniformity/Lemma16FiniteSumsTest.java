package org.rmed.theory.uniformity;

import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;

/** Catches a tail measured in other units than eta xi^2 = 1e-5, and steps that are left out. */
class Lemma16FiniteSumsTest {

    private static final Claim CLAIM = new Lemma16FiniteSums();

    private static FirstPhaseRun run() {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.1 xi=0.01", Double.NaN, Double.NaN, 5)
                .with("identity", 0)
                .with("numerator_tail", 0)
                .with("denominator_tail", 0)
                .with("gradient_most", 1)
                .at(0, "identity", Double.NaN);
    }

    @Test
    void everyStepCounts() {
        held(CLAIM, run().outcome());
        for (int t : new int[] {1, 4}) {
            held(CLAIM, run().at(t, "identity", 0.99e-8).outcome());
            failsOnly(0, CLAIM, run().at(t, "identity", 1.01e-8).outcome());
        }
        fails(CLAIM, run().at(2, "identity", Double.NaN).outcome());
    }

    @Test
    void tailsAndGradients() {
        for (int t : new int[] {0, 4}) {
            held(CLAIM, run().at(t, "numerator_tail", 0.999e-5).outcome());
            failsOnly(1, CLAIM, run().at(t, "numerator_tail", 1.001e-5).outcome());
            held(CLAIM, run().at(t, "denominator_tail", 0.999e-5).outcome());
            failsOnly(2, CLAIM, run().at(t, "denominator_tail", 1.001e-5).outcome());
            held(CLAIM, run().at(t, "gradient_most", 15.99).outcome());
            failsOnly(3, CLAIM, run().at(t, "gradient_most", 16.01).outcome());
        }
    }
}
