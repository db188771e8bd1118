package org.rmed.transformer.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rmed.lab.figure.Plot;

/** The figures of an experiment: losses over steps, R_med layer by layer, and how gradients go with second derivatives. */
final class ExperimentFigures {

    /** Points of a loss curve: each is the mean of the steps around it. */
    private static final int POINTS = 60;

    private ExperimentFigures() {}

    /** Writes those that have something to show as SVG and PNG; returns the files. */
    static List<Path> write(Results results, Path folder) throws IOException {
        Map<String, Plot> plots = new LinkedHashMap<>();
        losses(results).ifPresent(plot -> plots.put("losses", plot));
        List<String> measured = results.points();
        if (!measured.isEmpty()) {
            String last = measured.get(measured.size() - 1);
            layers(results, last).ifPresent(plot -> plots.put("layers", plot));
            alignment(results, last).ifPresent(plot -> plots.put("alignment", plot));
        }
        List<Path> files = new ArrayList<>();
        for (var plot : plots.entrySet()) {
            for (String ending : Set.of("svg", "png")) {
                Path file = folder.resolve(plot.getKey() + "." + ending);
                plot.getValue().save(file);
                files.add(file);
            }
        }
        files.sort(null);
        return files;
    }

    private static Optional<Plot> losses(Results results) {
        Plot plot = Plot.of("step", "training loss");
        boolean drawn = false;
        for (Arm arm : results.experiment().arms()) {
            List<double[][]> curves = results.seeds().stream()
                    .map(seed -> results.losses(arm.name(), seed))
                    .filter(points -> points[0].length > 0)
                    .map(ExperimentFigures::smooth)
                    .toList();
            if (!curves.isEmpty()) {
                int length =
                        curves.stream().mapToInt(curve -> curve[0].length).min().orElseThrow();
                double[] middle = across(curves, length, 0.5);
                drawn |= Arrays.stream(middle).anyMatch(Double::isFinite);
                plot.band(
                        arm.name(),
                        Arrays.copyOf(curves.get(0)[0], length),
                        across(curves, length, 0),
                        middle,
                        across(curves, length, 1));
            }
        }
        return drawn ? Optional.of(plot) : Optional.empty();
    }

    /** Means of neighbouring steps. */
    private static double[][] smooth(double[][] points) {
        int n = points[0].length;
        int width = Math.max(1, n / POINTS);
        int count = n / width;
        double[][] means = new double[2][count];
        for (int k = 0; k < count; k++) {
            for (int axis = 0; axis < 2; axis++) {
                means[axis][k] = Arrays.stream(points[axis], k * width, (k + 1) * width)
                        .average()
                        .orElseThrow();
            }
        }
        return means;
    }

    /** The least, the median or the largest of the curves. */
    private static double[] across(List<double[][]> curves, int length, double share) {
        return IntStream.range(0, length)
                .mapToDouble(k -> {
                    double[] values = curves.stream()
                            .mapToDouble(curve -> curve[1][k])
                            .sorted()
                            .toArray();
                    return share == 0.5 ? Moments.median(values) : values[share == 0 ? 0 : values.length - 1];
                })
                .toArray();
    }

    private static Optional<Plot> layers(Results results, String point) {
        return overLayers(
                results,
                point,
                results.statistic(),
                Plot.of("layer, from the input", "R_{med} at " + point).logY());
    }

    private static Optional<Plot> alignment(Results results, String point) {
        return overLayers(
                results,
                point,
                LayerRow::alignGradient,
                Plot.of("layer, from the input", "Spearman correlation of |H_{ii}| and |g_{i}|"));
    }

    /** For each arm the median over seeds, layer by layer, in the range of all seeds. */
    private static Optional<Plot> overLayers(
            Results results, String point, ToDoubleFunction<LayerRow> column, Plot plot) {
        List<String> layers = results.layers();
        boolean drawn = false;
        for (Arm arm : results.experiment().arms()) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                double[] values = results.values(arm.name(), point, layers.get(i), column);
                if (values.length > 0) {
                    points.add(new double[] {
                        i + 1,
                        Arrays.stream(values).min().orElseThrow(),
                        Moments.median(values),
                        Arrays.stream(values).max().orElseThrow()
                    });
                }
            }
            if (!points.isEmpty()) {
                drawn = true;
                plot.band(arm.name(), part(points, 0), part(points, 1), part(points, 2), part(points, 3));
            }
        }
        return drawn ? Optional.of(plot) : Optional.empty();
    }

    private static double[] part(List<double[]> points, int index) {
        return points.stream().mapToDouble(point -> point[index]).toArray();
    }
}
