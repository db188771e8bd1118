package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;

/**
 * The Hessian becomes diagonal, Theorem 2: R_OD along training, and the ratios of rows behind it.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record DiagonalDomination(int d, int seeds) implements Figure {

    static final String LIMIT = "rank-one limit of ";
    static final String ROOT = "sqrt d";
    static final String UNIFORM = "d";

    private static final double LAST = 1.2;
    private static final int POINTS = 241;
    private static final List<String> MOMENTS = List.of("t = 0", "T\u2081", "T\u2082");
    /** Half the width of a box, and of the pair of boxes, in moments. */
    private static final double HALF = 0.14;

    private static final double ASIDE = 0.19;

    @Override
    public String name() {
        return "diagonal-domination";
    }

    @Override
    public String title() {
        return "The Hessian becomes diagonally dominant along both trajectories, sooner and more evenly under Adam";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "`r_i`, the l2 norm of row i of the Hessian without its diagonal entry, over |H_ii|. Left, their mean R_OD over all d^2 + d"
                        + " coordinates (eq. (40)): medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the"
                        + " end of the second phase, min(T_2, T_3) of SGD+M and T_2 of Adam. Dashed: what the rank-one weights of the minimum give, exactly:"
                        + " `u = C1`, `v` parallel to A and balanced for SGD+M; `|u_i| = sqrt(max A / d)` and `v_j = A_j / (d u)` for Adam"
                        + " (medians over the same starts and targets). Dotted: d, where a Hessian of equal entries lies, and sqrt(d), the theorem's order up to logarithms and, for SGD+M, with constant probability only: its mean is that of `||u|| / |u_i|`, which"
                        + " the smallest |u_i| decides. Right,"
                        + " how r_i is spread over the coordinates at the start, at T_1 and at T_2: boxes 10-90%% with the median, lines to the"
                        + " extremes, each number the median over seeds. Of SGD+M, min(T_2, T_3). Jiang, Malik and Li (2023), Theorem 2, eq. (40)-(43), and"
                        + " Lemma 28.",
                seeds,
                d,
                Seeds.REGIME);
    }

    @Override
    public List<Settings> settings() {
        return Seeds.both(d, 1, seeds, "engine=dense", "every=events");
    }

    @Override
    public Gauge gauge() {
        return new RowRatios();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        double[] x = Curve.grid(0, LAST, POINTS);
        Comparison means = Comparison.of(sgdm, adam, x, DiagonalDomination::mean);
        double least = smallest(sgdm, adam);
        double most = largest(sgdm, adam);
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(new LogScale("r_i", least / 2, 4 * most));
        both.setGap(Style.GAP);
        Panel along = new Panel(new LinearScale("t / T_2", 0, LAST, 0.25), null);
        along.mark(sgdm.median(run -> Seeds.shareOfEnd(run, "T_1")), 0.8, "T_1", sgdm.color());
        along.mark(adam.median(run -> Seeds.shareOfEnd(run, "T_1")), 0.8, "T_1", adam.color());
        means.draw(along);
        levels(along, 0, LAST);
        along.label("d", 0.02, d, Label.Anchor.LEFT, 6, Palette.THEORY);
        along.label("\u221ad", 0.02, StrictMath.sqrt(d), Label.Anchor.LEFT, 6, Palette.THEORY);
        along.level(LIMIT + Comparison.SGDM, 0.75, LAST, sgdm.median(DiagonalDomination::limitOfSgdm), Style.DASHED);
        along.level(LIMIT + Comparison.ADAM, 0.75, LAST, adam.median(DiagonalDomination::limitOfAdam), Style.DASHED);
        SymbolAxis moments = new SymbolAxis(null, MOMENTS.toArray(String[]::new));
        Style.apply(moments);
        moments.setGridBandsVisible(false);
        Panel boxes = new Panel(moments, null);
        levels(boxes, -0.5, MOMENTS.size() - 0.5);
        boxes(boxes, sgdm, -ASIDE);
        boxes(boxes, adam, ASIDE);
        both.add(along.heading("R_{OD}, the mean", Heading.Corner.UPPER_RIGHT).plot(), 5);
        both.add(
                boxes.heading("over the coordinates", Heading.Corner.UPPER_RIGHT)
                        .plot(),
                4);
        return Style.chart(
                both,
                List.of(
                        Style.band(Comparison.SGDM, Palette.of("sgdm")),
                        Style.band(Comparison.ADAM, Palette.of("adam")),
                        Style.line("rank-one limit", Palette.THEORY, Style.DASHED),
                        Style.line("d, \u221ad", Palette.THEORY, Style.DOTTED)));
    }

    private void levels(Panel panel, double from, double to) {
        panel.level(UNIFORM, from, to, d, Style.DOTTED);
        panel.level(ROOT, from, to, StrictMath.sqrt(d), Style.DOTTED);
    }

    private static void boxes(Panel panel, Seeds of, double aside) {
        for (int k = 0; k < MOMENTS.size(); k++) {
            int moment = k;
            double[] at = RowRatios.QUANTILES.stream()
                    .mapToDouble(quantile -> of.median(run -> run.readings().at(time(run, moment), quantile)))
                    .toArray();
            double x = k + aside;
            String key = key(of.optimizer(), k);
            panel.line(key + " line", new double[] {x, x}, new double[] {at[0], at[4]}, of.color(), Style.THIN);
            double[] sides = {x - HALF, x + HALF};
            panel.shade(key, sides, new double[] {at[1], at[1]}, new double[] {at[3], at[3]}, of.color());
            panel.line(
                    key + " frame",
                    new double[] {x - HALF, x + HALF, x + HALF, x - HALF, x - HALF},
                    new double[] {at[1], at[1], at[3], at[3], at[1]},
                    of.color(),
                    Style.THIN);
            panel.line(key + " median", sides, new double[] {at[2], at[2]}, of.color(), Style.SOLID);
        }
    }

    static String key(String optimizer, int moment) {
        return optimizer + " " + moment;
    }

    private static double time(Outcome run, int moment) {
        return moment == 0 ? 0 : moment == 1 ? run.phase("T_1") : Seeds.end(run);
    }

    private static DoubleUnaryOperator mean(Outcome run) {
        double end = Seeds.end(run);
        double[] mean = run.readings().column(RowRatios.MEAN);
        double[] x = new double[mean.length];
        Arrays.setAll(x, t -> t / end);
        return Curve.through(x, mean)::at;
    }

    private static double smallest(Seeds... all) {
        return Arrays.stream(all)
                .mapToDouble(of -> of.median(run -> run.readings().at(Seeds.end(run), "least")))
                .min()
                .orElseThrow();
    }

    private static double largest(Seeds... all) {
        return Arrays.stream(all)
                .mapToDouble(of -> of.median(run -> run.readings().at(0, "most")))
                .max()
                .orElseThrow();
    }

    /** R_OD of W1 = u v^T, W2 = c u^T with E = 0: the mean over all coordinates. */
    static double limit(double[] u, double[] v, double c) {
        double squares = Arrays.stream(u).map(x -> x * x).sum();
        double targets = Arrays.stream(v).map(x -> x * x).sum();
        double sum = 0;
        for (double each : u) {
            double others = (squares - each * each) / (each * each);
            double whole = squares / (each * each);
            for (double right : v) {
                sum += StrictMath.sqrt(others + right * right * whole / (c * c));
            }
            sum += StrictMath.sqrt(others + c * c * whole / targets);
        }
        return sum / (u.length * (v.length + 1.0));
    }

    static double limitOfSgdm(Outcome run) {
        return limit(run.growingDirection(), run.target(), run.targetNorm());
    }

    static double limitOfAdam(Outcome run) {
        double[] u = new double[run.dimension()];
        Arrays.fill(u, 1);
        return limit(u, run.target(), Arrays.stream(run.target()).max().orElseThrow());
    }
}
