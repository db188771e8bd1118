package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LearnedShare;
import org.rmed.theory.law.Remainder;

/**
 * How far the weights are from rank one, entry by entry, and what the lemmas allow.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record RankOneResiduals(int d, int seeds) implements Figure {

    static final String MAX = "max";
    static final String MEDIAN = "median";
    static final String BOUND = "bound";
    static final String SHARP = "sharp";

    private static final double LAST = 1.2;
    private static final int POINTS = 241;
    private static final double LEFT = 76;
    private static final double BELOW = 56;

    @Override
    public String name() {
        return "rank-one-residuals";
    }

    @Override
    public String title() {
        return "Weights become of rank one under both optimizers, far closer than the bounds ask";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Residuals of rank one of W1 (left) and W2 (right) about the leading singular pair `sigma_1 u v^T` of W1: `|W1_ij -"
                        + " sigma_1 u_i v_j| / |sigma_1 u_i v_j|` and `|W2_i - c u_i| / |c u_i|`, the largest and the median over the"
                        + " entries. Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the end of the"
                        + " second phase, min(T_2, T_3) of SGD+M and T_2 of Adam; vertical lines: where the lemmas begin, T_1 and T_P."
                        + " Dotted: the paper's bounds without their constants and logarithms, `d^-(alpha/4-1/2)` of SGD+M (Lemma 1) and"
                        + " `eta^(1/4) + d^-(alpha/2-1/4)` of Adam (Lemmas 14 and 15), which the largest entry of W2 nearly attains at T_P. Dashed: closed forms derived here, nothing fitted."
                        + " The inertia of heavy ball in that of W2 under SGD+M was derived after the measured curves had been seen: there the agreement is no prediction."
                        + " SGD+M: the"
                        + " part of W1(0) outside u and v never moves, so the residual of W1 is of order `s^(3/2)` at T_1 and falls like `q^(-1/2)`, that"
                        + " of W2 like `1/q`, q the logistic learned share. Adam: `||w2_i(0)| - mean| / (mean + eta t)` in W2; its W1 is set by"
                        + " the steps that rows and columns take differently, at the start and when columns arrive, from T_1 on. Jiang,"
                        + " Malik and Li (2023), Lemmas 1, 2, 14, 15 and section 6.",
                seeds,
                d,
                Deep.REGIME);
    }

    @Override
    public List<Settings> settings() {
        return Deep.settings(d, seeds);
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        List<XYPlot> panels = List.of("sgdm", "adam").stream()
                .map(optimizer -> Seeds.among(outcomes, optimizer))
                .flatMap(of -> List.of(1, 2).stream().map(layer -> panel(of, layer)))
                .toList();
        return Style.chart(
                new Grid(panels, 2, LEFT, BELOW),
                List.of(
                        Style.band(Comparison.SGDM, Palette.of("sgdm")),
                        Style.band(Comparison.ADAM, Palette.of("adam")),
                        Style.line("closed form", Palette.THEORY, Style.DASHED),
                        Style.line("the paper's bound", Palette.THEORY, Style.DOTTED)));
    }

    private static XYPlot panel(Seeds of, int layer) {
        boolean linear = of.optimizer().equals("sgdm");
        double[] x = Curve.grid(0, LAST, POINTS);
        Band largest = of.band(x, run -> Seeds.againstTime(run, "residual_" + layer + "_max"));
        Band middle = of.band(x, run -> Seeds.againstTime(run, "residual_" + layer + "_median"));
        double bound = of.median(linear ? RankOneResiduals::boundOfSgdm : RankOneResiduals::boundOfAdam);
        double least = Arrays.stream(middle.low()).min().orElseThrow();
        double most = Arrays.stream(largest.high()).skip(2).max().orElseThrow();
        Panel panel = new Panel(
                new LinearScale("t / T_2", 0, LAST, 0.25),
                new LogScale("residual of W_" + layer, least / 3, 30 * StrictMath.max(most, bound)));
        double start = of.median(Seeds::start);
        panel.mark(start, 0.05, linear ? "T_1" : "T_P", of.color());
        panel.band(MAX, largest, of.color()).band(MEDIAN, middle, of.color());
        for (String each : List.of(MAX, MEDIAN)) {
            Band band = each.equals(MAX) ? largest : middle;
            double end = band.median()[band.median().length - 1];
            panel.label(each, LAST - 0.02, end, Label.Anchor.RIGHT, 6, Palette.INK);
        }
        panel.level(BOUND, start, LAST, bound, Style.DOTTED);
        if (linear || layer == 2) {
            Function<double[], Double> max =
                    values -> Arrays.stream(values).max().orElseThrow();
            sharp(panel, of, x, layer, SHARP + " " + MAX, max);
            sharp(panel, of, x, layer, SHARP + " " + MEDIAN, Band::median);
        }
        return panel.plot();
    }

    /** The median over seeds of the closed form's largest or median entry. */
    private static void sharp(
            Panel panel, Seeds of, double[] x, int layer, String key, Function<double[], Double> reading) {
        Band law = of.band(x, run -> {
            double end = Seeds.end(run);
            DoubleUnaryOperator form =
                    of.optimizer().equals("sgdm") ? ofSgdm(run, layer, reading) : ofAdam(run, reading);
            return share -> form.applyAsDouble(share * end);
        });
        panel.line(key, law.x(), law.median(), Palette.THEORY, Style.DASHED);
    }

    private static DoubleUnaryOperator ofSgdm(Outcome run, int layer, Function<double[], Double> reading) {
        Remainder remainder = Laws.remainder(run);
        LearnedShare q = Laws.learned(run);
        double constant = reading.apply(layer == 1 ? remainder.firstLayer() : remainder.secondLayer());
        return layer == 1
                ? t -> constant / StrictMath.sqrt(q.at(t))
                : t -> constant * remainder.secondLayerDecay(q.at(t));
    }

    /** Of W2, whose u is uniform: how far an entry is from their mean. */
    private static DoubleUnaryOperator ofAdam(Outcome run, Function<double[], Double> reading) {
        double[] size = Arrays.stream(run.secondLayer()).map(StrictMath::abs).toArray();
        double mean = Arrays.stream(size).average().orElseThrow();
        double spread = reading.apply(
                Arrays.stream(size).map(each -> StrictMath.abs(each - mean)).toArray());
        double eta = run.optimizer().eta();
        return t -> spread / (mean + eta * t);
    }

    /** Lemma 1. */
    static double boundOfSgdm(Outcome run) {
        return StrictMath.pow(run.dimension(), -(run.alpha() / 4 - 0.5));
    }

    /** Lemmas 14 and 15. */
    static double boundOfAdam(Outcome run) {
        return StrictMath.sqrt(StrictMath.sqrt(run.optimizer().eta()))
                + StrictMath.pow(run.dimension(), -(run.alpha() / 2 - 0.25));
    }
}
