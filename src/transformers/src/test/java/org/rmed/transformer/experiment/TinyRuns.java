package org.rmed.transformer.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Experiments on made-up data that take seconds, and what they left. Double precision on one thread: to the bit. */
final class TinyRuns {

    private static final List<String> WORDS = List.of(
            "data=",
            "precision=double",
            "threads=1",
            "repeats=1",
            "width=8",
            "heads=2",
            "inner=16",
            "layers=1",
            "steps=12",
            "batch=8",
            "coordinates=10",
            "measureLayers=3",
            "measureExamples=4",
            "measureBatch=4");

    private TinyRuns() {}

    /** An experiment with the words above, some replaced or added. */
    static Preparation prepared(String name, String... words) {
        Map<String, String> byKey = new TreeMap<>();
        Stream.concat(WORDS.stream(), Stream.of(words))
                .forEach(word -> byKey.put(word.substring(0, word.indexOf('=')), word));
        Experiment experiment = Experiments.named(name);
        return new Preparation(experiment, experiment.settings(Profile.LAPTOP, List.copyOf(byKey.values())));
    }

    static boolean run(Preparation preparation, Path folder, ExperimentRun.Watcher watcher) {
        return new ExperimentRun(preparation, folder, watcher).run();
    }

    /** To its end, unwatched. */
    static Results run(Preparation preparation, Path folder) {
        if (!run(preparation, folder, new Watching())) {
            throw new IllegalStateException("nobody stopped it");
        }
        return results(preparation, folder);
    }

    static Results results(Preparation preparation, Path folder) {
        return new Results(preparation.experiment(), preparation.settings(), folder);
    }

    /** Writes the report and returns its text. */
    static String report(Preparation preparation, Path folder) {
        ExperimentReport report = new ExperimentReport(
                results(preparation, folder), preparation.data(), preparation.network(), "rmed transformer");
        try {
            report.write(folder);
            return Files.readString(folder.resolve("report.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what the terminal shows at the end: tables, losses and observations, without figures. */
    static void summary(Preparation preparation, Path folder) {
        ExperimentReport report = new ExperimentReport(results(preparation, folder), "data", "network", "command");
        try {
            Files.writeString(folder.resolve("summary"), report.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder and their text. */
    static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Lets a run go on; counts. */
    static class Watching implements ExperimentRun.Watcher {

        /** Units done, in all. */
        long units;

        /** Steps and measurements done. */
        int reports;

        /** How often it was asked whether to stop. */
        int questions;

        final List<String> said = new ArrayList<>();

        @Override
        public void done(long more) {
            units += more;
            reports++;
        }

        @Override
        public void say(String words) {
            said.add(words);
        }

        @Override
        public boolean stopped() {
            questions++;
            return false;
        }
    }

    /** Stops a run at the question after so many, wherever that is asked. */
    static final class Stopping extends Watching {

        private final int after;

        Stopping(int after) {
            this.after = after;
        }

        @Override
        public boolean stopped() {
            super.stopped();
            return questions > after;
        }
    }
}
