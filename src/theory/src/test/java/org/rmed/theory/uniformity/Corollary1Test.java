package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches pairs of other runs, losses compared outside the intervals, and a gap that is not the least one. */
class Corollary1Test {

    private static final Corollary1 CLAIM = new Corollary1();

    /** ln d / 2 for d = 16. */
    private static final double BOUND = 0.5 * Math.log(16);

    private static Fabricated run(String optimizer, int d, String from, double... r) {
        Fabricated run = Fabricated.run("alpha=1.5 d=" + d + " optimizer=" + optimizer, "r_med_1", "r_med_2");
        for (int t = 0; t < r.length / 2; t++) {
            run.row(t, 9 - t, r[2 * t], r[2 * t + 1]);
        }
        return run.phase(from, 1).phase("T_2", 3);
    }

    /** The losses 0.7, 0.5, 0.3 and 0.1 are crossed at t = 0, 1, 3 and 4: the second and third inside [1, 3]. */
    private static Fabricated crossed(Fabricated run) {
        return run.crossing(0.7, 0).crossing(0.5, 1).crossing(0.3, 3).crossing(0.1, 4);
    }

    private static Fabricated sgd(double... r) {
        return crossed(run("sgdm", 16, "T_1", r));
    }

    private static Fabricated adam() {
        return crossed(run("adam", 16, "T_P", 1, 1, 2, 4, 9, 9, 2, 4, 1, 1));
    }

    private static Evidence judge(Fabricated sgd, Fabricated adam) {
        List<Outcome> runs = new ArrayList<>();
        for (int k = 0; k < 24; k++) {
            runs.add(sgd.outcome());
        }
        for (int k = 0; k < 24; k++) {
            runs.add(adam.outcome());
        }
        return CLAIM.judge(runs);
    }

    /** Adam has R = 2 and 4 at its two crossings; SGD+M the bound times that, once a little less. */
    @Test
    void leastGapAtEqualLoss() {
        double one = 2 * BOUND * (1 + 1e-9);
        double two = 4 * BOUND * (1 + 1e-9);
        assertEquals(
                Verdict.HELD,
                judge(sgd(0, 0, one, two, 0, 0, one, two, 0, 0), adam()).verdict());
        for (int place = 0; place < 4; place++) {
            double[] r = {0, 0, one, two, 0, 0, one, two, 0, 0};
            r[place < 2 ? 2 + place : 4 + place] *= 1 - 2e-9;
            assertEquals(Verdict.FAILED, judge(sgd(r), adam()).verdict());
            r[place < 2 ? 2 + place : 4 + place] = Double.NaN;
            assertEquals(Verdict.FAILED, judge(sgd(r), adam()).verdict());
        }
    }

    private static final double[] WIDE = {0, 0, 20, 40, 0, 0, 20, 40, 0, 0};

    /** The pair with crossings of Adam at other times; R of Adam is 100 but at t = 1 and 3. */
    private static Verdict adamCrossing(double... times) {
        Fabricated adam = run("adam", 16, "T_P", 100, 100, 2, 4, 100, 100, 2, 4, 100, 100);
        for (int k = 0; k < times.length; k++) {
            adam.crossing(new double[] {0.5, 0.3}[k], times[k]);
        }
        return judge(sgd(WIDE), adam).verdict();
    }

    @Test
    void onlyWhereBothAreInsideTheirIntervals() {
        assertEquals(Verdict.HELD, adamCrossing(1, 3));
        assertEquals(Verdict.FAILED, adamCrossing(1, 2));
        assertEquals(Verdict.HELD, adamCrossing(0, 3));
        assertEquals(Verdict.HELD, adamCrossing(1, 4));
        assertEquals(Verdict.HELD, adamCrossing(1));
        // no loss in common: no gap is shown
        assertEquals(Verdict.FAILED, adamCrossing(0, 4));
        assertEquals(Verdict.FAILED, adamCrossing());
    }

    @Test
    void crossingsOutsideTheIntervalOfSgdAreNotCompared() {
        Fabricated low = run("sgdm", 16, "T_1", WIDE).crossing(0.5, 0).crossing(0.3, 3);
        Fabricated high = run("sgdm", 16, "T_1", WIDE).crossing(0.5, 1).crossing(0.3, 4);
        Fabricated out = run("sgdm", 16, "T_1", WIDE).crossing(0.5, 0).crossing(0.3, 4);
        assertEquals(Verdict.HELD, judge(low, adam()).verdict());
        assertEquals(Verdict.HELD, judge(high, adam()).verdict());
        assertEquals(Verdict.FAILED, judge(out, adam()).verdict());
    }

    /** SGD+M without an interval shows no gap; Adam without one (it has become SGD+M) is compared wherever it crosses. */
    @Test
    void withoutAnInterval() {
        Fabricated sgd = Fabricated.run("alpha=1.5 d=16 optimizer=sgdm", "r_med_1", "r_med_2");
        for (int t = 0; t < 5; t++) {
            sgd.row(t, 1, 99, 99);
        }
        assertEquals(Verdict.FAILED, judge(crossed(sgd), adam()).verdict());
        Fabricated adam = Fabricated.run("alpha=1.5 d=16 optimizer=adam", "r_med_1", "r_med_2");
        for (int t = 0; t < 5; t++) {
            adam.row(t, 1, t == 4 ? 99 : 1, 1);
        }
        assertEquals(
                Verdict.HELD,
                judge(sgd(WIDE), adam.crossing(0.5, 0).crossing(0.3, 3)).verdict());
        assertEquals(
                Verdict.FAILED,
                judge(sgd(WIDE), adam.crossing(0.5, 0).crossing(0.3, 4)).verdict());
    }

    @Test
    void note() {
        Finding share = judge(sgd(WIDE), adam()).findings().get(0);
        assertEquals("share of pairs with R_SGDM,1 / R_Adam,1 >= ln d / 2 at every equal loss", share.what());
        assertEquals("24 pairs; median least gap 10.0 = 3.61 ln d", share.note());
    }

    /** Gaps of 9 at d = 16 and 9 (ln 64/ln 16)^exponent at d = 64 in one layer, rising in the other. */
    private static Evidence growth(int layer, double exponent) {
        List<Outcome> runs = new ArrayList<>();
        for (String optimizer : new String[] {"sgdm", "adam"}) {
            for (int d : new int[] {16, 64}) {
                for (int seed = 0; seed < 24; seed++) {
                    double ratio = Math.log(d) / Math.log(16);
                    double studied = 9 * Math.pow(ratio, exponent) * (1 + 1e-7 * (seed % 5));
                    double steady = 9 * ratio * (1 + 1e-7 * (seed % 5));
                    double[] r = layer == 1 ? new double[] {studied, steady} : new double[] {steady, studied};
                    boolean linear = optimizer.equals("sgdm");
                    runs.add(Fabricated.run("alpha=1.5 d=" + d + " optimizer=" + optimizer, "r_med_1", "r_med_2")
                            .row(0, 1, linear ? r : new double[] {1, 1})
                            .row(1, 0, 1, 1)
                            .phase(linear ? "T_1" : "T_P", 0)
                            .phase("T_2", 1)
                            .crossing(0.5, 0)
                            .outcome());
                }
            }
        }
        return CLAIM.judge(runs);
    }

    /** A gap of 1.2 to 2 in ln d is enough at d = 16 and not at 64; each d is judged by its own pairs. */
    @Test
    void eachDimensionByItsOwnPairs() {
        Evidence evidence = growth(1, Math.log(1.8 / 9) / Math.log(1.5));
        assertEquals(
                "24 pairs; median least gap 9.00 = 3.25 ln d",
                evidence.findings().get(0).note());
        assertEquals(1, evidence.findings().get(0).measured());
        assertEquals(
                "24 pairs; median least gap 1.80 = 0.433 ln d",
                evidence.findings().get(1).note());
        assertEquals(0, evidence.findings().get(1).measured());
    }

    @Test
    void growsWithLogD() {
        for (int layer = 1; layer <= 2; layer++) {
            assertEquals(Verdict.HELD, growth(layer, 1e-3).verdict());
            Evidence falls = growth(layer, -1e-3);
            assertEquals(Verdict.FAILED, falls.verdict());
            assertEquals(
                    "slope of ln(least gap of layer " + layer + ") against ln ln d",
                    falls.decisive().what());
            assertEquals("d=16..64", falls.decisive().where());
            assertEquals(-1e-3, falls.decisive().measured(), 1e-6);
        }
    }
}
