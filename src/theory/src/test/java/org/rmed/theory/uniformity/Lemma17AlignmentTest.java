package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;

/**
 * Catches a share that counts the wrong runs. d = 4, s = 2^-8, so s^(3/2) = 2^-12; eta = 2^-16: t_inc = 2^-12 / 4 / 2^-16 = 4, with H =
 * 1 for beta1 = 0.
 */
class Lemma17AlignmentTest {

    private static final Claim CLAIM = new Lemma17Alignment();
    private static final double S = 0x1p-8;
    private static final double SMALL = 0x1p-12;
    private static final double SIZE = 0x1p-14;

    private static final List<Outcome> GOOD = Collections.nCopies(23, run().outcome());

    private static FirstPhaseRun run() {
        return new FirstPhaseRun("optimizer=adam d=4 beta1=0 scale=" + S + " eta=" + 0x1p-16, Double.NaN, Double.NaN, 8)
                .with("flipped", 0)
                .with("astray", 0)
                .with("w1_min", SIZE)
                .with("w1_max", SIZE)
                .with("w2_min", SMALL)
                .with("loss", 1)
                .with("low_1", 1)
                .with("high_1", 1)
                .with("low_2", 1)
                .with("high_2", 1);
    }

    /** 23 good runs and one changed: the share is 23/24 where the change matters, 1 elsewhere. */
    private static double[] shares(Consumer<FirstPhaseRun> change) {
        List<Outcome> runs = new ArrayList<>(GOOD);
        FirstPhaseRun changed = run();
        change.accept(changed);
        runs.add(changed.outcome());
        return CLAIM.judge(runs).findings().stream()
                .mapToDouble(Finding::measured)
                .toArray();
    }

    private static void misses(int finding, Consumer<FirstPhaseRun> change) {
        double[] shares = shares(change);
        for (int k = 0; k < shares.length; k++) {
            assertEquals(k == finding ? 23 / 24.0 : 1, shares[k], 1e-12, "finding " + k);
        }
    }

    private static final int NONE = -1;

    @Test
    void flipsUpToTheTime() {
        misses(0, run -> run.at(4, "flipped", 1));
        misses(0, run -> run.at(1, "flipped", 1));
        misses(NONE, run -> run.at(5, "flipped", 1));
    }

    @Test
    void sizesAtTheTime() {
        misses(2, run -> run.at(4, "w2_min", 0.0999 * SMALL));
        misses(NONE, run -> run.at(4, "w2_min", 0.1001 * SMALL));
        misses(3, run -> run.at(4, "w1_min", 0.499 * SIZE));
        misses(NONE, run -> run.at(4, "w1_min", 0.501 * SIZE));
        misses(3, run -> run.at(4, "w1_max", 2.01 * SIZE));
        misses(NONE, run -> run.at(4, "w1_max", 1.99 * SIZE));
        misses(4, run -> run.at(4, "loss", 0.899));
        misses(NONE, run -> run.at(4, "loss", 0.901));
    }

    @Test
    void conditionsAtTheTime() {
        for (int layer = 1; layer <= 2; layer++) {
            String k = String.valueOf(layer);
            misses(5, run -> run.at(4, "low_" + k, 0.499));
            misses(NONE, run -> run.at(4, "low_" + k, 0.501));
            misses(5, run -> run.at(4, "high_" + k, 1.501));
            misses(NONE, run -> run.at(4, "high_" + k, 1.499));
        }
    }

    @Test
    void signsOfTheFirstLayer() {
        misses(1, run -> run.at(4, "astray", 1));
        misses(NONE, run -> run.at(3, "astray", 1).at(5, "astray", 1));
    }

    /** 23 good runs, and one in which i or i, j of everything is 2, 3 and one thing fails. */
    private static String note(int finding, Consumer<FirstPhaseRun> change) {
        List<Outcome> runs = new ArrayList<>(GOOD);
        FirstPhaseRun changed = run();
        for (String column :
                List.of("flipped", "astray", "w1_min", "w1_max", "w2_min", "low_1", "high_1", "low_2", "high_2")) {
            changed.with(column + "_i", column.endsWith("max") || column.startsWith("high") ? 1 : 2);
        }
        changed.with("astray_j", 3).at(0, "flipped_i", 0);
        change.accept(changed);
        runs.add(changed.outcome());
        return CLAIM.judge(runs).findings().get(finding).note();
    }

    @Test
    void notesNameTheFirstRunThatMisses() {
        String missed = "; first missed by seed=1 at t=";
        assertEquals("23 of 24 runs" + missed + "3, i=2", note(0, run -> run.at(3, "flipped", 1)));
        assertTrue(note(1, run -> run.at(4, "astray", 1)).endsWith(missed + "4, i=2, j=3"));
        assertEquals("23 of 24 runs" + missed + "4, i=2", note(2, run -> run.at(4, "w2_min", 0)));
        assertEquals("23 of 24 runs" + missed + "4, i=2", note(3, run -> run.at(4, "w1_min", 0)));
        assertEquals("23 of 24 runs" + missed + "4, i=1", note(3, run -> run.at(4, "w1_max", 1)));
        assertEquals("23 of 24 runs" + missed + "4", note(4, run -> run.at(4, "loss", 0)));
        for (int layer = 1; layer <= 2; layer++) {
            String k = String.valueOf(layer);
            assertTrue(note(5, run -> run.at(4, "low_" + k, 0)).endsWith(missed + "4, i=2 of W" + k));
            assertTrue(note(5, run -> run.at(4, "high_" + k, 2)).endsWith(missed + "4, i=1 of W" + k));
        }
        assertEquals("24 of 24 runs", note(0, run -> {}));
    }

    /** With eta = 2^-19 t_inc is 32, and there are 8 readings. */
    @Test
    void aRunThatEndsBeforeMissesEverything() {
        Outcome brief = new FirstPhaseRun(
                        "optimizer=adam d=4 beta1=0 scale=" + S + " eta=" + 0x1p-19, Double.NaN, Double.NaN, 8)
                .with("flipped", 0)
                .with("astray", 0)
                .with("w2_min", SMALL)
                .outcome();
        assertTrue(CLAIM.judge(List.of(brief)).findings().stream().allMatch(finding -> finding.measured() == 0));
        assertEquals(
                "0 of 1 runs; first missed by seed=1 ends before t_inc",
                CLAIM.judge(List.of(brief)).findings().get(0).note());
    }

    /** d = 4: d^(1 - alpha/2) = 0.1 at s = 1/1600; H = 1, t_inc = s^(3/2) / (4 eta) = 2 at eta = 1/512000. */
    @Test
    void roomBeforeTheTime() {
        assertEquals(Status.LITERAL, room(0.999 / 1600, 0.99 / 512000));
        assertEquals(Status.VIOLATED, room(1.001 / 1600, 0.9 / 512000));
        assertEquals(Status.VIOLATED, room(0.999 / 1600, 1.01 / 512000));
    }

    private static Status room(double scale, double eta) {
        List<Hypothesis> hypotheses = CLAIM.hypotheses();
        Outcome run = Fabricated.run("optimizer=adam d=4 beta1=0 scale=" + scale + " eta=" + eta)
                .outcome();
        return hypotheses.get(hypotheses.size() - 1).assess().apply(run).status();
    }

    /** 24 of 24 show 0.8, 23 of 24 leave it open, and the notes say when signs agree. */
    @Test
    void shareAndNotes() {
        List<Outcome> runs = new ArrayList<>();
        for (int k = 0; k < 24; k++) {
            runs.add(run().at(0, "astray", 3)
                    .at(1, "astray", 1)
                    .at(0, "w2_min", 0x1p-13)
                    .at(4, "high_2", 1.125)
                    .outcome());
        }
        List<Finding> findings = CLAIM.judge(runs).findings();
        assertTrue(findings.stream().allMatch(Finding::holds));
        // 2 steps of 2^-16 over 2^-13
        assertEquals(
                "signs first agree at t=2 (median); eta times that over min |w2(0)| at most 0.2500",
                findings.get(1).note());
        assertEquals(
                "median delta of W2 0.1250, sharp H / t_inc 0.2500",
                findings.get(5).note());
        assertEquals(0.8, findings.get(0).bound());
    }
}
