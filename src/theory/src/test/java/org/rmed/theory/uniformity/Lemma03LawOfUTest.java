package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.uniformity.FabricatedMomentum.Start;

/** Catches a law of the wrong variance, a distance from C1 in the wrong units, and a Y that is not held to its bound. */
class Lemma03LawOfUTest {

    /** T_1 = 3 for every seed; W2 there is the growing mode of what is given. */
    private static Outcome run(int seed, UnaryOperator<double[]> u) {
        FabricatedMomentum run = FabricatedMomentum.lasting(5, " seed=" + seed).phase("T_1", 3);
        Outcome bare = run.outcome();
        double mode = Start.of(bare).mode(0.002, 0.5, 3);
        double[] second = u.apply(bare.growingDirection().clone());
        Arrays.setAll(second, i -> second[i] * mode);
        return run.secondLayerAtT1(second).outcome();
    }

    private static Verdict verdict(UnaryOperator<double[]> u) {
        List<Outcome> runs = new ArrayList<>();
        for (int seed = 1; seed <= 24; seed++) {
            runs.add(run(seed, u));
        }
        return new Lemma03LawOfU().judge(runs).verdict();
    }

    private static UnaryOperator<double[]> times(double factor) {
        return u -> Arrays.stream(u).map(x -> x * factor).toArray();
    }

    @Test
    void theStartItselfHolds() {
        assertEquals(Verdict.HELD, verdict(u -> u));
    }

    /** 96 entries tell a standard deviation twice or half as large apart; their distance from C1 fails as well. */
    @Test
    void anotherVarianceFails() {
        assertEquals(Verdict.FAILED, verdict(times(2)));
        assertEquals(Verdict.FAILED, verdict(times(0.5)));
        assertEquals(Verdict.FAILED, verdict(times(Double.NaN)));
    }

    @Test
    void lawAloneDecidesTheFirstFinding() {
        List<Outcome> far = IntStream.rangeClosed(1, 24)
                .mapToObj(seed -> run(seed, times(3)))
                .toList();
        assertEquals(
                "p-value of the law of u_i, normal of variance (s^2 + s^4)/4",
                new Lemma03LawOfU().judge(far).decisive().what());
    }

    /** One entry off by 1.5 (q + max C1^2/s) max|C1| is the edge. */
    @Test
    void distanceFromC1() {
        List<Outcome> inside = new ArrayList<>();
        List<Outcome> outside = new ArrayList<>();
        for (int seed = 1; seed <= 24; seed++) {
            Start start = Start.of(run(seed, u -> u));
            double edge = 1.5 * (start.learned() + start.decayed()) * start.c1();
            inside.add(run(seed, u -> shifted(u, edge * (1 - 1e-6))));
            outside.add(run(seed, seed == 7 ? u -> shifted(u, edge * (1 + 1e-6)) : u -> u));
        }
        assertEquals(Verdict.HELD, new Lemma03LawOfU().judge(inside).verdict());
        Evidence failed = new Lemma03LawOfU().judge(outside);
        assertEquals(Verdict.FAILED, failed.verdict());
        assertEquals(
                "largest of 24 runs, seed=7; first at t=3, i="
                        + most(outside.get(6).growingDirection()),
                failed.findings().get(2).note());
    }

    /** The largest entry, so that its relative distance from half of W2(0) stays small. */
    private static double[] shifted(double[] u, double by) {
        int most = most(u);
        u[most] += Math.signum(u[most]) * by;
        return u;
    }

    private static int most(double[] u) {
        return IntStream.range(0, u.length)
                .reduce((i, k) -> Math.abs(u[i]) > Math.abs(u[k]) ? i : k)
                .orElseThrow();
    }

    /** d^-(alpha/4 - 1/2) = 1/2 of each X_i. */
    @Test
    void smallPartOfEachEntry() {
        assertEquals(Finding.State.HOLDS, share(1.499));
        assertEquals(Finding.State.FAILS, share(1.501));
        assertEquals(Finding.State.HOLDS, share(0.501));
        assertEquals(Finding.State.FAILS, share(0.499));
        assertEquals(Finding.State.FAILS, share(Double.NaN));
    }

    private static Finding.State share(double factor) {
        List<Outcome> runs = IntStream.rangeClosed(1, 24)
                .mapToObj(seed -> {
                    double[] start = run(seed, u -> u).secondLayer();
                    return run(
                            seed,
                            u -> Arrays.stream(start).map(w -> factor * w / 2).toArray());
                })
                .toList();
        Finding share = new Lemma03LawOfU().judge(runs).findings().get(1);
        assertTrue(share.what().contains("|Y_i|"), share.what());
        return share.state();
    }

    /** X_2 itself but for an entry that is 1.4 times it. */
    @Test
    void theEntryWithTheLargestPartIsNamed() {
        double[] start = run(1, u -> u).secondLayer();
        Outcome run = run(1, u -> IntStream.range(0, 4)
                .mapToDouble(i -> (i == 2 ? 1.4 : 1) * start[i] / 2)
                .toArray());
        Finding share = new Lemma03LawOfU().judge(List.of(run)).findings().get(1);
        assertTrue(share.note().endsWith("largest 0.800, seed=1 at t=3, i=2"), share.note());
    }

    @Test
    void withoutT1ItFails() {
        Outcome run = FabricatedMomentum.lasting(5, "").outcome();
        assertTrue(
                new Lemma03LawOfU().judge(List.of(run)).findings().get(2).note().endsWith("seed=1"));
        assertEquals(Verdict.FAILED, new Lemma03LawOfU().judge(List.of(run)).verdict());
    }
}
