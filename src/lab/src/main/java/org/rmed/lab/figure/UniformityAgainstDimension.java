package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.RatioLaw;

/**
 * R_med,1 at the end of the second phase against d: log d for SGD+M, 1 for Adam.
 *
 * @param dimensions rising
 * @param seeds per optimizer and dimension
 */
record UniformityAgainstDimension(List<Integer> dimensions, int seeds) implements Figure {

    static final String LAW_BAND = "exact law, 5-95%";
    static final String LAW = "exact law, median";
    static final String MEDIAN = " median";

    private static final double SPREAD = 1.25;
    /** The law is drawn at even d: odd ones, with their other median, would make the line jagged. */
    private static final int LAW_POINTS = 33;

    @Override
    public String name() {
        return "r-med-against-d";
    }

    @Override
    public String title() {
        return "R_med,1 at the end of the second phase grows like log d for SGD+M, and is 1 for Adam";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "At the end of the second phase, min(T_2, T_3) of SGD+M and T_2 of Adam, R_med,1 of SGD+M grows like log d and"
                        + " that of Adam is 1. Small points: runs, %d seeds at each d, none used twice (%s); large points: their"
                        + " medians. Dashed line and grey band: median and 5-95%% of max/median of d squared Gaussians by the"
                        + " exact law, nothing fitted, so nine in ten runs of SGD+M should lie in the band; dashed at 1: Adam's"
                        + " limit. Jiang, Malik and Li (2023), Theorem 1; the law at finite d is derived here.",
                seeds,
                Seeds.REGIME);
    }

    @Override
    public List<Settings> settings() {
        // seeds of their own for each d: one seed starts every dimension with the same draws
        return IntStream.range(0, dimensions.size())
                .boxed()
                .flatMap(k ->
                        Seeds.both(dimensions.get(k), 1 + k * seeds, seeds, "until=second-phase-end", "every=1e9")
                                .stream())
                .toList();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        double low = dimensions.get(0) / SPREAD;
        double high = dimensions.get(dimensions.size() - 1) * SPREAD;
        double[] ticks = dimensions.stream().mapToDouble(d -> d).toArray();
        double[][] sgdm = values(outcomes, "sgdm");
        double[][] adam = values(outcomes, "adam");
        double largest = Stream.of(sgdm).flatMapToDouble(Arrays::stream).max().orElseThrow();
        Panel panel = new Panel(
                new LogScale("d", low, high, ticks),
                new LogScale("R_{med,1} at T_2", Comparison.FLOOR, StrictMath.max(1.3 * largest, 50)));
        law(panel, low, high);
        runs(panel, Comparison.SGDM, sgdm, "sgdm");
        runs(panel, Comparison.ADAM, adam, "adam");
        return Style.chart(
                panel.plot(),
                List.of(
                        Style.point(Comparison.SGDM, Palette.of("sgdm")),
                        Style.point(Comparison.ADAM, Palette.of("adam")),
                        Style.band("exact law: median, 5% to 95%", Palette.THEORY, Style.DASHED)));
    }

    static void law(Panel panel, double low, double high) {
        List<RatioLaw> laws = Arrays.stream(Curve.logGrid(low, high, LAW_POINTS))
                .mapToInt(d -> 2 * (int) StrictMath.rint(d / 2))
                .distinct()
                .mapToObj(RatioLaw::new)
                .toList();
        double[] d = laws.stream().mapToDouble(RatioLaw::d).toArray();
        panel.shade(LAW_BAND, d, quantiles(laws, 0.05), quantiles(laws, 0.95), Palette.THEORY);
        panel.line(LAW, d, quantiles(laws, 0.5), Palette.THEORY, Style.DASHED);
        panel.level(Comparison.ONE, low, high, 1, Style.DASHED);
    }

    private static double[] quantiles(List<RatioLaw> laws, double p) {
        return laws.stream().mapToDouble(law -> law.quantile(p)).toArray();
    }

    private void runs(Panel panel, String key, double[][] values, String optimizer) {
        double[] d = IntStream.range(0, values.length)
                .mapToObj(k -> Arrays.stream(values[k]).map(value -> dimensions.get(k)))
                .flatMapToDouble(stream -> stream)
                .toArray();
        double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        double[] each = dimensions.stream().mapToDouble(x -> x).toArray();
        double[] medians = Arrays.stream(values).mapToDouble(Band::median).toArray();
        panel.points(key, d, all, Palette.faint(Palette.of(optimizer)), 8);
        panel.points(key + MEDIAN, each, medians, Palette.of(optimizer), 12);
    }

    private double[][] values(List<Outcome> outcomes, String optimizer) {
        Seeds all = Seeds.among(outcomes, optimizer);
        return dimensions.stream()
                .map(d -> all.atDimension(d).each(run -> run.trajectory().value(Seeds.atEnd(run), "r_med_1")))
                .toArray(double[][]::new);
    }
}
