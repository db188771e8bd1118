package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches a tolerance with other terms, a time that is not looked at, and a second layer further from 1 than the first. */
class AdamRatioLawTest {

    private static final AdamRatioLaw CLAIM = new AdamRatioLaw();

    /** Times of T_P and T_1 in the runs made up here. */
    private static final int PLANTED = 2000;

    private static final int END = 50_000;

    private static Fabricated bare(String more) {
        return Fabricated.run("optimizer=adam d=16 alpha=1.5 " + more, "r_med_1", "r_med_2");
    }

    private static double[] sizes(Outcome run) {
        return Arrays.stream(run.secondLayer()).map(Math::abs).sorted().toArray();
    }

    /** (max + eta t)^2 over the mean of the two middle squares, less 1. */
    private static double law(Outcome run, double t) {
        double moved = run.optimizer().eta() * t;
        double[] sizes = sizes(run);
        double low = sizes[7] + moved;
        double high = sizes[8] + moved;
        return (sizes[15] + moved) * (sizes[15] + moved) / ((low * low + high * high) / 2) - 1;
    }

    private static double spread(Outcome run) {
        double[] sizes = sizes(run);
        return sizes[15] - (sizes[7] + sizes[8]) / 2;
    }

    /** max_i |W1(0) A^T|_i / ||A||_1, from C1 = 1/2 (w2(0) + W1(0) A^T / ||A||). */
    private static double pull(Outcome run) {
        double sum = 0;
        for (double a : run.target()) {
            sum += a;
        }
        double most = 0;
        for (int i = 0; i < 16; i++) {
            double image = (2 * run.growingDirection()[i] - run.secondLayer()[i]) * run.targetNorm();
            most = Math.max(most, Math.abs(image));
        }
        return most / sum;
    }

    /** beta1 = 0.9, beta2 = 0.81: 10 steps at the start and one the wrong way, and (9 - 81/19) ln t later. */
    private static double tolerance(Outcome run, double t) {
        double eta = run.optimizer().eta();
        double uncertain = 10 + 1 + 2 * pull(run) / eta;
        double steps = (9 - 81.0 / 19) * Math.log(t) + uncertain;
        return 2 * steps / Math.max(1, t - steps) + uncertain * eta / spread(run);
    }

    /** R_med,1 - 1 off the law by a part of the tolerance at T_P and at T_1; R_med,2 - 1 there a multiple of it. */
    private static Fabricated run(String words, double planted, double end, double second) {
        Outcome start = bare(words).outcome();
        double first = law(start, PLANTED) * (1 + planted * tolerance(start, PLANTED));
        double last = law(start, END) * (1 + end * tolerance(start, END));
        return bare(words)
                .row(0, 3, 99, 99)
                .row(PLANTED, 2, 1 + first, 99)
                .row(END, 1, 1 + last, 1 + second * last)
                .phase("T_P", PLANTED)
                .phase("T_1", END);
    }

    private static Evidence judge(Fabricated run) {
        return CLAIM.judge(List.of(run.outcome()));
    }

    @Test
    void lawAtBothTimes() {
        for (int side : new int[] {-1, 1}) {
            double inside = side * (1 - 1e-6);
            double outside = side * (1 + 1e-6);
            assertEquals(
                    Verdict.HELD, judge(run("eta=0.01*s", inside, inside, 0.5)).verdict());
            assertEquals(
                    Verdict.FAILED, judge(run("eta=0.01*s", outside, 0, 0.5)).verdict());
            assertEquals(
                    Verdict.FAILED, judge(run("eta=0.01*s", 0, outside, 0.5)).verdict());
        }
    }

    /** Every term of the tolerance is seen in these runs: a hundredth of it or more. */
    @Test
    void termsOfTheTolerance() {
        Outcome run = bare("eta=0.01*s").outcome();
        double eta = run.optimizer().eta();
        double least = Math.min(0.01, Math.min(2 * pull(run) / spread(run), 11 * eta / spread(run)));
        assertTrue(least > 0.01 * tolerance(run, END), "least " + least + " of " + tolerance(run, END));
        assertTrue(tolerance(run, PLANTED) < 0.5);
    }

    /** With eta = s the tolerance of the formula is beyond a half. */
    @Test
    void halfIsTheMost() {
        for (double off : new double[] {0.499, 0.501}) {
            Outcome start = bare("eta=1*s").outcome();
            assertTrue(tolerance(start, PLANTED) > 0.6);
            Outcome run = bare("eta=1*s")
                    .row(PLANTED, 2, 1 + law(start, PLANTED) * (1 + off), 1)
                    .row(END, 1, 1 + law(start, END), 1)
                    .phase("T_P", PLANTED)
                    .phase("T_1", END)
                    .outcome();
            assertEquals(
                    off < 0.5 ? Verdict.HELD : Verdict.FAILED,
                    CLAIM.judge(List.of(run)).verdict());
        }
    }

    @Test
    void secondLayerIsCloserToOne() {
        assertEquals(Verdict.HELD, judge(run("eta=0.01*s", 0, 0, 1 - 1e-6)).verdict());
        assertEquals(Verdict.FAILED, judge(run("eta=0.01*s", 0, 0, 1 + 1e-6)).verdict());
    }

    @Test
    void notesHaveTheErrors() {
        Outcome start = bare("eta=0.01*s").outcome();
        Outcome run = bare("eta=0.01*s")
                .row(PLANTED, 2, 1 + 1.03125 * law(start, PLANTED), 1)
                .row(END, 1, 1 + 1.0625 * law(start, END), 1)
                .phase("T_P", PLANTED)
                .phase("T_1", END)
                .outcome();
        Evidence evidence = CLAIM.judge(List.of(run));
        assertEquals("largest error 0.03125", evidence.findings().get(0).note());
        assertEquals("largest error 0.06250", evidence.findings().get(1).note());
    }

    @Test
    void aTimeNotReachedFails() {
        Outcome start = bare("eta=0.01*s").outcome();
        Fabricated only = bare("eta=0.01*s").row(END, 1, 1 + law(start, END), 1);
        Evidence noPlanted = judge(only.phase("T_1", END));
        assertEquals(Double.POSITIVE_INFINITY, noPlanted.findings().get(0).measured());
        assertEquals(Verdict.FAILED, noPlanted.verdict());
        Evidence noEnd = judge(bare("eta=0.01*s").row(0, 1, 1, 1));
        assertEquals(Double.POSITIVE_INFINITY, noEnd.findings().get(1).measured());
        assertEquals(Double.POSITIVE_INFINITY, noEnd.findings().get(2).measured());
    }

    /** Of another optimizer nothing is allowed. */
    @Test
    void anotherOptimizerFails() {
        Fabricated run = Fabricated.run("optimizer=sgdm d=16 alpha=1.5", "r_med_1", "r_med_2")
                .row(1, 1, 1.5, 1.1)
                .phase("T_P", 1)
                .phase("T_1", 1);
        assertEquals(Verdict.FAILED, judge(run).verdict());
    }

    /** (11 eta + 2 pull) / spread on either side of 1/3. */
    @Test
    void lagOfThisLaw() {
        Outcome start = bare("eta=0.01*s").outcome();
        double eta = (spread(start) / 3 - 2 * pull(start)) / 11;
        assertEquals(Status.LITERAL, lag(bare("eta=" + eta * (1 - 1e-9))).status());
        assertEquals(Status.VIOLATED, lag(bare("eta=" + eta * (1 + 1e-9))).status());
        assertEquals(
                "start moves |w2| by 0.333 of max - median |w2(0)|, this law needs <= 0.33",
                lag(bare("eta=" + eta)).words());
        assertEquals(Status.VIOLATED, lag(Fabricated.run("optimizer=sgdm d=16")).status());
    }

    private static Hypothesis.Standing lag(Fabricated run) {
        List<Hypothesis> all = CLAIM.hypotheses();
        assertEquals(Assumptions.ADAM, all.subList(0, all.size() - 1));
        Hypothesis last = all.get(all.size() - 1);
        assertEquals("lag (of this law)", last.name());
        return last.assess().apply(run.outcome());
    }
}
