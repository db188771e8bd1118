package org.rmed.transformer.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.rmed.spec.Settings;

/** What the runs of an experiment gave, read back from their files: finished runs and, of a running one, what it has. */
public final class Results {

    /** The share of a run's end over which its loss is averaged. */
    private static final double TAIL = 0.1;

    private final Experiment experiment;
    private final Settings settings;
    private final List<LayerRow> layers = new ArrayList<>();
    private final Map<String, double[][]> losses = new LinkedHashMap<>();
    private final Map<String, RunEnd> ends = new LinkedHashMap<>();
    private final List<Long> seeds = new ArrayList<>();

    /** Reads the files below a folder. */
    public Results(Experiment experiment, Settings settings, Path results) {
        this.experiment = experiment;
        this.settings = settings;
        long first = settings.whole("seed", 0, 1L << 52);
        for (int repeat = 0; repeat < settings.integer("repeats", 1, 1000); repeat++) {
            long seed = first + repeat;
            seeds.add(seed);
            for (Arm arm : experiment.arms()) {
                try (RunFolder folder = new RunFolder(results, arm.name(), seed)) {
                    layers.addAll(folder.layers());
                    losses.put(key(arm.name(), seed), folder.losses());
                    folder.ended().ifPresent(end -> ends.put(key(arm.name(), seed), end));
                }
            }
        }
    }

    private static String key(String arm, long seed) {
        return arm + "-" + seed;
    }

    Experiment experiment() {
        return experiment;
    }

    Settings settings() {
        return settings;
    }

    List<Long> seeds() {
        return seeds;
    }

    /** Runs that have ended. */
    int ended() {
        return ends.size();
    }

    Optional<RunEnd> end(String arm, long seed) {
        return Optional.ofNullable(ends.get(key(arm, seed)));
    }

    /** Steps and losses of one run. */
    double[][] losses(String arm, long seed) {
        return losses.get(key(arm, seed));
    }

    List<LayerRow> rows() {
        return layers;
    }

    /** The points at which layers were measured, in the order of the steps at which a run came to them. */
    List<String> points() {
        Map<String, Long> first = new LinkedHashMap<>();
        layers.forEach(row -> first.merge(row.point(), row.step(), Math::min));
        return first.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The layers that were measured, from the input to the output. */
    List<String> layers() {
        Map<Integer, String> names = new TreeMap<>();
        layers.forEach(row -> names.put(row.index(), row.layer()));
        return List.copyOf(names.values());
    }

    /** One row, if it is there. */
    Optional<LayerRow> row(String arm, long seed, String point, String layer) {
        return layers.stream()
                .filter(row -> row.arm().equals(arm)
                        && row.seed() == seed
                        && row.point().equals(point)
                        && row.layer().equals(layer))
                .findFirst();
    }

    /** A column's finite values over the seeds. */
    double[] values(String arm, String point, String layer, ToDoubleFunction<LayerRow> column) {
        return seeds.stream()
                .map(seed -> row(arm, seed, point, layer))
                .flatMap(Optional::stream)
                .mapToDouble(column)
                .filter(Double::isFinite)
                .toArray();
    }

    /** R of the plain arm over R of the adaptive one, for each seed that has both. */
    double[] ratios(Pair pair, String point, String layer) {
        ToDoubleFunction<LayerRow> statistic = statistic();
        return seeds.stream()
                .mapToDouble(seed -> value(pair.plain(), seed, point, layer, statistic)
                        / value(pair.adaptive(), seed, point, layer, statistic))
                .filter(Double::isFinite)
                .toArray();
    }

    private double value(String arm, long seed, String point, String layer, ToDoubleFunction<LayerRow> statistic) {
        return row(arm, seed, point, layer).map(statistic::applyAsDouble).orElse(Double.NaN);
    }

    /** R_med; for random targets the one with a term added to the median, as in the paper's section 4.2. */
    ToDoubleFunction<LayerRow> statistic() {
        return settings.text("targets").equals("random") ? LayerRow::rMedFloored : LayerRow::rMed;
    }

    /** The mean loss of the last tenth of a run's steps; empty if it diverged or is not there. */
    OptionalDouble finalLoss(String arm, long seed) {
        if (end(arm, seed).filter(end -> end.status().equals(RunEnd.COMPLETED)).isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] all = losses(arm, seed)[1];
        int from = (int) Math.floor(all.length * (1 - TAIL));
        return Arrays.stream(all, Math.min(from, all.length - 1), all.length).average();
    }

    /** The final losses of an arm's runs. */
    double[] finalLosses(String arm) {
        return seeds.stream()
                .map(seed -> finalLoss(arm, seed))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }
}
