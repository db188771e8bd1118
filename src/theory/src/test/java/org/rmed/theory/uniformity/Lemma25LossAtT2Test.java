package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches another power of d, a sharper bound put to runs that end with T_f, and a slope over runs of different d or seed. */
class Lemma25LossAtT2Test {

    private static final Lemma25LossAtT2 CLAIM = new Lemma25LossAtT2();

    @Test
    void cubeWhereTheGradientEndsThePhase() {
        double bound = SecondPhaseRun.ETA * 4096;
        assertEquals(
                Verdict.HELD, new SecondPhaseRun().loss(4, bound * (1 - 1e-9)).judge(CLAIM));
        assertEquals(
                Verdict.FAILED, new SecondPhaseRun().loss(4, bound * (1 + 1e-9)).judge(CLAIM));
    }

    @Test
    void fourthPowerWhereTheLastFlipDoes() {
        double bound = SecondPhaseRun.ETA * 65536;
        assertEquals(
                Verdict.HELD,
                new SecondPhaseRun()
                        .phase("T_2", 5)
                        .without("T_g")
                        .loss(5, bound * (1 - 1e-9))
                        .judge(CLAIM));
        assertEquals(
                Verdict.FAILED,
                new SecondPhaseRun()
                        .phase("T_2", 5)
                        .without("T_g")
                        .loss(5, bound * (1 + 1e-9))
                        .judge(CLAIM));
    }

    @Test
    void aRunWithoutT2Fails() {
        Evidence evidence = new SecondPhaseRun().without("T_2").evidence(CLAIM);
        assertTrue(evidence.findings().stream()
                .allMatch(finding -> finding.state() == org.rmed.theory.Finding.State.FAILS));
    }

    /** Losses like eta^slope times 1000^seed: only runs of one seed are compared. */
    private static Verdict slope(double slope) {
        List<Outcome> runs = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            for (double share : new double[] {0.1, 0.05, 0.02}) {
                // a little scatter, or the interval has no width
                double loss = Math.pow(share, slope) * Math.pow(2, -seed) * 1e-3 * (1 + 1e-6 * (seed % 3));
                runs.add(new SecondPhaseRun()
                        .words("optimizer=adam d=16 alpha=1.5 eta=" + share + "*s seed=" + seed)
                        .loss(4, loss)
                        .outcome());
            }
        }
        Evidence evidence = CLAIM.judge(runs);
        assertEquals(slope, evidence.findings().get(2).measured(), 1e-5);
        return evidence.verdict();
    }

    @Test
    void slopeInEta() {
        assertEquals(Verdict.HELD, slope(0.51));
        assertEquals(Verdict.FAILED, slope(0.49));
    }

    /** With one eta there is nothing to compare, and nothing is claimed. */
    @Test
    void oneEtaGivesNoSlope() {
        assertEquals(2, new SecondPhaseRun().evidence(CLAIM).findings().size());
    }

    /** Runs that did not get to T_2 count in the shares, not in the slope. */
    @Test
    void theSlopeIsOfRunsThatEnded() {
        List<Outcome> runs = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            for (double share : new double[] {0.1, 0.05, 0.02}) {
                SecondPhaseRun run = new SecondPhaseRun()
                        .words("optimizer=adam d=16 alpha=1.5 eta=" + share + "*s seed=" + seed)
                        .loss(4, share * 1e-3 * (1 + 1e-6 * (seed % 3)));
                runs.add((seed == 1 ? run.without("T_2") : run).outcome());
            }
        }
        assertEquals(1, CLAIM.judge(runs).findings().get(2).measured(), 1e-5);
    }
}
