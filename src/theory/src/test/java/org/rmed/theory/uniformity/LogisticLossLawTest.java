package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.LogisticLaw;

/** Catches a tolerance with other terms, a level that is not compared, and runs for which the law has no number counted as good. */
class LogisticLossLawTest {

    private static final LogisticLossLaw CLAIM = new LogisticLossLaw();
    private static final double[] LEVELS = {0.5, 0.1, 1e-2, 1e-4, 1e-6};
    private static final String WORDS = "optimizer=sgdm d=16 alpha=1 beta=0.8 eta=5e-4 seed=3";

    private static double squaredStart(Outcome run) {
        double squares = 0;
        for (double c : run.growingDirection()) {
            squares += c * c;
        }
        return squares;
    }

    private static LogisticLaw law(Outcome run) {
        return new LogisticLaw(run.targetNorm(), squaredStart(run), 5e-4, 0.8);
    }

    /** 5 (kappa h ||A||)^3 + ||C1||^2/||A|| + s, with kappa = 1.8 / 0.4 and h = 5e-4 / 0.2. */
    private static double steady(Outcome run) {
        double term = 4.5 * 2.5e-3 * run.targetNorm();
        return 5 * term * term * term + squaredStart(run) / run.targetNorm() + run.scale();
    }

    /** The law's time, at one level off by a part of what is allowed there: 1/t and the steady part. */
    private static Fabricated run(String words, int off, double part) {
        Outcome start = Fabricated.run(words).outcome();
        Fabricated run = Fabricated.run(words);
        for (int k = 0; k < LEVELS.length; k++) {
            double exact = law(start).sharpTimeTo(LEVELS[k]);
            double t = exact;
            // the tolerance depends on the time that is off by it: a contraction by 1/t
            for (int step = 0; step < 40 && k == off; step++) {
                t = exact * (1 + part * (1 / t + steady(start)));
            }
            run.crossing(LEVELS[k], t);
        }
        return run;
    }

    private static Verdict judge(int off, double part) {
        return CLAIM.judge(List.of(run(WORDS, off, part).outcome())).verdict();
    }

    @Test
    void everyLevelOnBothSides() {
        for (int k = 0; k < LEVELS.length; k++) {
            for (int side : new int[] {-1, 1}) {
                assertEquals(Verdict.HELD, judge(k, side * (1 - 1e-6)), "level " + LEVELS[k]);
                assertEquals(Verdict.FAILED, judge(k, side * (1 + 1e-6)), "level " + LEVELS[k]);
            }
        }
    }

    /** Each term of the tolerance is seen: it is a hundredth of it or more in this run. */
    @Test
    void termsOfTheTolerance() {
        Outcome run = run(WORDS, 0, 0).outcome();
        double all = 1 / law(run).sharpTimeTo(0.5) + steady(run);
        double term = 4.5 * 2.5e-3 * run.targetNorm();
        assertTrue(Math.min(5 * term * term * term, squaredStart(run) / run.targetNorm()) > 1e-4 * all);
        Evidence evidence = CLAIM.judge(List.of(run));
        assertEquals(all, evidence.findings().get(0).bound(), 1e-12);
        assertEquals(0, evidence.findings().get(0).measured(), 1e-12);
    }

    /** A run from a smaller start is allowed less, and so are all runs of its d. */
    @Test
    void smallestToleranceOfItsDimension() {
        Outcome large = run(WORDS, -1, 0).outcome();
        Outcome small = run(WORDS.replace("alpha=1", "alpha=2"), -1, 0).outcome();
        double bound = CLAIM.judge(List.of(large, small)).findings().get(1).bound();
        assertEquals(CLAIM.judge(List.of(small)).findings().get(1).bound(), bound, 0);
        assertTrue(bound < CLAIM.judge(List.of(large)).findings().get(1).bound());
        Outcome off = run(WORDS, 1, 0.9).outcome();
        assertEquals(Verdict.FAILED, CLAIM.judge(List.of(off, small)).verdict());
    }

    @Test
    void aLevelNotReachedFails() {
        Fabricated run = Fabricated.run(WORDS);
        Outcome start = run.outcome();
        for (int k = 0; k < 4; k++) {
            run.crossing(LEVELS[k], law(start).sharpTimeTo(LEVELS[k]));
        }
        Evidence evidence = CLAIM.judge(List.of(run.outcome()));
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals(
                "largest relative error of the time to Lbar / Lbar(0) = 1.0E-6",
                evidence.decisive().what());
        assertEquals(Double.POSITIVE_INFINITY, evidence.decisive().measured());
    }

    /** ||C1||^2 above ||A||, and 2 eta ||A|| above (1 - sqrt(beta))^2. */
    @Test
    void whereTheLawHasNoTimeItFails() {
        for (String words : new String[] {
            "optimizer=sgdm d=16 alpha=0 beta=0.8 eta=5e-4", "optimizer=sgdm d=16 alpha=1 beta=0.9 eta=5e-4"
        }) {
            Fabricated run = Fabricated.run(words);
            for (double level : LEVELS) {
                run.crossing(level, 1000);
            }
            Evidence evidence = CLAIM.judge(List.of(run.outcome()));
            assertEquals(Double.POSITIVE_INFINITY, evidence.findings().get(0).measured(), words);
        }
    }

    /** kappa h ||A|| = 4.5 eta / 0.2 ||A|| on either side of 0.06. */
    @Test
    void expansion() {
        double norm = Fabricated.run("optimizer=sgdm d=16").outcome().targetNorm();
        double eta = 0.06 * 0.2 / 4.5 / norm;
        assertEquals(Status.LITERAL, expansion(eta * (1 - 1e-9)).status());
        assertEquals(Status.VIOLATED, expansion(eta * (1 + 1e-9)).status());
        assertEquals(
                "kappa h ||A||=0.0600, this law needs <= 0.060", expansion(eta).words());
    }

    private static Hypothesis.Standing expansion(double eta) {
        List<Hypothesis> all = CLAIM.hypotheses();
        assertEquals(Assumptions.SGD, all.subList(0, all.size() - 1));
        Hypothesis last = all.get(all.size() - 1);
        assertEquals("eta (of this law)", last.name());
        return last.assess()
                .apply(Fabricated.run("optimizer=sgdm d=16 beta=0.8 unstable=true eta=" + eta)
                        .outcome());
    }
}
