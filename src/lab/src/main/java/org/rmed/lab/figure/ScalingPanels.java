package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.rmed.lab.scaling.Axes;
import org.rmed.lab.scaling.Fit;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.Measurement;
import org.rmed.lab.scaling.ScalingLaws;
import org.rmed.spec.Settings;

/**
 * Scaling laws side by side: runs, the fitted line and what the sharp theory says of the same runs.
 *
 * @param laws up to six, row by row
 */
record ScalingPanels(List<Law> laws) implements Figure {

    static final String RUNS = "runs";
    static final String FIT = "fit";
    static final String SHARP = "sharp";

    private static final int COLUMNS = 3;
    /** Runs drawn at each x: more would fill the file and not the eye. */
    private static final int MOST_SHOWN = 40;
    /** Space left of and below each panel: four digits, or a power of ten, and the label. */
    private static final double LEFT = 76;

    private static final double BELOW = 62;
    /** Room around the runs on a logarithmic axis. */
    private static final double SPREAD = 1.6;
    /** Room for the heading above the runs, as a share of the axis. */
    private static final double HEADROOM = 0.28;

    /** Axis labels: short, in {@link Notation}. */
    private static final Map<String, String> LABELS = labels();

    /** Two exponents of each theorem's half and two of the losses. */
    static ScalingPanels six() {
        return new ScalingPanels(ScalingLaws.named(List.of(
                "sgdm-ratio-d", "sgdm-t1-eta", "sgdm-residual-s", "adam-ratio-s", "adam-ratio-d", "adam-loss-tg-d")));
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("sgdm-ratio-d", "R_{med,1} at T_2");
        labels.put("sgdm-t1-eta", "T_1");
        labels.put("sgdm-residual-s", "residual at T_1");
        labels.put("adam-ratio-s", "R_{med,1} \u2212 1");
        labels.put("adam-ratio-d", "R_{med,1} \u2212 1");
        labels.put("adam-loss-tg-d", "Lbar at T_g");
        return labels;
    }

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String title() {
        return "Scaling laws of SGD+M and Adam in d, eta and s";
    }

    @Override
    public String caption() {
        return "Runs (small points, at most " + MOST_SHOWN
                + " at each x), the median of all at each x (large points), the line fitted to the medians (solid) and what the closed"
                + " form says of the same runs (dashed); at the top of each panel the fitted exponent, with its 95% interval over"
                + " seeds in the table of `rmed scaling`. "
                + laws.stream()
                        .map(law -> "`" + law.name() + "`: " + law.statement()
                                + law.paper()
                                        .map(paper ->
                                                " Paper: exponent " + paper.words() + " (" + paper.source() + ").")
                                        .orElse("")
                                + " " + law.seeds() + " seeds at each point.")
                        .collect(Collectors.joining(" "))
                + " Jiang, Malik and Li (2023); the sharp exponents are derived here.";
    }

    @Override
    public List<Settings> settings() {
        return laws.stream().flatMap(law -> law.settings().stream()).distinct().toList();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<XYPlot> panels = laws.stream()
                .map(law -> panel(Measurement.of(law, Optional.empty(), runs.of(law.settings()))))
                .toList();
        return Style.chart(
                new Grid(panels, COLUMNS, LEFT, BELOW),
                List.of(
                        Style.point("SGD+M", Palette.of("sgdm")),
                        Style.point("Adam", Palette.of("adam")),
                        Style.line("fit", Palette.INK, Style.SOLID),
                        Style.line("sharp theory", Palette.THEORY, Style.DASHED)));
    }

    private static XYPlot panel(Measurement measurement) {
        Law law = measurement.law();
        Fit fit = measurement
                .fits()
                .map(Measurement.Fits::measured)
                .orElseThrow(() -> new IllegalStateException(law.name() + ": " + measurement.reason()));
        double[] x = measurement.x();
        int shown = StrictMath.min(law.seeds(), MOST_SHOWN);
        double[] y = Arrays.stream(measurement.values())
                .flatMapToDouble(row -> Arrays.stream(row).limit(shown))
                .toArray();
        double[] eachX = IntStream.range(0, x.length)
                .boxed()
                .flatMapToDouble(k -> DoubleStream.generate(() -> x[k]).limit(shown))
                .toArray();
        String color = law.optimizer();
        Panel panel = new Panel(horizontal(law, x), vertical(law, y));
        panel.points(RUNS, eachX, y, Palette.faint(Palette.of(color)), 6);
        panel.line(FIT, x, on(law.axes(), fit, x), Palette.of(color), Style.SOLID);
        panel.line(SHARP, x, sharp(measurement), Palette.THEORY, Style.DASHED);
        panel.points(RUNS + " median", x, measurement.medians(), Palette.of(color), 9);
        boolean falling = fit.slope() < 0;
        return panel.heading(heading(law, fit), falling ? Heading.Corner.UPPER_RIGHT : Heading.Corner.UPPER_LEFT)
                .plot();
    }

    private static String heading(Law law, Fit fit) {
        String exponent = String.format(Locale.ROOT, "%.2f", fit.slope()).replace('-', '\u2212');
        return law.axes() == Axes.POWER_OF_LOG ? exponent + " of ln " + law.variable() : "exponent " + exponent;
    }

    private static double[] on(Axes axes, Fit fit, double[] x) {
        return Arrays.stream(x).map(at -> axes.value(fit.at(axes.x(at)))).toArray();
    }

    /** Medians of the closed form; a power without a constant goes through the middle of the runs. */
    private static double[] sharp(Measurement measurement) {
        Law law = measurement.law();
        Measurement.Fits fits = measurement.fits().orElseThrow();
        if (law.sharp().law().isPresent()) {
            return Arrays.stream(measurement.due()).mapToDouble(Band::median).toArray();
        }
        double[] at = Arrays.stream(measurement.x()).map(law.axes()::x).toArray();
        double middle = Arrays.stream(at).average().orElseThrow();
        Fit through = fits.measured();
        return Arrays.stream(at)
                .map(c -> law.axes().value(through.at(middle) + law.sharp().exponent() * (c - middle)))
                .toArray();
    }

    private static ValueAxis horizontal(Law law, double[] x) {
        String label = law.variable().equals("eta") ? "\u03b7" : law.variable();
        double low = x[0] / SPREAD;
        double high = x[x.length - 1] * SPREAD;
        return new LogScale(label, low, high, powers(low, high));
    }

    private static ValueAxis vertical(Law law, double[] y) {
        double low = Arrays.stream(y).min().orElseThrow() / SPREAD;
        double high = Arrays.stream(y).max().orElseThrow() * SPREAD;
        double top = high * StrictMath.pow(high / low, HEADROOM);
        return new LogScale(LABELS.getOrDefault(law.name(), law.quantity()), low, top, powers(low, top));
    }

    /** At most four whole powers of ten; over less than a decade and a half, 1, 2 and 5 of each. */
    private static double[] powers(double low, double high) {
        double decades = StrictMath.log10(high / low);
        int every = (int) StrictMath.max(1, StrictMath.ceil(decades / 4));
        int[] factors = decades < 1.5 ? new int[] {1, 2, 5} : new int[] {1};
        return IntStream.rangeClosed(-40, 40)
                .filter(k -> k % every == 0)
                .boxed()
                .flatMap(k -> Arrays.stream(factors).mapToObj(factor -> Double.parseDouble(factor + "e" + k)))
                .filter(tick -> tick >= low && tick <= high)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
