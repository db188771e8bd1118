package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Verdict;

/** Catches a wait in other units, the loss at T_2 in place of T_f, and a median over other units than eta d. */
class Lemma27FewStepsLaterTest {

    private static final Lemma27FewStepsLater CLAIM = new Lemma27FewStepsLater();

    private static Verdict judge(double tg, double tf, double loss) {
        Fabricated run = Fabricated.run("optimizer=adam d=16 alpha=1.5 eta=0.1*s");
        if (tg > 0) {
            run.phase("T_g", tg);
        }
        if (tf > 0) {
            run.phase("T_f", tf);
        }
        return CLAIM.judge(Collections.nCopies(
                        24, run.row(0, 9).row(100, 99).row(900, loss).outcome()))
                .verdict();
    }

    /** d / sqrt(eta) = 16 / sqrt(0.1/64) = 404.8. */
    @Test
    void waitOnEitherSide() {
        assertEquals(Verdict.HELD, judge(496, 900, 1e-3));
        assertEquals(Verdict.FAILED, judge(495, 900, 1e-3));
        assertEquals(Verdict.HELD, judge(1304, 900, 1e-3));
        assertEquals(Verdict.FAILED, judge(1305, 900, 1e-3));
    }

    /** 8 eta d, tighter than eta d^4; sharper than that only the median is. */
    @Test
    void lossAtTheLastFlip() {
        double bound = 8 * SecondPhaseRun.ETA * 16;
        assertEquals(Verdict.HELD, judge(800, 900, bound * (1 - 1e-9)));
        assertEquals(Verdict.FAILED, judge(800, 900, bound * (1 + 1e-9)));
    }

    /** Up to eta d^4 a minority may be as far off as it likes. */
    @Test
    void fourthPowerForEveryRun() {
        for (double factor : new double[] {0.999, 1.001}) {
            var low = Collections.nCopies(
                    40,
                    Fabricated.run("optimizer=adam d=16 alpha=1.5 eta=0.1*s")
                            .phase("T_g", 1)
                            .phase("T_f", 2)
                            .row(2, 1e-3)
                            .outcome());
            var high = Collections.nCopies(
                    30,
                    Fabricated.run("optimizer=adam d=16 alpha=1.5 eta=0.1*s")
                            .phase("T_g", 1)
                            .phase("T_f", 2)
                            .row(2, factor * SecondPhaseRun.ETA * 65536)
                            .outcome());
            var all = new java.util.ArrayList<>(low);
            all.addAll(high);
            assertEquals(
                    factor < 1 ? Verdict.HELD : Verdict.FAILED, CLAIM.judge(all).verdict());
        }
    }

    @Test
    void aPhaseNotReachedFails() {
        assertEquals(Verdict.FAILED, judge(0, 900, 1e-3));
        assertEquals(Verdict.FAILED, judge(800, 0, 1e-3));
    }
}
