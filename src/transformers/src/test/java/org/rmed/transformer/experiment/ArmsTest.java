package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Arms of one seed differ in their optimizer alone. Catches: weights, batches or dropout that depend on the arm, measured
 * coordinates that do, a diverging run that takes the others with it.
 */
class ArmsTest {

    @TempDir
    private Path folder;

    @Test
    void armsBeginAtTheSameWeights() {
        Results results = TinyRuns.run(TinyRuns.prepared("translation", "steps=2", "measure=0", "repeats=2"), folder);
        double sgdm = results.losses("sgdm", 1)[1][0];
        assertEquals(sgdm, results.losses("adam", 1)[1][0]);
        assertNotEquals(sgdm, results.losses("sgdm", 2)[1][0], "the seed changes nothing");
        assertNotEquals(results.losses("sgdm", 1)[1][1], results.losses("adam", 1)[1][1], "the optimizers are one");
        assertEquals(3, results.layers().size());
        for (String layer : results.layers()) {
            LayerRow one = results.row("sgdm", 1, "step 0", layer).orElseThrow();
            LayerRow other = results.row("adam", 1, "step 0", layer).orElseThrow();
            assertEquals(one.rMed(), other.rMed(), layer);
            assertEquals(one.rOd(), other.rOd(), layer);
            assertEquals(one.alignGradient(), other.alignGradient(), layer);
            assertArrayEquals(new double[] {1, 1}, results.ratios(new Pair("sgdm", "adam"), "step 0", layer));
        }
    }

    /**
     * With rates that move no weight by more than 1e-30 per step the loss changes with the batch alone: by a relative
     * 12 steps * 1e-30 * 100, far below one rounding, between the arms.
     */
    @Test
    void armsSeeTheSameBatches() {
        Results results =
                TinyRuns.run(TinyRuns.prepared("translation", "sgdmEta=1e-30", "adamEta=1e-30", "measure=1"), folder);
        double[] sgdm = results.losses("sgdm", 1)[1];
        assertArrayEquals(sgdm, results.losses("adam", 1)[1], 1e-12);
        assertEquals(12, Arrays.stream(sgdm).distinct().count(), "batches or dropout are the same at two steps");
    }

    @Test
    void aDivergingRunLeavesTheOthersAlone() throws Exception {
        Preparation preparation = TinyRuns.prepared("translation", "sgdmEta=1e200", "measure=0,1", "precision=double");
        Results results = TinyRuns.run(preparation, folder.resolve("one"));
        RunEnd end = results.end("sgdm", 1).orElseThrow();
        assertEquals(RunEnd.DIVERGED, end.status());
        double[] losses = results.losses("sgdm", 1)[1];
        assertEquals(end.step() + 1, losses.length);
        assertTrue(losses.length < 12);
        assertTrue(Double.isFinite(losses[0]) && !Double.isFinite(losses[losses.length - 1]), Arrays.toString(losses));
        assertEquals(
                3,
                results.rows().stream().filter(row -> row.arm().equals("sgdm")).count());
        assertEquals(RunEnd.COMPLETED, results.end("adam", 1).orElseThrow().status());
        assertEquals(12, results.losses("adam", 1)[0].length);
        assertEquals(
                6,
                results.rows().stream().filter(row -> row.arm().equals("adam")).count());
        String report = TinyRuns.report(preparation, folder.resolve("one"));
        assertTrue(report.contains("DIVERGED: seed 1 at step " + end.step() + " (lower sgdmEta)"), report);
        assertTrue(report.contains("cannot be judged**. no run of sgdm ended"), report);
        // Adam's run is the one it would have been beside a tame SGD+M
        Results tame = TinyRuns.run(TinyRuns.prepared("translation", "measure=0,1"), folder.resolve("two"));
        assertArrayEquals(tame.losses("adam", 1)[1], results.losses("adam", 1)[1]);
    }

    @Test
    void layersWithoutCurvatureAreReportedInWords() {
        String key = "encoder.0.attention.key.bias";
        Preparation preparation = TinyRuns.prepared(
                "translation", "steps=2", "measureLayers=" + key + ",encoder.0.attention.query.weight");
        Results results = TinyRuns.run(preparation, folder);
        LayerRow row = results.row("adam", 1, "step 2", key).orElseThrow();
        assertEquals("NO_CURVATURE", row.state());
        assertTrue(Double.isNaN(row.rMed()) && Double.isNaN(row.rOd()) && Double.isNaN(row.alignGradient()));
        assertEquals(key + ": the softmax over keys cancels a bias of the keys", row.words());
        String report = TinyRuns.report(preparation, folder);
        assertTrue(
                report.contains("| " + key + " | - | - | - | sgdm, seed 1: " + key
                        + ": the softmax over keys cancels a bias of the keys; adam, seed 1: "),
                report);
        assertFalse(report.contains("NaN"), report);
    }

    @Test
    void aKeyBiasAloneGivesAReportToo() {
        Preparation preparation =
                TinyRuns.prepared("translation", "steps=1", "measure=1", "measureLayers=encoder.0.attention.key.bias");
        TinyRuns.run(preparation, folder);
        String report = TinyRuns.report(preparation, folder);
        assertTrue(report.contains("cannot be judged**"), report);
    }

    @Test
    void aSwitchingRunIsItsFirstOptimizersUntilTheSwitch() {
        Results results =
                TinyRuns.run(TinyRuns.prepared("switch", "steps=8", "switchAt=5", "measure=1", "adamEta=0.05"), folder);
        double[] sgd = results.losses("sgd", 1)[1];
        double[] both = results.losses("sgd-adam", 1)[1];
        // the loss of step 5 is still that of weights that SGD left
        assertArrayEquals(Arrays.copyOf(sgd, 6), Arrays.copyOf(both, 6));
        assertNotEquals(sgd[6], both[6]);
        assertEquals(List.of("sgd", "adam", "sgd-adam"), arms(results));
    }

    private static List<String> arms(Results results) {
        return results.rows().stream().map(LayerRow::arm).distinct().toList();
    }

    /** At equal loss the arms come to the points at steps of their own; the table has them in one line. */
    @Test
    void equalLossesAreMeasuredAtStepsOfTheirOwn() {
        Results results = TinyRuns.run(
                TinyRuns.prepared("same-loss", "measureLosses=3.2", "sgdmEta=0.3", "adamEta=0.02", "steps=30"), folder);
        assertEquals(List.of("loss 3.2"), results.points());
        List<Long> steps =
                results.rows().stream().map(LayerRow::step).distinct().toList();
        assertEquals(2, steps.size(), steps::toString);
        assertEquals(
                1,
                results.ratios(
                                new Pair("sgdm", "adam"),
                                "loss 3.2",
                                results.layers().get(2))
                        .length);
    }
}
