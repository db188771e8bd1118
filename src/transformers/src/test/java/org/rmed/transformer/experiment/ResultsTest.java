package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches ratios of different seeds, layers or times, means that hold what did not end, and files of other seeds. */
class ResultsTest {

    private static final double[] LOSSES = {9, 8, 7, 6, 5, 4, 3, 2, 1, 10};

    @TempDir
    private Path folder;

    private void run(String arm, long seed, LayerRow... rows) {
        Made.run(folder, arm, seed, RunEnd.COMPLETED, LOSSES, rows);
    }

    private static LayerRow row(String arm, long seed, long step, int layer, double rMed) {
        return Made.row(arm, seed, step, layer, rMed);
    }

    @Test
    void ratiosAreOfEachSeedsOwnRuns() {
        run("sgdm", 1, row("sgdm", 1, 5, 0, 6), row("sgdm", 1, 5, 1, 100));
        run("adam", 1, row("adam", 1, 5, 0, 2), row("adam", 1, 10, 0, 1));
        run("sgdm", 2, row("sgdm", 2, 5, 0, 20));
        run("adam", 2, row("adam", 2, 5, 0, 4));
        Results results = Made.results(folder);
        assertArrayEquals(new double[] {3, 5}, results.ratios(Made.PAIR, "step 5", "layer0"));
        assertArrayEquals(new double[] {1 / 3.0, 0.2}, results.ratios(new Pair("adam", "sgdm"), "step 5", "layer0"));
        assertArrayEquals(new double[0], results.ratios(Made.PAIR, "step 5", "layer1"));
        assertArrayEquals(new double[0], results.ratios(Made.PAIR, "step 10", "layer0"));
        assertArrayEquals(new double[] {6, 20}, results.values("sgdm", "step 5", "layer0", LayerRow::rMed));
    }

    @Test
    void whatHasNoNumberIsLeftOut() {
        run("sgdm", 1, row("sgdm", 1, 5, 0, Double.NaN));
        run("adam", 1, row("adam", 1, 5, 0, 2));
        run("sgdm", 2, row("sgdm", 2, 5, 0, 20));
        run("adam", 2, row("adam", 2, 5, 0, 4));
        Results results = Made.results(folder);
        assertArrayEquals(new double[] {5}, results.ratios(Made.PAIR, "step 5", "layer0"));
        assertArrayEquals(new double[] {20}, results.values("sgdm", "step 5", "layer0", LayerRow::rMed));
        assertArrayEquals(new double[] {2, 4}, results.values("adam", "step 5", "layer0", LayerRow::rMed));
    }

    @Test
    void forRandomTargetsTheMedianHasItsTerm() {
        run("sgdm", 1, row("sgdm", 1, 5, 0, 6));
        assertEquals(3, Made.results(folder, "targets=random").statistic().applyAsDouble(row("sgdm", 1, 5, 0, 6)));
        assertEquals(6, Made.results(folder).statistic().applyAsDouble(row("sgdm", 1, 5, 0, 6)));
    }

    /** The last tenth of ten steps is the last. */
    @Test
    void theFinalLossIsOfTheLastTenth() {
        run("sgdm", 1);
        assertEquals(OptionalDouble.of(10), Made.results(folder).finalLoss("sgdm", 1));
        double[] twenty = new double[20];
        twenty[17] = 99;
        twenty[18] = 2;
        twenty[19] = 4;
        Made.run(folder, "adam", 1, RunEnd.COMPLETED, twenty);
        assertEquals(OptionalDouble.of(3), Made.results(folder).finalLoss("adam", 1));
        Made.run(folder, "adam", 2, RunEnd.COMPLETED, new double[] {7});
        assertEquals(OptionalDouble.of(7), Made.results(folder).finalLoss("adam", 2));
    }

    @Test
    void runsThatDivergedOrDidNotEndHaveNoFinalLoss() {
        run("sgdm", 1);
        Made.run(folder, "sgdm", 2, RunEnd.DIVERGED, new double[] {1, Double.NaN});
        Made.run(folder, "adam", 1, "", new double[] {1, 2});
        Results results = Made.results(folder);
        assertArrayEquals(new double[] {10}, results.finalLosses("sgdm"));
        assertArrayEquals(new double[0], results.finalLosses("adam"));
        assertEquals(OptionalDouble.empty(), results.finalLoss("adam", 2));
        assertEquals(2, results.ended());
        assertEquals(RunEnd.DIVERGED, results.end("sgdm", 2).orElseThrow().status());
        assertTrue(results.end("adam", 1).isEmpty());
    }

    /** By their steps and not as words, where "step 10" precedes "step 5"; layers by their place in the network. */
    @Test
    void pointsAndLayersComeInOrder() {
        run("sgdm", 1, row("sgdm", 1, 10, 3, 2), row("sgdm", 1, 100, 1, 2), row("sgdm", 1, 5, 2, 2));
        run("adam", 1, Made.at("loss 6.0", row("adam", 1, 7, 0, 2)));
        run("adam", 2, Made.at("loss 6.0", row("adam", 2, 99, 10, 2)));
        Results results = Made.results(folder);
        assertEquals(List.of("step 5", "loss 6.0", "step 10", "step 100"), results.points());
        assertEquals(List.of("layer0", "layer1", "layer2", "layer3", "layer10"), results.layers());
    }

    @Test
    void onlyTheSeedsAskedForAreRead() {
        for (long seed = 1; seed <= 4; seed++) {
            run("sgdm", seed, row("sgdm", seed, 5, 0, seed));
        }
        Results results = Made.results(folder, "seed=2", "repeats=2");
        assertEquals(List.of(2L, 3L), results.seeds());
        assertArrayEquals(new double[] {2, 3}, results.values("sgdm", "step 5", "layer0", LayerRow::rMed));
    }

    @Test
    void anEmptyFolderHasNothing() {
        Results results = Made.results(folder);
        assertEquals(List.of(), results.points());
        assertEquals(List.of(), results.layers());
        assertEquals(0, results.ended());
        assertEquals(0, results.losses("sgdm", 1)[0].length);
        assertArrayEquals(new double[0], results.finalLosses("sgdm"));
    }
}
