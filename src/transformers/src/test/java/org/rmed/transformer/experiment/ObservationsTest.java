package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.transformer.experiment.Answer.Seen;

/**
 * Each answer on results made up just on either side of its threshold. Catches: a threshold on the wrong side, the first
 * quarter of the layers counted among the later ones, a comparison the wrong way round, a verdict on nothing.
 */
class ObservationsTest {

    @TempDir
    private Path folder;

    private void assertSeen(Seen expected, Observation observation, String... words) {
        Answer answer = observation.check().apply(Made.results(folder));
        assertEquals(expected, answer.seen(), answer::words);
        for (String word : words) {
            assertTrue(answer.words().contains(word), () -> "'" + word + "' is not in: " + answer.words());
        }
    }

    private static Observation smaller() {
        return Observations.smaller(Made.PAIR);
    }

    /** Of seven layers 2 to 6 are outside the first quarter: four of these five are 0.8. */
    @Test
    void smallerInFourOfFiveLaterLayersIsSeen() {
        Made.ratios(folder, 0.5, 0.5, 2, 3, 4, 5, 0.5);
        assertSeen(
                Seen.YES,
                smaller(),
                "step 5: ratio above 1 in 4 of 7 layers (4 of 5 outside the first quarter), median ratio there 3.00");
    }

    @Test
    void smallerInThreeOfFiveLaterLayersIsSeenInPart() {
        Made.ratios(folder, 9, 9, 2, 2, 2, 0.5, 0.5);
        assertSeen(Seen.PARTLY, smaller(), "in 5 of 7 layers (3 of 5 outside");
    }

    /** Seven of nine are 0.78. Of twelve layers 3 is the first outside the first quarter. */
    @Test
    void sevenOfNineAreNotMost() {
        Made.ratios(folder, 0.5, 0.5, 0.5, 2, 2, 2, 2, 2, 2, 2, 0.5, 0.5);
        assertSeen(Seen.PARTLY, smaller(), "in 7 of 12 layers (7 of 9 outside");
        assertSeen(Seen.PARTLY, Observations.notSmaller(Made.PAIR));
        gaps(new double[] {4, 4, 4, 4, 4, 4, 4, 4, 4}, new double[] {2, 2, 2, 2, 2, 2, 2, 8, 8});
        assertSeen(Seen.PARTLY, Observations.closes(Made.PAIR), "in 7 of 9");
    }

    /** Of six layers 2 to 5: half of four is not most. */
    @Test
    void smallerInHalfOfTheLaterLayersIsNotSeen() {
        Made.ratios(folder, 9, 9, 2, 2, 0.5, 0.5);
        assertSeen(Seen.NO, smaller(), "in 4 of 6 layers (2 of 4 outside");
    }

    @Test
    void aRatioOfOneIsNotAboveOne() {
        Made.ratios(folder, 1, 1, 1, 1);
        assertSeen(Seen.NO, smaller(), "in 0 of 4 layers");
        assertSeen(Seen.YES, Observations.notSmaller(Made.PAIR));
    }

    @Test
    void notSmallerIsTheOppositeAtTheSameThresholds() {
        Made.ratios(folder, 9, 9, 2, 2, 0.5, 0.5);
        assertSeen(Seen.YES, Observations.notSmaller(Made.PAIR));
        Made.ratios(folder, 0.5, 0.5, 2, 2, 2, 0.5, 0.5);
        assertSeen(Seen.PARTLY, Observations.notSmaller(Made.PAIR));
        Made.ratios(folder, 0.5, 0.5, 2, 2, 2, 2, 0.5);
        assertSeen(Seen.NO, Observations.notSmaller(Made.PAIR));
    }

    /** Repeats with ratios 4 and 1/8 have the geometric mean sqrt(1/2); their arithmetic mean is above 1. */
    @Test
    void repeatsCountOnceByTheirGeometricMean() {
        Made.ratiosAt(folder, 1, 5, 1, 4);
        Made.ratiosAt(folder, 2, 5, 1, 0.125);
        assertSeen(Seen.NO, smaller(), "in 0 of 2 layers (0 of 1 outside the first quarter), median ratio there 0.71");
    }

    @Test
    void allTimesCountTogether() {
        double[] high = {1, 2, 2, 2};
        double[] low = {1, 0.5, 0.5, 2};
        Made.ratiosAt(folder, 1, 5, high);
        Made.ratiosAt(folder, 2, 10, low);
        // 3 of 3 and 1 of 3
        assertSeen(Seen.PARTLY, smaller(), "step 5: ", "(3 of 3 outside", "; step 10: ", "(1 of 3 outside");
    }

    @Test
    void layersWithoutANumberAreNotJudged() {
        Made.ratios(folder, 1, Double.NaN, 2, 2);
        assertSeen(Seen.YES, smaller(), "in 2 of 3 layers (2 of 2 outside");
        Made.ratios(folder, Double.NaN, Double.NaN, Double.NaN);
        assertSeen(Seen.OPEN, smaller(), "no layer");
    }

    @Test
    void nothingIsOpen() {
        assertSeen(Seen.OPEN, smaller(), "no layer was measured under both");
        assertSeen(Seen.OPEN, Observations.notSmaller(Made.PAIR));
        assertSeen(Seen.OPEN, Observations.faster(Made.PAIR, true), "no run of sgdm ended");
        assertSeen(Seen.OPEN, Observations.closes(Made.PAIR), "fewer than twice");
        assertSeen(Seen.OPEN, Observations.aligned("adam"), "no layer was measured");
    }

    private void losses(String arm, double first, double second) {
        Made.run(folder, arm, 1, RunEnd.COMPLETED, new double[] {9, first});
        Made.run(folder, arm, 2, RunEnd.COMPLETED, new double[] {9, second});
    }

    private static Observation faster(boolean expected) {
        return Observations.faster(Made.PAIR, expected);
    }

    @Test
    void fasterWhereEveryRunIsBelowEveryOther() {
        losses("sgdm", 3, 4);
        losses("adam", 1, 2.999);
        assertSeen(Seen.YES, faster(true), "sgdm 3.50 (0.71)", "adam 2.00 (1.41)");
        assertSeen(Seen.NO, faster(false));
    }

    @Test
    void fasterInTheMeanOnlyIsSeenInPart() {
        losses("sgdm", 3, 4);
        losses("adam", 1, 3.001);
        assertSeen(Seen.PARTLY, faster(true));
        assertSeen(Seen.NO, faster(false));
    }

    @Test
    void aHigherOrEqualMeanIsNotFaster() {
        losses("sgdm", 3, 4);
        losses("adam", 1, 6.001);
        assertSeen(Seen.NO, faster(true));
        assertSeen(Seen.YES, faster(false));
        losses("adam", 3, 4);
        assertSeen(Seen.NO, faster(true));
        assertSeen(Seen.YES, faster(false));
    }

    @Test
    void runsThatDivergedAreNotCompared() {
        losses("sgdm", 3, 4);
        Made.run(folder, "adam", 1, RunEnd.COMPLETED, new double[] {2});
        Made.run(folder, "adam", 2, RunEnd.DIVERGED, new double[] {2, 1e300});
        assertSeen(Seen.YES, faster(true), "adam 2.00");
        Made.run(folder, "adam", 1, RunEnd.DIVERGED, new double[] {2});
        assertSeen(Seen.OPEN, faster(true), "no run of adam ended");
    }

    /** Ratios at step 5 (seed 1's runs) and at step 10 (seed 2's) of as many layers. */
    private void gaps(double[] before, double[] after) {
        Made.ratiosAt(folder, 1, 5, before);
        Made.ratiosAt(folder, 2, 10, after);
    }

    /** From 4 to 2, and from 1/4 to 1/2: |ln ratio| falls either way. */
    @Test
    void theGapClosesFromEitherSide() {
        gaps(new double[] {4, 0.25, 4, 4, 2}, new double[] {2, 0.5, 1, 2, 4});
        assertSeen(
                Seen.YES,
                Observations.closes(Made.PAIR),
                "|ln ratio| falls in 4 of 5 layers, its median from 1.39 (step 5) to 0.69 (step 10)");
        gaps(new double[] {4, 0.25, 4, 2, 2}, new double[] {2, 0.5, 1, 4, 4});
        assertSeen(Seen.PARTLY, Observations.closes(Made.PAIR), "in 3 of 5");
        gaps(new double[] {4, 4, 2, 2}, new double[] {2, 2, 4, 0.25});
        assertSeen(Seen.NO, Observations.closes(Made.PAIR), "in 2 of 4");
        gaps(new double[] {4}, new double[] {0.25});
        assertSeen(Seen.NO, Observations.closes(Made.PAIR), "in 0 of 1");
    }

    @Test
    void aGapThatWasNeverMeasuredTwiceIsOpen() {
        Made.ratiosAt(folder, 1, 5, 2, 2);
        assertSeen(Seen.OPEN, Observations.closes(Made.PAIR), "fewer than twice");
        gaps(new double[] {2, Double.NaN}, new double[] {Double.NaN, 2});
        assertSeen(Seen.OPEN, Observations.closes(Made.PAIR), "no layer was measured under both");
    }

    private void correlations(double... values) {
        LayerRow[] rows = new LayerRow[values.length];
        Arrays.setAll(rows, i -> Made.aligned(Made.row("adam", 1, 5, i, 2), values[i]));
        Made.run(folder, "adam", 1, RunEnd.COMPLETED, new double[] {1}, rows);
        Made.run(
                folder,
                "sgdm",
                1,
                RunEnd.COMPLETED,
                new double[] {1},
                Made.aligned(Made.row("sgdm", 1, 5, 0, 2), -1),
                Made.aligned(Made.row("sgdm", 1, 5, 1, 2), -1));
    }

    @Test
    void gradientsGrowWithCurvatureWhereMostCorrelationsArePositive() {
        correlations(0.1, 0.2, 0.3, 0.4, -0.5);
        assertSeen(Seen.YES, Observations.aligned("adam"), "positive in 80% of 5 layers and times, median 0.20");
        correlations(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.1, -0.1);
        assertSeen(Seen.PARTLY, Observations.aligned("adam"), "in 78% of 9");
        correlations(0.1, 0.2, 0.3, -0.4, -0.5);
        assertSeen(Seen.PARTLY, Observations.aligned("adam"), "in 60% of 5");
        correlations(0.1, 0.2, -0.3, 0);
        assertSeen(Seen.NO, Observations.aligned("adam"), "in 50% of 4");
        correlations(0.1, Double.NaN);
        assertSeen(Seen.YES, Observations.aligned("adam"), "in 100% of 1 ");
        assertSeen(Seen.NO, Observations.aligned("sgdm"), "in 0% of 2");
    }
}
