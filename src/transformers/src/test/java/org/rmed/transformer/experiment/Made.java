package org.rmed.transformer.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rmed.spec.Settings;

/** Made-up results: an experiment of two arms, {@code sgdm} and {@code adam}, and files as its runs would have left them. */
final class Made {

    static final Pair PAIR = new Pair("sgdm", "adam");

    private Made() {}

    static Experiment experiment(Observation... observations) {
        List<String> words = List.of("steps=10", "repeats=2", "measure=0.5,1");
        return new Experiment(
                "made",
                "A made-up experiment.",
                "section 0",
                TaskKind.TRANSLATION,
                List.of(Arm.of("sgdm"), Arm.of("adam")),
                List.of(PAIR),
                Map.of(Profile.LAPTOP, words, Profile.PAPER, words),
                List.of(observations));
    }

    static Settings settings(String... words) {
        return experiment().settings(Profile.LAPTOP, List.of(words));
    }

    /** What the files below a folder say. */
    static Results results(Path folder, String... words) {
        return new Results(experiment(), settings(words), folder);
    }

    /** A row in which R_med is given and everything else derived from it, so that columns can be told apart. */
    static LayerRow row(String arm, long seed, long step, int layer, double rMed) {
        return new LayerRow(
                arm,
                seed,
                "step " + step,
                step,
                10 + layer,
                "layer" + layer,
                20,
                Double.isNaN(rMed) ? "NO_CURVATURE" : "MEASURED",
                rMed,
                rMed / 2,
                rMed / 4,
                Double.isNaN(rMed) ? Double.NaN : 0.5,
                0.25,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                Double.isNaN(rMed) ? "layer" + layer + ": a key bias" : "");
    }

    /** The same with another point, reached at a step. */
    static LayerRow at(String point, LayerRow row) {
        return new LayerRow(
                row.arm(),
                row.seed(),
                point,
                row.step(),
                row.index(),
                row.layer(),
                row.coordinates(),
                row.state(),
                row.rMed(),
                row.rMedFloored(),
                row.rOd(),
                row.alignGradient(),
                row.alignAdaptive(),
                row.spreadGradient(),
                row.spreadAdaptive(),
                row.rU(),
                row.rV(),
                row.rankRatio(),
                row.smoothness(),
                row.condition(),
                row.words());
    }

    /** The same with another correlation of |h| and |g|. */
    static LayerRow aligned(LayerRow row, double correlation) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(LayerRow.HEADER.indexOf("align_gradient"), Double.isNaN(correlation) ? "" : "" + correlation);
        return LayerRow.of(cells);
    }

    /** The files of one run; without a status it has not ended. */
    static void run(Path results, String arm, long seed, String status, double[] losses, LayerRow... rows) {
        try (RunFolder folder = new RunFolder(results, arm, seed)) {
            folder.begin(-1);
            for (int step = 0; step < losses.length; step++) {
                folder.loss(step, losses[step]);
            }
            Stream.of(rows).forEach(folder::layer);
            if (!status.isEmpty()) {
                folder.end(status, losses.length, status.equals(RunEnd.COMPLETED) ? 0.75 : Double.NaN);
            }
        }
    }

    /** Runs of both arms with seed 1 that measured layers 0, 1, ... at step 5 with these ratios. */
    static void ratios(Path results, double... ratios) {
        ratiosAt(results, 1, 5, ratios);
    }

    /** The same at a given step and with a given seed. */
    static void ratiosAt(Path results, long seed, long step, double... ratios) {
        LayerRow[] plain = new LayerRow[ratios.length];
        LayerRow[] adaptive = new LayerRow[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            plain[i] = row("sgdm", seed, step, i, 4 * ratios[i]);
            adaptive[i] = row("adam", seed, step, i, 4);
        }
        run(results, "sgdm", seed, RunEnd.COMPLETED, new double[] {2, 1}, plain);
        run(results, "adam", seed, RunEnd.COMPLETED, new double[] {2, 1}, adaptive);
    }
}
