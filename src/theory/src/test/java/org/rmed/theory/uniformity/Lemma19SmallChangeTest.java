package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;

/**
 * Catches a wrong constant. 2 sqrt(A_min eta) = 0.2; beta1 = 0.5 has the ages 1 and 1/3: the bounds are 0.24 for a step and for m, 0.16
 * for v, and some step must reach 0.16.
 */
class Lemma19SmallChangeTest {

    private static final Claim CLAIM = new Lemma19SmallChange();
    private static final String[] COLUMNS = {"change_1", "mean_1", "square_1", "change_2", "mean_2", "square_2"};
    private static final double[] BOUNDS = {0.24, 0.24, 0.16, 0.24, 0.24, 0.16};

    private static FirstPhaseRun run() {
        FirstPhaseRun run = new FirstPhaseRun("optimizer=adam d=4 eta=0.01 beta1=0.5 target=constant", 2, 5, 7);
        for (String column : COLUMNS) {
            run.with(column, 0.01);
        }
        return run.at(3, "change_1", 0.2);
    }

    @Test
    void everyBound() {
        held(CLAIM, run().outcome());
        for (int k = 0; k < COLUMNS.length; k++) {
            for (int t : new int[] {2, 4}) {
                held(CLAIM, run().at(t, COLUMNS[k], BOUNDS[k] * 0.999).outcome());
                failsOnly(
                        k + 1, CLAIM, run().at(t, COLUMNS[k], BOUNDS[k] * 1.001).outcome());
            }
            held(CLAIM, run().at(1, COLUMNS[k], 9).at(5, COLUMNS[k], 9).outcome());
            fails(CLAIM, run().at(3, COLUMNS[k], Double.NaN).outcome());
        }
    }

    @Test
    void theConstantIsAttained() {
        var findings = CLAIM.judge(List.of(run().outcome())).findings();
        assertEquals(1, findings.get(1).sharp());
        assertTrue(Double.isNaN(findings.get(4).sharp()), "of g2 none is known");
        held(CLAIM, run().at(3, "change_1", 0.161).outcome());
        failsOnly(0, CLAIM, run().outcome(), run().at(3, "change_1", 0.159).outcome());
        FirstPhaseRun least = run().with("change_1_i", 2).with("change_1_j", 1).at(3, "change_1", 0.17);
        assertEquals(
                "smallest of 2 runs, seed=1 at t=3, i=2, j=1",
                CLAIM.judge(List.of(run().outcome(), least.outcome()))
                        .findings()
                        .get(0)
                        .note());
        fails(CLAIM, new FirstPhaseRun("optimizer=adam d=4 eta=0.01 beta1=0.5", Double.NaN, 5, 7).outcome());
    }
}
