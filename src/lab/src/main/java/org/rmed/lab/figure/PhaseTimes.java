package org.rmed.lab.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.PhaseTimeLaw;

/**
 * The phase times of both optimizers: what their definitions watch, and where the closed forms say they are.
 *
 * @param d dimension
 * @param seeds per optimizer and learning rate
 */
record PhaseTimes(int d, int seeds) implements Figure {

    static final String LAW = "law of ";
    static final String LATE = "late ";

    /** Learning rates, rising; the one at {@link #SHOWN} is drawn above. */
    private static final List<String> RATES = List.of("1e-5", "2e-5", "5e-5", "1e-4");

    private static final List<String> ADAM_RATES = List.of("0.01*s", "0.03*s", "0.1*s", "0.3*s");
    private static final int SHOWN = 2;

    private static final double LEFT = 76;
    private static final double BELOW = 58;
    /** A curve ends once it has fallen to this share of its threshold, or risen to this multiple. */
    private static final double ENOUGH = 0.6;

    private static final double MORE = 3;
    private static final double SPREAD = 1.6;

    @Override
    public String name() {
        return "phase-times";
    }

    @Override
    public String title() {
        return "Phase times lie where the closed forms of what they watch pass their thresholds";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Above, one run each (seed 1; SGD+M at `eta = %s`, Adam at `eta = %s`): the quantities that the definitions watch, each"
                        + " divided by its threshold, so that a phase time is where a curve passes 1. SGD+M: T_1 (Definition 1), T_2"
                        + " (Definition 2) and T_3 (Definition 3), with `eps = 1/d`; Adam: T_P, T_1 (Definition 4), T_g (Definition 5) and T_f"
                        + " (Definition 6). Dashed: closed forms, nothing fitted: `max |w2|` by Lemma 4 with the exact factors of heavy ball, E = -(1 - q) A with q"
                        + " logistic (Lemma 9); Adam `|w2_i| = |w2_i(0)| + eta t`, `E_j = d eta t (eta t + mean |w2(0)|) - A_j` until column j"
                        + " arrives, and `g2 = eta t` times the sum of |E_j| over the others (eq. (29)). Below, by how many steps"
                        + " each time comes after its closed form passes the threshold, against eta: medians and 10-90%% bands over seeds 1-%d. SGD+M: at most 0.4%% of the time, of"
                        + " which half a step is rounding up,"
                        + " the little of W2 W1 that Lemma 4 leaves out at small eta, and the logistic law's own error at the largest. Adam:"
                        + " its moments lag, by up to 25 steps of each time, whatever eta; T_g and T_f also move with columns that have arrived and swing about their targets. d = %d, `s = d^-1.5`, `beta = 0.9`, `beta1 = 0.9`,"
                        + " `beta2 = beta1^2`. Jiang, Malik and Li (2023), Definitions 1 to 6, Lemmas 4 and 9 and eq. (29); the closed forms are derived here.",
                RATES.get(SHOWN),
                ADAM_RATES.get(SHOWN),
                seeds,
                d);
    }

    @Override
    public List<Settings> settings() {
        return Stream.concat(
                        RATES.stream().flatMap(eta -> at("sgdm", eta)),
                        ADAM_RATES.stream().flatMap(eta -> at("adam", eta)))
                .toList();
    }

    private Stream<Settings> at(String optimizer, String eta) {
        return Seeds.settings(
                d,
                1,
                seeds,
                List.of("optimizer=" + optimizer, "alpha=1.5", "eta=" + eta, "engine=dense", "every=events"))
                .stream();
    }

    @Override
    public Gauge gauge() {
        return new Definitions(4);
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        List<XYPlot> panels = List.of(
                watched(sgdm, Definition.ofSgdm()),
                watched(adam, Definition.ofAdam()),
                lateness(sgdm, Definition.ofSgdm()),
                lateness(adam, Definition.ofAdam()));
        return Style.chart(
                new Grid(panels, 2, LEFT, BELOW),
                List.of(
                        Style.band(Comparison.SGDM, Palette.of("sgdm")),
                        Style.band(Comparison.ADAM, Palette.of("adam")),
                        Style.line("closed form", Palette.THEORY, Style.DASHED)));
    }

    /** The run with the first seed at the rate that is shown. */
    private XYPlot watched(Seeds of, List<Definition> definitions) {
        Outcome run = of.runs().get(SHOWN * seeds);
        double last = 1.1
                * definitions.stream()
                        .mapToDouble(each -> time(run, each))
                        .max()
                        .orElseThrow();
        List<double[][]> curves =
                definitions.stream().map(each -> curve(run, each)).toList();
        double lowest = curves.stream()
                .flatMapToDouble(xy -> Arrays.stream(xy[1]))
                .min()
                .orElseThrow();
        double highest = curves.stream()
                .flatMapToDouble(xy -> Arrays.stream(xy[1]))
                .max()
                .orElseThrow();
        Panel panel = new Panel(
                new LinearScale("t", 0, last, LossLaws.step(last)),
                new LogScale("over its threshold", StrictMath.max(0.03, lowest / 2), 8 * highest));
        panel.level("threshold", 0, last, 1, Style.THIN);
        for (int k = 0; k < definitions.size(); k++) {
            Definition each = definitions.get(k);
            double[][] xy = curves.get(k);
            // the names of neighbours stand on different lines
            panel.mark(time(run, each), 0.92 - 0.1 * (k % 2), each.time(), of.color());
            panel.line(each.time(), xy[0], xy[1], of.color(), Style.SOLID);
            PhaseTimeLaw law = each.law(run);
            double[][] due = positive(
                    xy[0],
                    Arrays.stream(xy[0])
                            .map(t -> law.quantity().applyAsDouble(t) / law.threshold())
                            .toArray());
            panel.line(LAW + each.time(), due[0], due[1], Palette.THEORY, Style.DASHED);
            name(panel, each.quantity(), law.rises(), xy, last, of.color());
        }
        return panel.plot();
    }

    /** A rising quantity is named right of where it passes; a falling one above its curve, clear of T_P; one that does both below. */
    private static void name(Panel panel, String quantity, boolean rises, double[][] xy, double last, Color color) {
        if (rises) {
            int passed = IntStream.range(0, xy[1].length)
                    .filter(k -> xy[1][k] >= 1)
                    .findFirst()
                    .orElseThrow();
            panel.label(quantity, xy[0][passed] + 0.03 * last, 0.4, Label.Anchor.LEFT, 0, color);
        } else {
            int peak = IntStream.range(0, xy[1].length)
                    .reduce((best, k) -> xy[1][k] > xy[1][best] ? k : best)
                    .orElseThrow();
            boolean falling = peak == 0;
            double x = falling ? 0.14 * last : xy[0][peak] + 0.045 * last;
            panel.label(quantity, x, falling ? xy[1][peak] : 1, Label.Anchor.LEFT, 6, color);
        }
    }

    /** A quantity over its threshold against t, up to a little after it has passed it. */
    private static double[][] curve(Outcome run, Definition definition) {
        double[] t = run.readings().vector(Definitions.T);
        double[] value = run.readings().vector(definition.quantity());
        PhaseTimeLaw law = definition.law(run);
        double level = law.threshold();
        double passed = time(run, definition);
        int count = (int) IntStream.range(0, t.length)
                .takeWhile(k -> t[k] <= passed || (law.rises() ? value[k] < MORE * level : value[k] > ENOUGH * level))
                .count();
        double[] y = Arrays.stream(value).limit(count).map(each -> each / level).toArray();
        return positive(Arrays.copyOf(t, count), y);
    }

    /** The points that have a place on a log axis. */
    private static double[][] positive(double[] x, double[] y) {
        int[] kept = IntStream.range(0, y.length).filter(k -> y[k] > 0).toArray();
        return new double[][] {
            Arrays.stream(kept).mapToDouble(k -> x[k]).toArray(),
            Arrays.stream(kept).mapToDouble(k -> y[k]).toArray()
        };
    }

    private XYPlot lateness(Seeds of, List<Definition> definitions) {
        int rates = of.runs().size() / seeds;
        double[] eta = IntStream.range(0, rates)
                .mapToDouble(k -> of.runs().get(k * seeds).optimizer().eta())
                .toArray();
        List<Band> bands = new ArrayList<>();
        for (Definition each : definitions) {
            double[][] quantiles = IntStream.range(0, rates)
                    .mapToObj(k -> Band.quantiles(of.runs().subList(k * seeds, (k + 1) * seeds).stream()
                            .mapToDouble(run -> late(run, each))
                            .toArray()))
                    .toArray(double[][]::new);
            bands.add(new Band(eta, column(quantiles, 0), column(quantiles, 1), column(quantiles, 2)));
        }
        double lowest = bands.stream()
                .flatMapToDouble(b -> Arrays.stream(b.low()))
                .min()
                .orElseThrow();
        double highest = bands.stream()
                .flatMapToDouble(b -> Arrays.stream(b.high()))
                .max()
                .orElseThrow();
        Panel panel = new Panel(
                new LogScale("\u03b7", eta[0] / SPREAD, eta[rates - 1] * SPREAD),
                Axes.linear("steps late", StrictMath.min(0, lowest) - 0.04 * highest, highest, false));
        panel.level("on time", eta[0] / SPREAD, eta[rates - 1] * SPREAD, 0, Style.DASHED);
        for (int k = 0; k < bands.size(); k++) {
            Band band = bands.get(k);
            String key = LATE + definitions.get(k).time();
            panel.band(key, band, of.color());
            panel.points(key + " points", band.x(), band.median(), of.color(), 7);
        }
        double[] ends =
                bands.stream().mapToDouble(band -> band.median()[rates - 1]).toArray();
        double[] names = apart(ends, 0.09 * (StrictMath.max(highest, 0) - StrictMath.min(0, lowest)));
        for (int k = 0; k < names.length; k++) {
            String time = definitions.get(k).time();
            panel.label(time, eta[rates - 1] * 1.1, names[k], Label.Anchor.LEFT, -5, of.color());
        }
        return panel.plot();
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /** The heights, moved upwards until neighbours are so far apart. */
    static double[] apart(double[] heights, double distance) {
        int[] order = IntStream.range(0, heights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> heights[k]))
                .mapToInt(k -> k)
                .toArray();
        double[] moved = heights.clone();
        for (int k = 1; k < order.length; k++) {
            moved[order[k]] = StrictMath.max(moved[order[k]], moved[order[k - 1]] + distance);
        }
        return moved;
    }

    /** Steps from where the closed form passes the threshold to where the run does. */
    static double late(Outcome run, Definition definition) {
        return time(run, definition)
                - definition.law(run).predicted(run.trajectory().end());
    }

    private static double time(Outcome run, Definition definition) {
        return run.phase(definition.time());
    }
}
