package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding.State;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.KolmogorovSmirnov;
import org.rmed.theory.law.RatioLaw;

/** Catches a test of another law or level, a layer or an end that is not compared with C1, and the wrong sign of its decaying part. */
class ChiSquareLawTest {

    private static final ChiSquareLaw CLAIM = new ChiSquareLaw();
    private static final int RUNS = 24;

    /** s = 16^-1.5 = 1/64, and 16 s^(3/2). */
    private static final double TOLERANCE = 16.0 / 512;

    private static Fabricated bare(int seed) {
        return Fabricated.run("optimizer=sgdm d=16 alpha=1.5 seed=" + seed, "r_med_1", "r_med_2");
    }

    /** max x^2 over the mean of the two middle ones. */
    private static double ratio(double[] x) {
        double[] squares = Arrays.stream(x).map(v -> v * v).sorted().toArray();
        return squares[15] / ((squares[7] + squares[8]) / 2);
    }

    /** Of C1 + sign C2 max C1^2 / s, C2 = w2(0) - C1. */
    private static double atT1(Outcome start, int sign) {
        double[] c1 = start.growingDirection();
        double most = Arrays.stream(c1).map(c -> c * c).max().orElseThrow();
        double[] x = new double[16];
        for (int i = 0; i < 16; i++) {
            x[i] = c1[i] + sign * (start.secondLayer()[i] - c1[i]) * most * 64;
        }
        return ratio(x);
    }

    /** The run that the law predicts, with R_med,1 and R_med,2 at T_1 and at T_2 off by factors. */
    private static Fabricated run(int seed, double... off) {
        Outcome start = bare(seed).outcome();
        double limit = ratio(start.growingDirection());
        return bare(seed)
                .row(0, 3, 1, 1)
                .row(1, 2, atT1(start, 1) * off[0], atT1(start, -1) * off[1])
                .row(2, 1, limit * off[2], limit * off[3])
                .row(3, 0, 1, 1)
                .phase("T_1", 1);
    }

    private static Evidence judge(double... off) {
        List<Outcome> runs = new ArrayList<>();
        for (int seed = 1; seed <= RUNS; seed++) {
            runs.add(run(seed, seed == 7 ? off : new double[] {1, 1, 1, 1})
                    .phase("T_2", 2)
                    .outcome());
        }
        return CLAIM.judge(runs);
    }

    /** The seeds are fixed: 24 Gaussian C1 follow the law of max/median. At T_1 the decaying part counts. */
    @Test
    void everyEndOfEveryLayerIsTheRatioOfC1() {
        Evidence exact = judge(1, 1, 1, 1);
        assertEquals(Verdict.HELD, exact.verdict());
        assertEquals(0, exact.findings().get(2).measured(), 1e-12);
        assertEquals("1e-04 for each test (2 tests)", exact.falseAlarm());
        for (int place = 0; place < 4; place++) {
            for (int side : new int[] {-1, 1}) {
                double[] off = {1, 1, 1, 1};
                off[place] = 1 + side * TOLERANCE * (1 - 1e-9);
                assertEquals(State.HOLDS, judge(off).findings().get(2).state());
                off[place] = 1 + side * TOLERANCE * (1 + 1e-9);
                assertEquals(State.FAILS, judge(off).findings().get(2).state());
            }
        }
    }

    @Test
    void aRunWithoutT1Fails() {
        Outcome run = bare(1).row(0, 1, 3, 3).phase("T_2", 0).outcome();
        assertEquals(
                Double.POSITIVE_INFINITY,
                CLAIM.judge(List.of(run)).findings().get(2).measured());
    }

    /** Without T_2 the last row stands for it. */
    @Test
    void lastRowWithoutAnEnd() {
        Outcome start = bare(1).outcome();
        double limit = ratio(start.growingDirection());
        Outcome run = bare(1).row(0, 2, atT1(start, 1), atT1(start, -1))
                .row(1, 1, 1, 1)
                .row(2, 0, limit, limit)
                .phase("T_1", 0)
                .outcome();
        assertEquals(0, CLAIM.judge(List.of(run)).findings().get(2).measured(), 1e-12);
    }

    /** R_med at T_2 of one layer: run k has this quantile of the law; the other layer has the middle ones. */
    private static Evidence sample(int layer, IntToDoubleFunction probability) {
        RatioLaw law = new RatioLaw(16);
        List<Outcome> runs = new ArrayList<>();
        for (int k = 0; k < RUNS; k++) {
            double studied = law.quantile(probability.applyAsDouble(k));
            double steady = law.quantile((k + 0.5) / RUNS);
            runs.add(bare(k + 1)
                    .row(0, 1, 1, 1)
                    .row(1, 0, layer == 1 ? studied : steady, layer == 1 ? steady : studied)
                    .phase("T_1", 0)
                    .phase("T_2", 1)
                    .outcome());
        }
        return CLAIM.judge(runs);
    }

    /** All probabilities lower by a shift, so that the distance is the shift: p-values on either side of 1e-4. */
    @Test
    void lawOverRuns() {
        double least = shift(1.1e-4);
        double most = shift(0.9e-4);
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer - 1;
            assertEquals(
                    State.HOLDS,
                    sample(layer, i -> (i + 1.0) / RUNS * (1 - least))
                            .findings()
                            .get(k)
                            .state());
            assertEquals(
                    State.FAILS,
                    sample(layer, i -> (i + 1.0) / RUNS * (1 - most))
                            .findings()
                            .get(k)
                            .state());
            String note = sample(layer, i -> (i + 0.5) / RUNS).findings().get(k).note();
            assertTrue(note.startsWith("24 runs; distance 0.02083; median "), note);
        }
    }

    /** The largest distance of 1/n, .., 1 times (1 - shift) from 1/n, .., 1 is the shift; its p-value falls with it. */
    private static double shift(double pValue) {
        double low = 0;
        double high = 0.5;
        for (int step = 0; step < 50; step++) {
            double middle = (low + high) / 2;
            double[] uniform = new double[RUNS];
            Arrays.setAll(uniform, i -> (i + 1.0) / RUNS * (1 - middle));
            boolean likely = KolmogorovSmirnov.oneSample(uniform, x -> x).pValue() > pValue;
            low = likely ? middle : low;
            high = likely ? high : middle;
        }
        return low;
    }

    /** Each dimension has its own law. */
    @Test
    void byDimension() {
        List<Outcome> runs = new ArrayList<>();
        for (int d : new int[] {16, 33}) {
            RatioLaw law = new RatioLaw(d);
            for (int k = 0; k < RUNS; k++) {
                double r = law.quantile((k + 0.5) / RUNS);
                runs.add(Fabricated.run("optimizer=sgdm alpha=1.5 d=" + d, "r_med_1", "r_med_2")
                        .row(0, 1, r, r)
                        .outcome());
            }
        }
        Evidence evidence = CLAIM.judge(runs);
        assertEquals("1e-04 for each test (4 tests)", evidence.falseAlarm());
        for (int k = 0; k < 4; k++) {
            assertEquals(k < 2 ? "d=16" : "d=33", evidence.findings().get(k).where());
            assertTrue(evidence.findings().get(k).measured() > 0.999);
        }
    }

    @Test
    void aRunWithoutItsRatioFails() {
        assertEquals(Verdict.FAILED, judge(1, 1, Double.NaN, 1).verdict());
        assertEquals(Verdict.FAILED, judge(1, 1, 1, Double.NaN).verdict());
    }
}
