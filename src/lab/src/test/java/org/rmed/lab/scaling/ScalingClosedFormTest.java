package org.rmed.lab.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.QuadraticLaw;
import org.rmed.theory.law.SignGrowth;

/**
 * Catches a closed form that is not a run's own number: each against one simulated run (whose steps know nothing of it), or against
 * another closed form.
 */
class ScalingClosedFormTest {

    private static Outcome run(String words) {
        return Outcome.of(Setup.defaults().withArguments(java.util.List.of(words.split(" "))), Observer.NONE);
    }

    private static final Outcome ADAM =
            run("optimizer=adam d=16 scale=1e-4 eta=1e-6 every=1e9 lossTargets=0.5 seed=3 steps=320000");
    private static final Outcome SGDM =
            run("optimizer=sgdm d=16 scale=1e-6 eta=1e-5 every=1e9 until=second-phase-end seed=3");

    @Test
    void adamTimesAreTheRunsOwn() {
        // the lag is at most 4.7 ln t + 10 = 70 of 1.7e5 steps
        assertEquals(1, Reading.time(ADAM, "T_1") / ClosedForm.adamFirstFlip(ADAM), 1e-3);
        assertEquals(1, Reading.time(ADAM, "T_f") / ClosedForm.adamLastFlip(ADAM), 1e-3);
    }

    @Test
    void adamLossesAreTheRunsOwn() {
        // columns swing by 4 * 81 * d eta = 0.5% of eta d / 2 at T_f; at T_g by 2% of the sum, 3% of the loss
        assertEquals(1, Reading.at(ADAM, "T_f", "loss") / ClosedForm.adamLossAtLastFlip(ADAM), 0.01);
        assertEquals(1, Reading.at(ADAM, "T_g", "loss") / ClosedForm.adamLossAtGradient(ADAM), 0.03);
    }

    @Test
    void adamExcessAtALossIsThatAtItsTime() {
        QuadraticLaw loss = new QuadraticLaw(ADAM.target(), ADAM.optimizer().eta());
        double measured = Reading.atLoss(ADAM, 0.5, "r_med_1") - 1;
        // the first step is 1% of s, and a row may take it the wrong way: 2 eta of 2 s
        assertEquals(1, measured / ClosedForm.adamExcessAtLoss(ADAM, 0.5), 0.02);
        double t = ADAM.trajectory().crossings().time(0.5).orElseThrow();
        assertEquals(0.5, loss.loss(t) / loss.loss(0), 0.01, "half of the loss by the other law too");
        assertEquals(1, measured / (new SignGrowth(ADAM.secondLayer(), 1e-6).rMed1(t) - 1), 0.02);
    }

    @Test
    void adamExcessAtPlantedIsTheRunsOwn() {
        assertEquals(1, (Reading.at(ADAM, "T_P", "r_med_1") - 1) / ClosedForm.adamExcessAtPlanted(ADAM), 0.03);
    }

    @Test
    void sgdMomentumNumbersAreTheRunsOwn() {
        // start at rest: 9 steps, and half a step of rounding
        assertEquals(ClosedForm.sgdMomentumFirstPhase(SGDM), Reading.time(SGDM, "T_1"), 12);
        // one step before T_2 the loss is 4 h||A|| larger
        double step = 4 * 1e-5 / 0.1 * SGDM.targetNorm();
        double ratio = Reading.atSgdMomentumEnd(SGDM, "loss") / ClosedForm.sgdMomentumEndLoss(SGDM);
        assertTrue(ratio <= 1.0005 && ratio > 1 - 1.1 * step, "ratio " + ratio + ", step " + step);
    }

    @Test
    void momentsNotReachedAreNoNumbers() {
        Outcome none = run("optimizer=adam d=8 steps=0");
        assertTrue(Double.isNaN(Reading.time(none, "T_f")));
        assertTrue(Double.isNaN(Reading.at(none, "T_f", "loss")));
        assertTrue(Double.isNaN(Reading.atLoss(none, 0.5, "r_med_1")));
    }
}
