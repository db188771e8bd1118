package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Verdict;

/** Catches another power of d, a last row taken for the first, and hypotheses about a run that is none. */
class Theorem2StartTest {

    private static final Theorem2Start CLAIM = new Theorem2Start();

    /** d = 16, alpha = 1.5: (16^3 + 16^4.5) / 2. */
    private static final double BOUND = (4096 + 262144) / 2.0;

    private static Verdict judge(double start, double q) {
        return CLAIM.judge(Collections.nCopies(
                        24,
                        Fabricated.run("optimizer=sgdm d=16 alpha=1.5", "r_od_l2")
                                .row(0, 1, start)
                                .row(1, 0.5, 2 * start)
                                .gauged("q")
                                .reading(q)
                                .outcome()))
                .verdict();
    }

    @Test
    void order() {
        assertEquals(Verdict.HELD, judge(BOUND * (1 + 1e-9), BOUND));
        assertEquals(Verdict.FAILED, judge(BOUND * (1 - 1e-9), BOUND));
    }

    @Test
    void errorPart() {
        for (double side : new double[] {1, -1}) {
            assertEquals(Verdict.HELD, judge(3 * BOUND * (1 + 0.0099 * side), 3 * BOUND));
            assertEquals(Verdict.FAILED, judge(3 * BOUND * (1 + 0.0101 * side), 3 * BOUND));
        }
    }

    @Test
    void hypothesesOfTheStartAlone() {
        assertEquals(
                List.of("A (Assumption 1)", "alpha"),
                CLAIM.hypotheses().stream().map(Hypothesis::name).toList());
    }
}
