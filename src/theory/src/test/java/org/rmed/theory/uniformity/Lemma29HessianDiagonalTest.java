package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.Activation;
import org.rmed.theory.gauge.DeepNetworks;

/** Catches a judge that overlooks a run, or names another weight than the worst. */
class Lemma29HessianDiagonalTest {

    private static Outcome run(int d, int seed, double gradient, double diagonal) {
        return Fabricated.run("optimizer=sgdm d=" + d + " seed=" + seed)
                .gauged(new DeepNetworks(Activation.LINEAR).columns().toArray(String[]::new))
                .reading(gradient, diagonal, 3, 1, 2, 4, 100, 0)
                .outcome();
    }

    private static Evidence judge(double gradient, double diagonal) {
        return new Lemma29HessianDiagonal()
                .judge(List.of(run(4, 1, 0.1, 0.1), run(4, 2, gradient, diagonal), run(12, 1, 0.1, 0.1)));
    }

    @Test
    void bothDerivativesCount() {
        assertEquals(Verdict.HELD, judge(0.99, 0.99).verdict());
        assertEquals(Verdict.FAILED, judge(1.01, 0.5).verdict());
        Evidence evidence = judge(0.5, 1.01);
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals(1.01, evidence.decisive().measured());
        assertEquals(
                "seed=2, network 3, W_2[2,4], the worst of 200 weights",
                evidence.decisive().note());
        assertEquals(Verdict.FAILED, judge(0.5, Double.NaN).verdict());
    }

    @Test
    void widthsAreThoseOfTheGauge() {
        assertTrue(judge(0, 0).findings().stream()
                .anyMatch(finding -> finding.where().equals("widths to 4")));
        assertTrue(judge(0, 0).findings().stream()
                .anyMatch(finding -> finding.where().equals("widths to 8")));
    }
}
