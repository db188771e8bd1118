package org.rmed.transformer.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.data.Batches;
import org.rmed.transformer.data.DataFolder;

/** Which examples are trained on, measured and held out, the same for every run of an experiment. */
final class Examples {

    /** Where the choice of examples comes from: not the runs' seeds, so that repeats differ in weights and order alone. */
    private static final Streams CHOICE = new Streams(0).within("examples");

    private Examples() {}

    /** The data folder that the settings name. */
    static DataFolder folder(Settings settings) {
        if (!settings.isAuto("data")) {
            return new DataFolder(path(settings.text("data")), path(settings.text("dictionary")));
        }
        Path own = Path.of(System.getProperty("rmed.root", "."), "data");
        return new DataFolder(
                Files.isDirectory(own) ? Optional.of(own) : Optional.empty(), path(settings.text("dictionary")));
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** As many as the key {@code examples} asks for, all for 0. */
    static <T> List<T> limited(List<T> all, Settings settings) {
        int count = settings.integer("examples", 0, Integer.MAX_VALUE);
        return count == 0 ? all : Batches.some(all, count, CHOICE);
    }

    /** The batch size, no more than there are examples. */
    static int batch(Settings settings, int examples) {
        return Math.min(settings.integer("batch", 1, Integer.MAX_VALUE), examples);
    }

    /** The examples to measure on, in portions. */
    static <B> List<Portion<B>> portions(
            Settings settings, int examples, Function<int[], B> batch, ToDoubleFunction<B> terms) {
        int wanted = Math.min(settings.integer("measureExamples", 1, Integer.MAX_VALUE), examples);
        int size = Math.min(settings.integer("measureBatch", 1, Integer.MAX_VALUE), wanted);
        int[] chosen =
                Batches.some(IntStream.range(0, examples).boxed().toList(), wanted, CHOICE.within("measured")).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<Portion<B>> portions = new ArrayList<>();
        for (int from = 0; from < wanted; from += size) {
            B part = batch.apply(Arrays.copyOfRange(chosen, from, Math.min(wanted, from + size)));
            portions.add(new Portion<>(part, terms.applyAsDouble(part)));
        }
        return portions;
    }

    /** Items from 0 in pieces of a size. */
    static List<int[]> pieces(int items, int size) {
        List<int[]> pieces = new ArrayList<>();
        for (int from = 0; from < items; from += size) {
            pieces.add(IntStream.range(from, Math.min(items, from + size)).toArray());
        }
        return pieces;
    }
}
