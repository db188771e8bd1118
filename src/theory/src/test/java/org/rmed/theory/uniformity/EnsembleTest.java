package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;
import org.rmed.theory.Runs;

/** Catches an interval with the wrong tails: a share or slope called significant that is not. */
class EnsembleTest {

    private static Finding share(int successes, int trials) {
        double[] truths = new double[trials];
        Arrays.fill(truths, 0, successes, 1);
        return Ensemble.share("s", "", truths, 0.8);
    }

    /** Clopper and Pearson's own definition: at each end the observed count lies in a tail of 0.005. */
    @ParameterizedTest
    @CsvSource({"1,30", "15,30", "29,30", "58,60"})
    void aShareHasTheClopperPearsonInterval(int successes, int trials) {
        Finding finding = share(successes, trials);
        double upperTail =
                1 - new BinomialDistribution(null, trials, finding.low()).cumulativeProbability(successes - 1);
        double lowerTail = new BinomialDistribution(null, trials, finding.high()).cumulativeProbability(successes);
        // the beta quantile is solved to 1e-9 or better
        assertEquals(0.005, upperTail, 1e-7);
        assertEquals(0.005, lowerTail, 1e-7);
        assertEquals((double) successes / trials, finding.measured());
    }

    @Test
    void noneAndAllHaveOneSidedIntervals() {
        assertEquals(0, share(0, 24).low());
        assertEquals(1, share(24, 24).high());
        assertEquals(StrictMath.pow(0.005, 1.0 / 24), share(24, 24).low(), 1e-7);
        assertEquals(1 - StrictMath.pow(0.005, 1.0 / 24), share(0, 24).high(), 1e-7);
    }

    @Test
    void aShareOfOneHoldsFrom24RunsOn() {
        assertTrue(share(24, 24).holds());
        assertFalse(share(23, 24).holds());
        assertFalse(share(23, 23).holds());
    }

    /** The textbook interval: slope +- t(0.995, n-2) s / sqrt(Sxx), written out. */
    @Test
    void aSlopeHasTheStudentInterval() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2.1, 3.9, 6.2, 7.8, 10.1};
        Finding finding = Ensemble.slope("s", "", x, y, Relation.AT_LEAST, 0);
        double slope = 1.99; // Sxy / Sxx = 19.9 / 10
        double residuals = 0;
        for (int i = 0; i < x.length; i++) {
            double off = y[i] - 6.02 - slope * (x[i] - 3);
            residuals += off * off;
        }
        double half =
                new TDistribution(null, 3).inverseCumulativeProbability(0.995) * StrictMath.sqrt(residuals / 3 / 10);
        assertEquals(slope, finding.measured(), 1e-12);
        assertEquals(slope - half, finding.low(), 1e-9);
        assertEquals(slope + half, finding.high(), 1e-9);
        assertTrue(finding.holds());
    }

    /** With one group it is the slope with an intercept; a second group shifted by anything, with the same slope, changes nothing. */
    @Test
    void aSlopeWithinGroupsIgnoresTheirLevels() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2.1, 3.9, 6.2, 7.8, 10.1};
        Finding plain = Ensemble.slope("s", "", x, y, Relation.AT_LEAST, 0);
        List<String> one = List.of("a", "a", "a", "a", "a");
        Finding within =
                Ensemble.slopeWithin("s", "", one, x, y, Relation.AT_LEAST, 0).orElseThrow();
        assertEquals(plain.measured(), within.measured(), 1e-12);
        assertEquals(plain.low(), within.low(), 1e-9);
        double[] twiceX = {1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 99};
        double[] twiceY = {2.1, 3.9, 6.2, 7.8, 10.1, -97.9, -96.1, -93.8, -92.2, -89.9, 1e9};
        List<String> two = List.of("a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "alone");
        Finding both = Ensemble.slopeWithin("s", "", two, twiceX, twiceY, Relation.AT_LEAST, 0)
                .orElseThrow();
        assertEquals(1.99, both.measured(), 1e-10);
        // twice the residuals 0.107 over twice Sxx = 20 with 10 - 3 degrees of freedom
        double residuals = 0;
        for (int i = 0; i < 5; i++) {
            double off = y[i] - 6.02 - 1.99 * (x[i] - 3);
            residuals += 2 * off * off;
        }
        double half =
                new TDistribution(null, 7).inverseCumulativeProbability(0.995) * StrictMath.sqrt(residuals / 7 / 20);
        assertEquals(1.99 - half, both.low(), 1e-9);
        assertEquals(1.99 + half, both.high(), 1e-9);
        assertTrue(Ensemble.slopeWithin(
                        "s", "", List.of("a", "b"), new double[] {1, 2}, new double[] {1, 2}, Relation.AT_LEAST, 0)
                .isEmpty());
    }

    /** 24 runs can show a share of 0.8; fewer are judged with those of the next smaller d. */
    @Test
    void dimensionsWithFewRunsAreJudgedWithTheNextSmaller() {
        List<Outcome> runs = new ArrayList<>();
        int[][] sizes = {{2, 24}, {3, 3}, {4, 1}, {5, 24}, {6, 24}, {7, 1}};
        for (int[] size : sizes) {
            for (int seed = 1; seed <= size[1]; seed++) {
                runs.add(Runs.of("d=" + size[0], "seed=" + seed, "steps=0"));
            }
        }
        List<Ensemble.Cell> cells = Ensemble.cells(runs);
        assertEquals(
                List.of("d=2, 3, 4", "d=5", "d=6, 7"),
                cells.stream().map(Ensemble.Cell::where).toList());
        assertEquals(
                List.of(28, 24, 25),
                cells.stream().map(cell -> cell.runs().size()).toList());
        assertEquals(4, cells.get(0).runs().get(27).dimension());
    }

    @Test
    void theMedianKeepsInfiniteValues() {
        assertEquals(2, Ensemble.median(new double[] {Double.POSITIVE_INFINITY, 1, 2}));
        assertEquals(1.5, Ensemble.median(new double[] {2, 1, Double.POSITIVE_INFINITY, -3}));
        assertEquals(Double.POSITIVE_INFINITY, Ensemble.median(new double[] {Double.POSITIVE_INFINITY, 1}));
    }
}
