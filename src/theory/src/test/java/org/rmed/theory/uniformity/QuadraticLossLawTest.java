package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches a slack in other units, rows outside [1, T_1] judged too, and a column that never flips counted as good. */
class QuadraticLossLawTest {

    private static final QuadraticLossLaw CLAIM = new QuadraticLossLaw();
    private static final double ETA = 1e-3;

    private static Fabricated bare(String more) {
        return Fabricated.run("optimizer=adam d=4 alpha=3 " + more, "r_med_1");
    }

    private static final Outcome START = bare("eta=" + ETA).outcome();

    /** beta1 = 0.9 and beta2 = 0.81: 9 - 81/19 steps per unit of ln t, 10 at the start; and the mean of |w2(0)| over eta. */
    private static double slack(double t) {
        double head = 0;
        for (double w : START.secondLayer()) {
            head += Math.abs(w) / 4;
        }
        return (9 - 81.0 / 19) * Math.log(t) + 10 + head / ETA;
    }

    /** 1/2 sum_j (A_j - 4 (eta t)^2)_+^2. */
    private static double loss(double t) {
        double sum = 0;
        for (double a : START.target()) {
            double left = Math.max(0, a - 4 * ETA * t * ETA * t);
            sum += left * left / 2;
        }
        return sum;
    }

    /** t_j = sqrt((A_j - sqrt(4 eta)) / 4) / eta. */
    private static double flip(int j) {
        return Math.sqrt((START.target()[j] - Math.sqrt(4 * ETA)) / 4) / ETA;
    }

    /** T_1: close to the first flip. */
    private static final double END = Math.rint(0.9 * Math.min(Math.min(flip(0), flip(1)), Math.min(flip(2), flip(3))));

    private static double[] flips() {
        double[] flips = new double[4];
        Arrays.setAll(flips, QuadraticLossLawTest::flip);
        return flips;
    }

    /** Rows at 0 and beyond T_1 are far off the law. */
    private static Fabricated run(double first, double last, double... flips) {
        return bare("eta=" + ETA)
                .row(0, 1e9, 1)
                .row(1, first, 1)
                .row(100, loss(100), 1)
                .row(END, last, 1)
                .row(END + 1, 1e9, 1)
                .phase("T_1", END)
                .flips(flips);
    }

    private static Verdict judge(Fabricated run) {
        return CLAIM.judge(List.of(run.outcome())).verdict();
    }

    /** What the slack moves the loss by at t, the larger of the two sides; before t = 0 there is no more loss. */
    private static double allowed(double t) {
        double early = loss(Math.max(0, t - slack(t))) - loss(t);
        double late = loss(t) - loss(t + slack(t));
        return Math.max(early, late);
    }

    @Test
    void lossUpToT1() {
        for (int side : new int[] {-1, 1}) {
            double inside = side * (1 - 1e-6);
            double outside = side * (1 + 1e-6);
            assertEquals(Verdict.HELD, judge(run(loss(1) + inside * allowed(1), loss(END), flips())));
            assertEquals(Verdict.FAILED, judge(run(loss(1) + outside * allowed(1), loss(END), flips())));
            assertEquals(Verdict.HELD, judge(run(loss(1), loss(END) + inside * allowed(END), flips())));
            assertEquals(Verdict.FAILED, judge(run(loss(1), loss(END) + outside * allowed(END), flips())));
        }
        assertEquals(Verdict.FAILED, judge(run(loss(1), Double.NaN, flips())));
    }

    /** The law falls ever faster at first, then ever slower: at t = 1 the late side of the slack is the larger, at T_1 the early one. */
    @Test
    void slackOnBothSides() {
        assertTrue(loss(0) - loss(1) < loss(1) - loss(1 + slack(1)));
        assertTrue(loss(END - slack(END)) - loss(END) > 1.01 * (loss(END) - loss(END + slack(END))));
    }

    @Test
    void aRunWithoutFlipTimesFails() {
        assertEquals(Verdict.FAILED, judge(run(loss(1), loss(END))));
    }

    @Test
    void flipsByTheLaw() {
        for (int j = 0; j < 4; j++) {
            for (int side : new int[] {-1, 1}) {
                double[] flips = flips();
                flips[j] = flip(j) + side * slack(flip(j)) * (1 - 1e-6);
                assertEquals(Verdict.HELD, judge(run(loss(1), loss(END), flips)));
                flips[j] = flip(j) + side * slack(flip(j)) * (1 + 1e-6);
                assertEquals(Verdict.FAILED, judge(run(loss(1), loss(END), flips)));
            }
        }
    }

    @Test
    void aColumnThatHasNotFlippedFails() {
        double[] flips = flips();
        flips[2] = -1;
        Evidence evidence = CLAIM.judge(List.of(run(loss(1), loss(END), flips).outcome()));
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals(Double.POSITIVE_INFINITY, evidence.findings().get(1).measured());
    }

    /** A column within sqrt(eta d) of the start flips at once: at t = 0 the slack is that of t = 1. */
    @Test
    void aColumnThatIsThereFromTheStart() {
        double eta = 1;
        Outcome run = bare("unstable=true eta=" + eta).flips(0, 5, 0, 0).outcome();
        double head = 0;
        for (double w : run.secondLayer()) {
            head += Math.abs(w) / 4;
        }
        assertEquals(5 / (10 + head), QuadraticLossLaw.flipError(run), 1e-12);
        assertEquals(
                0,
                QuadraticLossLaw.flipError(
                        bare("unstable=true eta=1").flips(0, 0, 0, 0).outcome()));
    }

    @Test
    void aRunWithoutT1Fails() {
        Outcome run = bare("eta=" + ETA).row(1, loss(1), 1).flips(flips()).outcome();
        assertEquals(
                Double.POSITIVE_INFINITY,
                CLAIM.judge(List.of(run)).findings().get(0).measured());
        Outcome empty = bare("eta=" + ETA)
                .row(0, loss(0), 1)
                .phase("T_1", 0)
                .flips(flips())
                .outcome();
        assertEquals(
                Double.POSITIVE_INFINITY,
                CLAIM.judge(List.of(empty)).findings().get(0).measured());
    }

    /** Sign descent has no lag; from a start of 4^-30 the slack is nothing, and 1e-12 of the loss is allowed for rounding. */
    @Test
    void withoutLagOnlyRoundingIsAllowed() {
        String words = "optimizer=sign d=4 alpha=30 eta=" + ETA;
        double exact = loss(END);
        for (double part : new double[] {0.99, 1.01}) {
            Outcome run = Fabricated.run(words)
                    .row(END, exact * (1 + part * 1e-12))
                    .phase("T_1", END)
                    .outcome();
            Finding finding = CLAIM.judge(List.of(run)).findings().get(0);
            // the loss itself is rounded to 1e-16 of it, a ten-thousandth of what is allowed
            assertEquals(part, finding.measured(), 2e-3);
            assertEquals(part < 1, finding.holds());
        }
    }

    @Test
    void noteHasTheRelativeError() {
        Finding finding = CLAIM.judge(
                        List.of(run(loss(1), 1.00125 * loss(END), flips()).outcome()))
                .findings()
                .get(0);
        assertEquals("largest |Lbar / law - 1| up to T_1 0.001250", finding.note());
    }
}
