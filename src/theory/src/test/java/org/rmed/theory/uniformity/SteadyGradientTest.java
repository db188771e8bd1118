package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.theory.Claim;

/**
 * Conditions 1 and 2. Catches a bound on the wrong side, layer or steps. With A = 1, eta = 0.01, beta1 = 0 (H = 1): delta = 1.15 * 2
 * sqrt(0.01) = 0.23.
 */
class SteadyGradientTest {

    private static final List<Claim> CLAIMS = List.of(new Condition1FirstLayer(), new Condition2SecondLayer());

    private static FirstPhaseRun run(int layer, double low, double high) {
        return new FirstPhaseRun("optimizer=adam d=4 eta=0.01 beta1=0 target=constant scale=1e-4", 2, 4, 6)
                .with("low_" + layer, 1)
                .with("high_" + layer, 1)
                .with("low_" + (3 - layer), -9)
                .with("high_" + (3 - layer), 9)
                .at(3, "low_" + layer, low)
                .at(2, "high_" + layer, high);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothSidesOfDelta(int layer) {
        Claim claim = CLAIMS.get(layer - 1);
        assertEquals("condition" + layer, claim.id());
        held(claim, run(layer, 0.77001, 1.22999).outcome());
        failsOnly(1, claim, run(layer, 1, 1.23001).outcome());
        failsOnly(2, claim, run(layer, 0.76999, 1).outcome());
        fails(claim, run(layer, Double.NaN, 1).outcome());
        fails(claim, run(layer, 1, Double.NaN).outcome());
        // outside the phase
        held(
                claim,
                run(layer, 1, 1)
                        .at(1, "low_" + layer, -5)
                        .at(4, "high_" + layer, 5)
                        .outcome());
    }

    /** With beta1 = 1/2, eta = 0.04: H = 5, delta = 1.15 * 5 * 0.4 = 2.3, which alone would let the sign change. */
    @Test
    void theSignIsAskedForApart() {
        for (double low : new double[] {1e-9, 0, -0.1}) {
            FirstPhaseRun run = new FirstPhaseRun(
                            "optimizer=adam d=4 eta=0.04 beta1=0.5 target=constant scale=1e-4", 2, 4, 6)
                    .with("low_1", low)
                    .with("high_1", 1);
            if (low > 0) {
                held(CLAIMS.get(0), run.outcome());
            } else {
                failsOnly(0, CLAIMS.get(0), run.outcome());
            }
        }
    }

    /** Both layers, both sides: what breaks first is at t = 2 or 3, at [1,2] or at 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void notesNameTheWeight(int layer) {
        FirstPhaseRun run = run(layer, 0.5, 2);
        for (String side : List.of("low_", "high_")) {
            run.with(side + layer + "_i", 1);
            if (layer == 1) {
                run.with(side + layer + "_j", 2);
            }
        }
        String place = layer == 1 ? ", i=1, j=2" : ", i=1";
        var findings = CLAIMS.get(layer - 1).judge(List.of(run.outcome())).findings();
        assertEquals(
                "smallest of 1 runs, seed=1 at t=3" + place + "; delta at most 0.2300",
                findings.get(0).note());
        assertEquals(
                "largest of 1 runs, seed=1; first at t=2" + place,
                findings.get(1).note());
        assertEquals(
                "largest of 1 runs, seed=1; first at t=3" + place,
                findings.get(2).note());
    }

    /** H eta / sqrt(s / sqrt d) over H 2 sqrt(A_min eta), with s = 1e-4: 0.01 / sqrt(5e-5) / 0.2. */
    @Test
    void sharpValues() {
        var findings = CLAIMS.get(0).judge(List.of(run(1, 1, 1).outcome())).findings();
        assertEquals(1, findings.get(1).sharp());
        assertEquals(0.01 / Math.sqrt(5e-5) / 0.2, findings.get(2).sharp(), 1e-12);
        assertEquals(
                "smallest of 1 runs, seed=1 at t=2; delta at most 0.2300",
                findings.get(0).note());
    }
}
