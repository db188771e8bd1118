package org.rmed.transformer.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.MemoryExhausted;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Torch;
import org.rmed.transformer.training.Recipe;
import org.rmed.transformer.training.Training;

/**
 * Runs an experiment: every arm with every seed, one after another, each from the same weights and on the same batches as
 * the other arms of its seed. What has ended is not run again; what was cut short goes on from its checkpoint.
 */
public final class ExperimentRun {

    /** What a measurement of all layers counts as; only the bar feels it. */
    private static final long MEASUREMENT = 50;

    private final Preparation preparation;
    private final Experiment experiment;
    private final Settings settings;
    private final Path results;
    private final Watcher watcher;

    /** Is told how far the run is, and asked whether to stop. */
    public interface Watcher {

        /** So many units more are done. */
        void done(long units);

        /** What is being run. */
        void say(String words);

        /** Whether to stop at the next step. */
        boolean stopped();
    }

    /**
     * @param results the folder of all files
     */
    public ExperimentRun(Preparation preparation, Path results, Watcher watcher) {
        this.preparation = preparation;
        this.experiment = preparation.experiment();
        this.settings = preparation.settings();
        this.results = results;
        this.watcher = watcher;
    }

    /** Units of the whole: a step is one, a layer's measurement about as many as its time in steps. */
    public static long units(Experiment experiment, Settings settings) {
        long steps = settings.whole("steps", 1, Integer.MAX_VALUE);
        long runs = (long) experiment.arms().size() * settings.integer("repeats", 1, 1000);
        return (steps + Points.count(settings) * MEASUREMENT) * runs;
    }

    /** Reads what is needed only later, so that it is refused before a folder is made for it. */
    static void check(Experiment experiment, Settings settings) {
        units(experiment, settings);
        seed(settings);
        threads(settings);
        precision(settings);
        patience(settings);
        every(settings);
        Processor.named(settings.text("device"));
    }

    private static long seed(Settings settings) {
        return settings.whole("seed", 0, 1L << 52);
    }

    private static int threads(Settings settings) {
        return settings.integer("threads", 0, 4096);
    }

    private static Precision precision(Settings settings) {
        return settings.choice("precision", List.of("single", "double")).equals("single")
                ? Precision.SINGLE
                : Precision.DOUBLE;
    }

    private static long patience(Settings settings) {
        return TimeUnit.SECONDS.toNanos(settings.whole("checkpoint", 1, 1 << 30));
    }

    private static long every(Settings settings) {
        return settings.whole("every", 1, Integer.MAX_VALUE);
    }

    private int repeats() {
        return settings.integer("repeats", 1, 1000);
    }

    /** Runs what is left of it; true if all of it is done. */
    public boolean run() {
        int threads = threads(settings);
        if (threads > 0) {
            Torch.threads(threads);
        }
        Processor processor = Processor.named(settings.text("device"));
        Precision precision = precision(settings);
        for (int repeat = 0; repeat < repeats(); repeat++) {
            long seed = seed(settings) + repeat;
            for (Arm arm : experiment.arms()) {
                try (Scope scope = Scope.open(processor, precision)) {
                    run(arm, arm.settings(settings), seed, scope);
                }
                if (watcher.stopped()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void run(Arm arm, Settings own, long seed, Scope scope) {
        try (RunFolder folder = new RunFolder(results, arm.name(), seed)) {
            if (folder.ended().isPresent()) {
                watcher.done(own.whole("steps", 1, Integer.MAX_VALUE) + Points.count(own) * MEASUREMENT);
                return;
            }
            watcher.say(arm.name() + ", seed " + seed);
            run(preparation.task(arm), arm, own, seed, folder, scope);
        } catch (MemoryExhausted | OutOfMemoryError e) {
            throw new UsageException(
                    arm.name() + ", seed " + seed + ": not enough memory for batch="
                            + own.text("batch") + " in training, or measureBatch=" + own.text("measureBatch")
                            + " in measuring; half of it needs about half: give batch=" + half(own, "batch")
                            + " measureBatch=" + half(own, "measureBatch") + ". What was finished is kept ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static long half(Settings settings, String key) {
        return Math.max(1, settings.whole(key, 1, Integer.MAX_VALUE) / 2);
    }

    private <B> void run(LoadedTask<B> task, Arm arm, Settings own, long seed, RunFolder folder, Scope scope) {
        Recipe recipe = arm.recipe(settings);
        LayerSweep sweep = new LayerSweep(own, task);
        Points points = new Points(own);
        try (Training<B> training = new Training<>(task, recipe, new Streams(seed), scope)) {
            if (Files.exists(folder.checkpoint())) {
                training.restore(folder.checkpoint());
                folder.begin(training.t());
                watcher.done(training.t());
            } else {
                folder.begin(-1);
            }
            points.passed(folder.layers());
            long patience = patience(own);
            long every = every(own);
            long saved = System.nanoTime();
            while (true) {
                for (String point : points.reached(training.t(), training.smoothedLoss())) {
                    List<LayerRow> rows = new ArrayList<>();
                    watcher.say(arm.name() + ", seed " + seed + ", layers at " + point);
                    sweep.measure(task, training, arm.name(), seed, point, scope, rows::add, watcher::stopped);
                    if (!watcher.stopped()) {
                        rows.forEach(folder::layer);
                        watcher.done(MEASUREMENT);
                        watcher.say(arm.name() + ", seed " + seed);
                    }
                }
                if (watcher.stopped()) {
                    training.save(folder.checkpoint());
                    return;
                }
                if (training.finished()) {
                    folder.end(RunEnd.COMPLETED, training.t(), task.score(training.weights(), scope));
                    return;
                }
                long step = training.t();
                double loss = training.step();
                if (step % every == 0 || !Double.isFinite(loss)) {
                    folder.loss(step, loss);
                }
                if (!Double.isFinite(loss)) {
                    folder.end(RunEnd.DIVERGED, step, Double.NaN);
                    return;
                }
                watcher.done(1);
                if (System.nanoTime() - saved > patience) {
                    training.save(folder.checkpoint());
                    saved = System.nanoTime();
                }
            }
        }
    }
}
