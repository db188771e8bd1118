package org.rmed.transformer.experiment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.statistic.Alignment;
import org.rmed.statistic.SingularUniformity;
import org.rmed.transformer.curvature.BlockSpectrum;
import org.rmed.transformer.curvature.Curvature;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.LayerStatistics;
import org.rmed.transformer.curvature.SampledCoordinates;
import org.rmed.transformer.curvature.SampledHessian;
import org.rmed.transformer.curvature.WeightUniformity;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.training.Task;
import org.rmed.transformer.training.Training;

/** Which layers of a network are measured, at which coordinates, and a sweep over them. */
final class LayerSweep {

    /** Coordinates are the same in all runs, so that runs differ in their weights alone. */
    private static final Streams COORDINATES = new Streams(0).within("coordinates");

    private final List<Integer> indices;
    private final List<Parameter> parameters;
    private final int coordinates;
    private final double floor;

    LayerSweep(Settings settings, Task<?> task) {
        parameters = task.network().parameters();
        coordinates = settings.integer("coordinates", 1, 1 << 20);
        floor = settings.real("floor", 0, 1);
        indices = chosen(settings.text("measureLayers"));
    }

    private List<Integer> chosen(String words) {
        int[] dense = IntStream.range(0, parameters.size())
                .filter(i -> parameters.get(i).kind() == Kind.MATRIX
                        || parameters.get(i).kind() == Kind.CONVOLUTION)
                .toArray();
        if (words.equals("all")) {
            return IntStream.of(dense).boxed().toList();
        }
        if (!words.matches("[0-9]+")) {
            return Arrays.stream(words.split(",", -1))
                    .map(this::named)
                    .distinct()
                    .toList();
        }
        int wanted = new BigInteger(words).min(BigInteger.valueOf(dense.length)).intValue();
        if (wanted < 1) {
            throw new UsageException("measureLayers=" + words + " must be at least 1, all, or names of layers");
        }
        // evenly spread, the first and the last among them
        return IntStream.range(0, wanted)
                .map(k -> dense[wanted == 1 ? 0 : Math.round((float) k * (dense.length - 1) / (wanted - 1))])
                .distinct()
                .boxed()
                .toList();
    }

    private Integer named(String name) {
        OptionalInt found = IntStream.range(0, parameters.size())
                .filter(i -> parameters.get(i).name().equals(name.strip()))
                .findFirst();
        return found.orElseThrow(() -> new UsageException("no layer '" + name + "'"
                + org.rmed.spec.Nearest.suggestion(
                        name, parameters.stream().map(Parameter::name).toList())
                + "; the network has: "
                + String.join(", ", parameters.stream().map(Parameter::name).toList())));
    }

    /** How many layers are measured. */
    int layers() {
        return indices.size();
    }

    /** The layers that are measured. */
    List<String> names() {
        return indices.stream().map(index -> parameters.get(index).name()).toList();
    }

    /**
     * Measures a run where it is.
     *
     * @param point what the measurement waited for, in words
     * @param rows is given each layer's row at once
     * @param stop asked before each layer
     */
    <B> void measure(
            Task<B> task,
            Training<B> training,
            String arm,
            long seed,
            String point,
            Scope scope,
            Consumer<LayerRow> rows,
            BooleanSupplier stop) {
        SampledHessian<B> hessian = new SampledHessian<>(task.network(), training.weights(), scope);
        for (int index : indices) {
            if (stop.getAsBoolean()) {
                return;
            }
            Parameter parameter = parameters.get(index);
            SampledCoordinates where = SampledCoordinates.drawn(parameter, coordinates, true, COORDINATES);
            Curvature curvature = hessian.at(where, task.measured());
            rows.accept(row(training, arm, seed, point, index, where, curvature));
        }
    }

    private LayerRow row(
            Training<?> training,
            String arm,
            long seed,
            String point,
            int index,
            SampledCoordinates where,
            Curvature curvature) {
        Parameter parameter = parameters.get(index);
        LayerStatistics statistics = LayerStatistics.of(curvature, floor);
        double alignAdaptive = Double.NaN;
        double spreadAdaptive = Double.NaN;
        double smoothness = Double.NaN;
        double condition = Double.NaN;
        if (curvature instanceof Measured measured) {
            double[] adaptive =
                    training.optimizer().adaptiveGradient(parameter.name(), where.places(), measured.gradient());
            alignAdaptive = number(LayerStatistics.alignment(measured, adaptive));
            spreadAdaptive = spread(adaptive);
            BlockSpectrum spectrum = BlockSpectrum.of(measured.block());
            smoothness = spectrum.smoothness();
            condition = spectrum.condition();
        }
        Optional<SingularUniformity> singular =
                WeightUniformity.of(parameter, training.weights().get(parameter.name()));
        return new LayerRow(
                arm,
                seed,
                point,
                training.t(),
                index,
                parameter.name(),
                where.places().length,
                statistics.state().name(),
                number(statistics.rMed()),
                number(statistics.rMedFloored()),
                number(statistics.rOd()),
                number(statistics.alignment()),
                alignAdaptive,
                number(statistics.spread()),
                spreadAdaptive,
                singular.map(SingularUniformity::rU).orElse(Double.NaN),
                singular.map(SingularUniformity::rV).orElse(Double.NaN),
                singular.map(SingularUniformity::rankRatio).orElse(Double.NaN),
                smoothness,
                condition,
                statistics.words());
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static double spread(double[] values) {
        List<Double> sizes = new ArrayList<>();
        for (double value : values) {
            sizes.add(Math.abs(value));
        }
        return sizes.stream().anyMatch(size -> !(size > 0)) ? Double.NaN : Alignment.spread(values);
    }
}
