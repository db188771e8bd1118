package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.LogisticLaw;

/** Catches a bound without its factors, and a phase that ends at another time than the logistic law's. */
class Lemma12PhaseLengthTest {

    private static final double LAW = new LogisticLaw(START.norm(), START.c1Norm() * START.c1Norm(), 0.002, 0.5)
            .sharpTimeTo(0.25 / 4 / START.least() / START.least());

    private static Evidence at(int t2, int t3) {
        FabricatedMomentum run = FabricatedMomentum.lasting(10, "")
                .phase("T_1", 3)
                .phase("T_2", t2)
                .phase("T_3", t3);
        return new Lemma12PhaseLength().judge(List.of(run.outcome()));
    }

    @Test
    void endsWithinThreeStepsOfTheLaw() {
        int latest = (int) Math.floor(LAW + 3);
        int earliest = (int) Math.ceil(LAW - 3);
        assertEquals(Verdict.HELD, at(latest, 9999).verdict());
        assertEquals(Verdict.FAILED, at(latest + 1, 9999).verdict());
        assertEquals(Verdict.HELD, at(9999, earliest).verdict());
        assertEquals(Verdict.FAILED, at(9999, earliest - 1).verdict());
    }

    /** d^alpha ln(sqrt(d/eps)) / eta = 256 ln 4 / 0.002. */
    @Test
    void boundOfThePaper() {
        double bound = 256 * Math.log(4) / 0.002;
        Evidence early = at(100, 200);
        assertEquals(100 / bound, early.findings().get(0).measured(), 1e-12);
        assertEquals(LAW / bound, early.findings().get(0).sharp(), 1e-12);
        assertEquals(true, at((int) bound, 1_000_000).findings().get(0).holds());
        assertEquals(false, at((int) bound + 1, 1_000_000).findings().get(0).holds());
    }

    @Test
    void withoutAnEndItFails() {
        var run = FabricatedMomentum.lasting(10, "").phase("T_1", 3).outcome();
        assertEquals(
                Verdict.FAILED, new Lemma12PhaseLength().judge(List.of(run)).verdict());
    }
}
