package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FirstPhaseRun.fails;
import static org.rmed.theory.uniformity.FirstPhaseRun.failsOnly;
import static org.rmed.theory.uniformity.FirstPhaseRun.held;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;

/**
 * Catches a recorded time that is a step off, one that is missing, and laws with a wrong threshold. Here d = 4, A = 1, eta = 0.01: the
 * threshold of E is -0.2, that of g2 0.4; every column flips by the law at sqrt(0.8 / 4) / 0.01 = 44.7 with a slack of 10 + 4.737 ln
 * 44.7 = 28.0 steps, so between 16.7 and 72.7.
 */
class PhaseTimeDefinitionsTest {

    private static final int ROWS = 120;

    /** A run with errors, gradients and flips that happen at given times, and recorded times. */
    private static Outcome run(int arrival, int small, double t1, double tg, double tf, double t2, double... flips) {
        Fabricated run = Fabricated.run("optimizer=adam d=4 scale=1e-9 eta=0.01 target=constant")
                .row(0, 1)
                .row(ROWS - 1, 1)
                .gauged("error_most", "g2_min", "loss");
        for (int t = 0; t < ROWS; t++) {
            // the gradient is small before T_1 as well, which does not count
            run.reading(t < arrival ? -0.2 - 1e-9 : -0.2, t >= small || t <= arrival ? 0.4 : 0.4 + 1e-9, 1);
        }
        run.vector("arrivals", arrival + 1, 50, 60, 65);
        double[] times = {t1, tg, tf, t2};
        String[] names = {"T_1", "T_g", "T_f", "T_2"};
        for (int k = 0; k < times.length; k++) {
            if (!Double.isNaN(times[k])) {
                run.phase(names[k], times[k]);
            }
        }
        return run.flips(flips).outcome();
    }

    private static Outcome firstArrival(int arrival, double recorded) {
        return run(arrival, 90, recorded, 90, 65, 65);
    }

    @Test
    void definition4() {
        Definition4FirstArrival claim = new Definition4FirstArrival();
        held(claim, firstArrival(45, 45));
        held(claim, firstArrival(17, 17), firstArrival(72, 72));
        failsOnly(1, claim, firstArrival(16, 16));
        failsOnly(1, claim, firstArrival(73, 73));
        failsOnly(0, claim, firstArrival(45, 46));
        failsOnly(0, claim, firstArrival(45, 45), firstArrival(45, 44));
        fails(claim, firstArrival(45, Double.NaN));
        fails(claim, firstArrival(ROWS, 45));
        // 45 * 0.01 * sqrt(4 / 1)
        assertEquals(
                "seed=1; median of T_1 eta sqrt(d / A_min) 0.9000, 1 in the limit",
                claim.judge(List.of(firstArrival(45, 45))).findings().get(1).note());
    }

    private static Outcome small(int small, double recorded) {
        return run(30, small, 30, recorded, 65, 65);
    }

    /** Every column pulls until z = 0.5, t = 50; slack there 10 + 4.737 ln 50 = 28.5. */
    @Test
    void definition5() {
        Definition5SmallGradient claim = new Definition5SmallGradient();
        held(claim, small(45, 45));
        failsOnly(0, claim, small(45, 46));
        failsOnly(0, claim, small(45, 44));
        // upper end: 50 + 28.5
        held(claim, small(78, 78));
        failsOnly(1, claim, small(79, 79));
        fails(claim, small(45, Double.NaN));
        fails(claim, small(ROWS, 45));
        // 45 / 65
        assertEquals(
                "seed=1; median of T_g / T_f 0.6923",
                claim.judge(List.of(small(45, 45))).findings().get(1).note());
    }

    /** 4 z - 16 z^3 has the maximum 0.770 at z = 0.289, and is 0.4 again at z = 0.4394; no time has a pull of 0.8. */
    @Test
    void bracketOfDefinition5() {
        Outcome run = small(45, 45);
        assertEquals(50, Definition5SmallGradient.bracket(run, 0), 1e-9);
        double z = Definition5SmallGradient.bracket(run, 0.4) * 0.01;
        assertEquals(0.4, 4 * z - 16 * z * z * z, 1e-9);
        assertEquals(0.4394, z, 1e-4);
        assertEquals(0, Definition5SmallGradient.bracket(run, 0.8), 1e-9);
    }

    /** eta = 0.0025: the lower end is 0.4394 / 0.0025 = 175.8 for the level (1 + 1) 4 0.05 = 0.4, the slack 10 + 4.737 ln 200 = 35.1. */
    @Test
    void tooEarlyForDefinition5() {
        for (int small : new int[] {141, 140}) {
            Fabricated run = Fabricated.run("optimizer=adam d=4 scale=1e-9 eta=0.0025 target=constant")
                    .row(0, 1)
                    .row(200, 1)
                    .gauged("error_most", "g2_min", "loss")
                    .phase("T_1", 90)
                    .phase("T_g", small);
            for (int t = 0; t <= 200; t++) {
                run.reading(t < 90 ? -1 : 0, t < small ? 1 : 0, 1);
            }
            if (small == 141) {
                held(new Definition5SmallGradient(), run.outcome());
            } else {
                failsOnly(1, new Definition5SmallGradient(), run.outcome());
            }
        }
    }

    /** The columns' flips are recorded as found, the last one inside and outside 72.7. */
    @Test
    void lawOfDefinition6() {
        for (double last : new double[] {72, 73}) {
            Fabricated run = Fabricated.run("optimizer=adam d=4 scale=1e-9 eta=0.01 target=constant")
                    .row(0, 1)
                    .row(80, 1)
                    .gauged("error_most", "g2_min", "loss")
                    .phase("T_1", 45)
                    .phase("T_g", 50)
                    .phase("T_f", last)
                    .phase("T_2", 50)
                    .flips(46, 50, 60, last)
                    .vector("arrivals", 46, 50, 60, last);
            for (int t = 0; t <= 80; t++) {
                run.reading(t < 45 ? -1 : 0, t < 50 ? 1 : 0, 1);
            }
            if (last == 72) {
                held(new Definition6FlipTimes(), run.outcome());
            } else {
                failsOnly(3, new Definition6FlipTimes(), run.outcome());
            }
        }
    }

    private static Outcome flips(double tf, double t2, double... flips) {
        return run(45, 90, 45, 90, tf, t2, flips);
    }

    @Test
    void definition6() {
        Definition6FlipTimes claim = new Definition6FlipTimes();
        held(claim, flips(65, 65, 46, 50, 60, 65));
        failsOnly(0, claim, flips(65, 65, 46, 51, 60, 65));
        failsOnly(1, claim, flips(66, 65, 46, 50, 60, 65));
        failsOnly(2, claim, flips(65, 66, 46, 50, 60, 65));
        fails(claim, flips(65, 65, 46, 50, -1, 65));
        fails(claim, flips(65, 65, 46, 50, 60));
        fails(claim, flips(65, Double.NaN, 46, 50, 60, 65));
        fails(claim, flips(Double.NaN, 65, 46, 50, 60, 65));
    }

    /** T_2 is the earlier of the two. */
    @Test
    void definition6WithASmallGradientFirst() {
        Definition6FlipTimes claim = new Definition6FlipTimes();
        held(claim, run(45, 55, 45, 55, 65, 55, 46, 50, 60, 65));
        failsOnly(2, claim, run(45, 55, 45, 55, 65, 65, 46, 50, 60, 65));
    }
}
