package org.rmed.lab.figure;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.ValueAxis;
import org.rmed.spec.UsageException;
import org.rmed.theory.Outcome;

/**
 * A chart of one's own in the house's style, built call by call:
 *
 * <pre>Plot.of("t", "r_med_1").logY().run(sgdm).run(adam).theory("ln d", Math.log(64))</pre>
 *
 * The axes show columns of runs ({@code t}, {@code loss}, {@code r_med_1}, ..., also {@code r_med_1 - 1}, {@code t/T_2} and
 * {@code eta t}), or are named freely where only lines and points are drawn. A loss on the horizontal axis falls from left
 * to right, as in training. On a log axis values that are not positive are left out.
 */
public final class Plot {

    private static final int POINTS = 401;
    private static final double DIAMETER = 7;
    private static final int MANY = 4;

    /** Whose colours are given away first. */
    private static final List<String> FREE =
            List.of("adam", "adagrad", "amsgrad", "gd", "adamw", "rmsprop", "sign", "nesterov");

    private final String x;
    private final String y;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Color> colors = new LinkedHashMap<>();
    private boolean logX;
    private boolean logY;

    private Plot(String x, String y) {
        this.x = x;
        this.y = y;
    }

    /** How something is drawn. */
    private enum Kind {
        BAND,
        LINE,
        THIN,
        POINTS,
        THEORY,
        MARK
    }

    /** Something drawn; (x, y) given the axes' range of x, which only the theory's lines need. */
    private record Layer(Kind kind, String name, Color color, BiFunction<Double, Double, double[][]> points) {}

    /**
     * An empty chart.
     *
     * @param x a column, or a label
     * @param y a column, or a label; {@code R_{med,1}} is set with a subscript
     */
    public static Plot of(String x, String y) {
        return new Plot(x, y);
    }

    /** The horizontal axis in equal ratios. */
    public Plot logX() {
        logX = true;
        return this;
    }

    /** The vertical axis in equal ratios. */
    public Plot logY() {
        logY = true;
        return this;
    }

    /** A run's line in its optimizer's colour. */
    public Plot run(Outcome run) {
        return runs(List.of(run));
    }

    /** A run's line under a name of its own, in its optimizer's colour unless another name has that. */
    public Plot run(String name, Outcome run) {
        return run(name, run, y);
    }

    /** A run's line under a name of its own, showing another column than the vertical axis names. */
    public Plot run(String name, Outcome run, String column) {
        Color own = Palette.of(run.optimizer().name());
        if (!colors.containsValue(own)) {
            colors.putIfAbsent(name, own);
        }
        return add(Kind.LINE, name, new double[][] {Column.of(run, x), Column.of(run, column)});
    }

    /** A thin line for each run, in its optimizer's colour. */
    public Plot runs(List<Outcome> runs) {
        for (Outcome run : runs) {
            String name = run.optimizer().name();
            String words = name.equals("sgdm") ? Comparison.SGDM : name.equals("adam") ? Comparison.ADAM : name;
            colors.putIfAbsent(words, Palette.of(name));
            draw(words, run, runs.size());
        }
        return this;
    }

    /** A thin line for each run, all under one name. */
    public Plot runs(String name, List<Outcome> runs) {
        runs.forEach(run -> draw(name, run, runs.size()));
        return this;
    }

    private void draw(String name, Outcome run, int of) {
        double[][] points = {Column.of(run, x), Column.of(run, y)};
        add(of > MANY ? Kind.THIN : Kind.LINE, name, points);
    }

    /** A line through points. */
    public Plot line(String name, double[] x, double[] y) {
        return add(Kind.LINE, name, paired(name, x, y));
    }

    /** A line in a band, such as the median of seeds in the range of most of them; an optimizer's name has its colour. */
    public Plot band(String name, double[] x, double[] low, double[] middle, double[] high) {
        if (Palette.names().contains(name)) {
            colors.putIfAbsent(name, Palette.of(name));
        }
        add(Kind.BAND, name, bounded(paired(name, x, low), paired(name, x, high)));
        return add(Kind.LINE, name, paired(name, x, middle));
    }

    /** Points. */
    public Plot points(String name, double[] x, double[] y) {
        return add(Kind.POINTS, name, paired(name, x, y));
    }

    /** The empirical distribution function of values: the k-th smallest of n at (k - 1/2) / n. */
    public Plot distribution(String name, double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double[] shares = IntStream.range(0, sorted.length)
                .mapToDouble(k -> (k + 0.5) / sorted.length)
                .toArray();
        return add(Kind.POINTS, name, new double[][] {sorted, shares});
    }

    /** A prediction, dashed, over the range of everything else. */
    public Plot theory(String name, DoubleUnaryOperator law) {
        layers.add(new Layer(Kind.THEORY, name, Palette.THEORY, (low, high) -> {
            double[] grid = logX ? Curve.logGrid(low, high, POINTS) : Curve.grid(low, high, POINTS);
            return new double[][] {grid, Arrays.stream(grid).map(law).toArray()};
        }));
        return this;
    }

    /** A predicted level or bound, dashed. */
    public Plot theory(String name, double level) {
        return theory(name, at -> level);
    }

    /** A time or other place on the horizontal axis, dotted. */
    public Plot mark(String name, double x) {
        return mark(name, x, Palette.THEORY);
    }

    private Plot mark(String name, double at, Color color) {
        double[][] points = {{at}, {}};
        layers.add(new Layer(Kind.MARK, name, color, (low, high) -> points));
        return this;
    }

    /** The ends of the theorem's interval in a run: T_1 and T_2 (T_3 if that is sooner) of SGD+M, T_P and T_2 of Adam. */
    public Plot phases(Outcome run) {
        if (Double.isNaN(Column.time(run, x, 0))) {
            throw new UsageException(
                    "phases are times, and the horizontal axis shows " + x + "; use t, t/T_2 or eta t");
        }
        boolean linear = run.optimizer().linearInGradient();
        Map<String, Double> times = new LinkedHashMap<>();
        times.put(linear ? "T_1" : "T_P", run.phase(linear ? "T_1" : "T_P"));
        times.put(
                linear && run.trajectory().phases().time("T_2").orElse(Double.POSITIVE_INFINITY) > Seeds.end(run)
                        ? "T_3"
                        : "T_2",
                Seeds.end(run));
        times.forEach((name, t) ->
                mark(name, Column.time(run, x, t), Palette.of(run.optimizer().name())));
        return this;
    }

    private Plot add(Kind kind, String name, double[][] points) {
        Color color = colors.computeIfAbsent(name, key -> unused());
        layers.add(new Layer(kind, name, color, (low, high) -> points));
        return this;
    }

    /** The first colour not drawn yet; that of SGD+M, which readers know, last. */
    private Color unused() {
        return Stream.concat(FREE.stream(), Palette.names().stream())
                .map(Palette::of)
                .filter(color -> !colors.containsValue(color))
                .findFirst()
                .orElse(Palette.THEORY);
    }

    /** A closed outline: the lower line from left to right, then the upper one back. */
    private static double[][] bounded(double[][] low, double[][] high) {
        int n = low[0].length;
        double[][] points = new double[2][2 * n];
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < n; i++) {
                points[axis][i] = low[axis][i];
                points[axis][2 * n - 1 - i] = high[axis][i];
            }
        }
        return points;
    }

    private static double[][] paired(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new UsageException(name + " has " + x.length + " values of x and " + y.length + " of y");
        }
        return new double[][] {x, y};
    }

    /**
     * The chart as drawn so far.
     *
     * @throws UsageException if there is nothing to draw
     */
    public JFreeChart chart() {
        Extent extent = new Extent(logX, logY);
        layers.stream()
                .filter(layer -> layer.kind != Kind.MARK && layer.kind != Kind.THEORY)
                .forEach(layer -> extent.add(layer.points.apply(0.0, 0.0)));
        if (extent.isEmpty()) {
            throw new UsageException(
                    "the plot of " + y + " against " + x + " has nothing to draw; add a run, line or points"
                            + (logX || logY ? " with positive values" : ""));
        }
        double low = extent.lowX();
        double high = extent.highX();
        layers.stream()
                .filter(layer -> layer.kind == Kind.THEORY)
                .forEach(layer -> extent.addWithin(layer.points.apply(low, high)));
        ValueAxis across = logX
                ? Axes.log(Column.label(x), low, high)
                : Axes.linear(Column.label(x), low, high, Column.label(x).startsWith("t"));
        across.setInverted(x.equals("loss"));
        Panel panel = new Panel(
                across,
                logY
                        ? Axes.log(Column.label(y), extent.lowY(), extent.highY())
                        : Axes.linear(Column.label(y), extent.lowY(), extent.highY(), false));
        Map<String, LegendItem> legend = new LinkedHashMap<>();
        for (Layer layer : layers) {
            double[][] points = extent.kept(layer.points.apply(low, high));
            switch (layer.kind) {
                case BAND -> shade(panel, layer, layer.points.apply(low, high), extent);
                case LINE -> panel.line(layer.name, points[0], points[1], layer.color, Style.SOLID);
                case THIN -> panel.line(layer.name, points[0], points[1], layer.color, Style.THIN);
                case POINTS -> panel.points(layer.name, points[0], points[1], layer.color, DIAMETER);
                case THEORY -> panel.line(layer.name, points[0], points[1], layer.color, Style.DASHED);
                case MARK -> panel.mark(layer.points.apply(low, high)[0][0], Style.NAMES, layer.name, layer.color);
            }
            item(layer).ifPresent(item -> legend.putIfAbsent(layer.name, item));
        }
        return Style.chart(panel.plot(), List.copyOf(legend.values()));
    }

    /** Where both of its lines have a place. */
    private static void shade(Panel panel, Layer layer, double[][] outline, Extent extent) {
        int last = outline[0].length - 1;
        int[] kept = IntStream.range(0, outline[0].length / 2)
                .filter(i -> extent.kept(new double[][] {
                                    {outline[0][i], outline[0][i]}, {outline[1][i], outline[1][last - i]}
                                })[0]
                                .length
                        == 2)
                .toArray();
        double[] x = Arrays.stream(kept).mapToDouble(i -> outline[0][i]).toArray();
        double[] low = Arrays.stream(kept).mapToDouble(i -> outline[1][i]).toArray();
        double[] high =
                Arrays.stream(kept).mapToDouble(i -> outline[1][last - i]).toArray();
        panel.shade(layer.name, x, low, high, layer.color);
    }

    private static Optional<LegendItem> item(Layer layer) {
        return switch (layer.kind) {
            case BAND -> Optional.of(Style.band(layer.name, layer.color));
            case LINE, THIN -> Optional.of(Style.line(layer.name, layer.color, Style.SOLID));
            case POINTS -> Optional.of(Style.point(layer.name, layer.color));
            case THEORY -> Optional.of(Style.line(layer.name, layer.color, Style.DASHED));
            case MARK -> Optional.empty();
        };
    }

    /**
     * Writes the chart to a file.
     *
     * @param file ends in .svg or .png
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".svg")) {
            Files.write(file, FigureWriter.svg(chart()).getBytes(StandardCharsets.UTF_8));
        } else if (name.endsWith(".png")) {
            Files.write(file, FigureWriter.png(chart(), 2 * Style.WIDTH));
        } else {
            throw new UsageException(name + " is neither .svg nor .png");
        }
    }
}
