package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of network on made-up data, from the words of a command to the report. Catches a task that cannot be loaded,
 * trained, measured or scored with the registered experiments; that its loss falls is left to longer runs.
 */
class EveryTaskTest {

    @TempDir
    private Path folder;

    private Results ran(Preparation preparation, double firstLoss, double tolerance) {
        Results results = TinyRuns.run(preparation, folder);
        int steps = preparation.settings().integer("steps", 1, 100);
        for (Arm arm : preparation.experiment().arms()) {
            RunEnd end = results.end(arm.name(), 1).orElseThrow();
            assertEquals(RunEnd.COMPLETED, end.status(), arm.name());
            assertEquals(steps, end.step());
            assertTrue(Double.isFinite(end.score()), arm.name() + " has the score " + end.score());
            double[] losses = results.losses(arm.name(), 1)[1];
            assertEquals(steps, losses.length);
            assertTrue(Arrays.stream(losses).allMatch(Double::isFinite));
            assertEquals(firstLoss, losses[0], tolerance, arm.name());
        }
        assertTrue(results.rows().stream().anyMatch(row -> row.rMed() >= 1), "nothing was measured");
        String report = TinyRuns.report(preparation, folder);
        assertTrue(report.contains("(synthetic): "), report);
        assertTrue(report.contains("* network: " + preparation.network()), report);
        return results;
    }

    /** Before training the loss is about that of a guess, ln of the classes; fresh logits of width 8 are far below 1. */
    @Test
    void classificationFromFreshWeights() {
        Preparation preparation = TinyRuns.prepared(
                "classification", "pretrained=false", "steps=2", "measure=1", "length=16", "measureLayers=2");
        Results results = ran(preparation, Math.log(2), 0.3);
        assertTrue(preparation.network().contains("1 layers from fresh weights, width 8"), preparation.network());
        double score = results.end("adam", 1).orElseThrow().score();
        assertTrue(score >= 0 && score <= 1, "an accuracy of " + score);
    }

    @Test
    void classificationFromPretrainedWeights() {
        Preparation preparation = TinyRuns.prepared(
                "classification", "steps=1", "measure=1", "length=8", "measureLayers=1", "coordinates=3", "batch=2");
        ran(preparation, Math.log(2), 0.5);
        assertTrue(preparation.network().contains("the first 1 layers of MiniLM-L6-H384"), preparation.network());
    }

    /** The gain is an arm's own: it changes the first loss, and nothing else of the network. */
    @Test
    void languageModel() {
        Preparation preparation = TinyRuns.prepared(
                "language-model", "steps=2", "bptt=6", "batch=4", "measure=1", "dropout=0", "minimumFrequency=1");
        int words = Integer.parseInt(preparation.network().replaceAll(".*vocabulary ", ""));
        Results results = ran(preparation, Math.log(words), 0.5);
        assertEquals(results.losses("sgd", 1)[1][0], results.losses("adagrad", 1)[1][0]);
        assertEquals(results.losses("sgd-gain2", 1)[1][0], results.losses("adagrad-gain2", 1)[1][0]);
        assertNotEquals(results.losses("sgd", 1)[1][0], results.losses("sgd-gain2", 1)[1][0]);
    }

    @Test
    void images() {
        Preparation preparation =
                TinyRuns.prepared("images", "steps=2", "channels=2", "blocks=1", "measure=1", "batch=4", "dropout=0");
        Results results = ran(preparation, Math.log(10), 1.5);
        assertTrue(preparation.network().contains("(8 layers)"), preparation.network());
        double score = results.end("sgdm", 1).orElseThrow().score();
        assertTrue(score >= 0 && score <= 1, "an accuracy of " + score);
    }

    @Test
    void randomTargetsAreOtherTargets() {
        Preparation random = TinyRuns.prepared("random-targets", "steps=1", "measure=1", "dropout=0");
        Preparation real = TinyRuns.prepared("translation", "steps=1", "measure=1", "dropout=0");
        double drawn = ran(random, 4, 1).losses("adam", 1)[1][0];
        double spoken = TinyRuns.run(real, folder.resolve("real")).losses("adam", 1)[1][0];
        assertNotEquals(spoken, drawn);
    }

    @Test
    void theOtherAdaptiveMethods() {
        Preparation preparation = TinyRuns.prepared("adaptive-family", "steps=2", "measure=1", "dropout=0");
        Results results = ran(preparation, 4, 1);
        assertEquals(
                List.of("sgdm", "rmsprop", "amsgrad"),
                results.rows().stream().map(LayerRow::arm).distinct().toList());
    }

    /** Decay joins the gradient: after a step the losses differ, before it they do not. */
    @Test
    void weightDecay() {
        Results with = ran(TinyRuns.prepared("weight-decay", "steps=2", "measure=1", "decay=0.5"), 4, 1);
        Results without = TinyRuns.run(
                TinyRuns.prepared("weight-decay", "steps=2", "measure=1", "decay=0"), folder.resolve("without"));
        assertEquals(without.losses("sgdm", 1)[1][0], with.losses("sgdm", 1)[1][0]);
        assertNotEquals(without.losses("sgdm", 1)[1][1], with.losses("sgdm", 1)[1][1]);
    }
}
