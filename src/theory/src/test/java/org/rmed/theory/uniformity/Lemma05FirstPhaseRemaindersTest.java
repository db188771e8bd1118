package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.theory.uniformity.FabricatedMomentum.START;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.uniformity.FabricatedMomentum.Start;

/** Catches lags without the memory's factor, a start that is not left out, and a slope held to nothing. */
class Lemma05FirstPhaseRemaindersTest {

    private static final Lemma05FirstPhaseRemainders CLAIM = new Lemma05FirstPhaseRemainders();

    /** 12 / (1 - beta). */
    private static final int FORGOTTEN = 24;

    /** sqrt(s) (lambda + q / (1 - beta)) at beta = 1/2. */
    private static double bound(Start start, double eta) {
        double x = start.growth(eta, 0.5);
        return Math.sqrt(start.s()) * (2 - x / (x - 0.5) + 2 * start.learned());
    }

    private static FabricatedMomentum good() {
        return good(START, 0.002, " eta=0.002", 0.5);
    }

    private static FabricatedMomentum good(Start start, double eta, String words, double share) {
        FabricatedMomentum run = FabricatedMomentum.lasting(32, words).phase("T_1", 30);
        double rest = largest(run.outcome().secondLayer()) * start.most();
        return run.fill("drift_1", 9)
                .set("drift_1", 1, rest)
                .fill("drift_1", FORGOTTEN, share * bound(start, eta) * start.most())
                .set("drift_1", 31, 9)
                .fill("drift_2", 9)
                .fill("drift_2", FORGOTTEN, share * bound(start, eta) * start.norm());
    }

    private static double largest(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Math.abs(x[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void boundsAfterTheStart() {
        for (int t : new int[] {FORGOTTEN, 30}) {
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma05FirstPhaseRemaindersTest::good,
                    (r, x) -> r.set("drift_1", t, x),
                    bound(START, 0.002) * START.most());
            FabricatedMomentum.atMost(
                    CLAIM,
                    Lemma05FirstPhaseRemaindersTest::good,
                    (r, x) -> r.set("drift_2", t, x),
                    bound(START, 0.002) * START.norm());
        }
        FabricatedMomentum.needs(CLAIM, Lemma05FirstPhaseRemaindersTest::good, "T_1");
    }

    @Test
    void startAtRest() {
        double rest = largest(good().outcome().secondLayer()) * START.most();
        FabricatedMomentum.atMost(
                CLAIM, Lemma05FirstPhaseRemaindersTest::good, (r, x) -> r.set("drift_1", 1, rest * (1 + x)), 1e-6);
        FabricatedMomentum.atLeast(
                CLAIM, Lemma05FirstPhaseRemaindersTest::good, (r, x) -> r.set("drift_1", 1, rest * (1 + x)), -1e-6);
    }

    /** A large eta makes the paper's own form the smaller one: eta d^(1 - alpha/2) 8 against a lag that saturates. */
    @Test
    void formsOfThePaper() {
        Outcome run = good().outcome();
        double s = START.s();
        double first = (2 * s * Math.sqrt(s) + 0.002 * 4 * Math.sqrt(s)) * 8;
        double second = (4 * s * Math.sqrt(s) + 0.002 * 16 * Math.sqrt(s)) * 8;
        var findings = CLAIM.judge(List.of(run)).findings();
        assertEquals(
                bound(START, 0.002) * START.most() / 2 / first, findings.get(2).measured(), 1e-12);
        assertEquals(
                bound(START, 0.002) * START.norm() / 2 / second, findings.get(3).measured(), 1e-12);
        assertEquals(1, findings.get(2).bound());
        assertEquals(1, findings.get(3).bound());
    }

    /** Two rates, three seeds; the remainders follow the mean slope of the law to a power. */
    private static Verdict slope(double power1, double power2) {
        double slope = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Start start = start(seed);
            slope += Math.log(bound(start, 0.002) / bound(start, 0.001)) / Math.log(2) / 3;
        }
        List<Outcome> runs = new ArrayList<>();
        for (double eta : new double[] {0.001, 0.002}) {
            for (int seed = 1; seed <= 3; seed++) {
                Start start = start(seed);
                double first = 0.8 * bound(start, 0.002) * Math.pow(eta / 0.002, slope * power1);
                double second = 0.8 * bound(start, 0.002) * Math.pow(eta / 0.002, slope * power2);
                runs.add(good(start, eta, " eta=" + eta + " seed=" + seed, 0)
                        .fill("drift_1", FORGOTTEN, first * start.most())
                        .fill("drift_2", FORGOTTEN, second * start.norm())
                        .outcome());
            }
        }
        return CLAIM.judge(runs).verdict();
    }

    private static Start start(int seed) {
        return Start.of(FabricatedMomentum.lasting(1, " seed=" + seed).outcome());
    }

    @Test
    void slopeIsTheLaws() {
        assertEquals(Verdict.HELD, slope(1, 1));
        assertEquals(Verdict.HELD, slope(0.98, 0.98));
        assertEquals(Verdict.FAILED, slope(0.96, 1));
        assertEquals(Verdict.FAILED, slope(1, 0.96));
    }
}
