package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LearnedShare;
import org.rmed.theory.law.Remainder;

/**
 * The error stays parallel to the target under SGD+M, Lemma 9, and fans out under Adam.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record ErrorAlignment(int d, int seeds) implements Figure {

    static final String LARGEST = "last column";
    static final String SMALLEST = "first column";
    static final String SPREAD = "spread";
    static final String LAW = "law";

    private static final double LAST = 1.2;
    private static final int POINTS = 481;
    private static final double LEFT = 76;
    private static final double BELOW = 56;
    /** Foot of the log axis: rounding of E_j / A_j. */
    private static final double ROUNDING = 1e-16;

    @Override
    public String name() {
        return "error-alignment";
    }

    @Override
    public String title() {
        return "The error of SGD+M stays parallel to the target; that of Adam is used up column by column";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Above, the largest and the smallest of `-E_j / A_j` over the columns j (the area between them is filled): one curve for"
                        + " SGD+M, a fan for Adam, whose columns arrive in the order of their targets. Below, the distance between the two,"
                        + " `max E_j/A_j - min E_j/A_j`. Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the end"
                        + " of the second phase, min(T_2, T_3) of SGD+M and T_2 of Adam. Dashed: closed forms derived here, nothing fitted."
                        + " The inertia of heavy ball in the spread of SGD+M was derived after the measured curves had been seen: there the agreement is no prediction."
                        + " SGD+M:"
                        + " `1 - q` with q logistic, and a spread of about `sqrt(||A|| q (1 - q))` times that of `z_j / A_j`, where `z = C1 W1(0) / ||C1||` is"
                        + " of order `s^2`: what W1(0) has across A is learned away at half the rate of the error, so that the error is parallel to A"
                        + " up to a share of order `s^2 (||A|| / (1 - q))^(1/2)`. Adam: `(1 - d (eta t)^2 / A_j)_+` of the largest and the smallest A_j. Jiang, Malik and Li (2023),"
                        + " Lemma 9 and eq. (20) and (29).",
                seeds,
                d,
                Seeds.REGIME);
    }

    @Override
    public List<Settings> settings() {
        return Seeds.both(d, 1, seeds, "statistics=ranges", "every=2");
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        double[] x = Curve.grid(0, LAST, POINTS);
        List<XYPlot> panels = List.of(
                // both are 1 - q up to the spread, which no eye can see here
                fan(sgdm, x, List.of(ErrorAlignment::ofSgdm)),
                fan(adam, x, List.of(run -> ofAdam(run, largest(run)), run -> ofAdam(run, smallest(run)))),
                spread(sgdm, x, ErrorAlignment::spreadOfSgdm),
                spread(adam, x, ErrorAlignment::spreadOfAdam));
        return Style.chart(
                new Grid(panels, 2, LEFT, BELOW),
                List.of(
                        Style.band(Comparison.SGDM, Palette.of("sgdm")),
                        Style.band(Comparison.ADAM, Palette.of("adam")),
                        Style.line("closed form", Palette.THEORY, Style.DASHED)));
    }

    /** A closed form of one run, against t as a share of its end. */
    private interface Law {

        DoubleUnaryOperator of(Outcome run);
    }

    private static XYPlot fan(Seeds of, double[] x, List<Law> laws) {
        Panel panel = new Panel(
                new LinearScale("t / T_2", 0, LAST, 0.25), new LinearScale("\u2212E_j / A_j", -0.1, 1.1, 0.25));
        Band high = of.band(x, run -> negative(run, "error_min"));
        Band low = of.band(x, run -> negative(run, "error_max"));
        mark(panel, of, of.optimizer().equals("sgdm") ? 0.3 : 0.85);
        panel.shade(LARGEST, high.x(), low.median(), high.median(), of.color());
        panel.line(LARGEST, high.x(), high.median(), of.color(), Style.SOLID);
        panel.line(SMALLEST, low.x(), low.median(), of.color(), Style.SOLID);
        for (int k = 0; k < laws.size(); k++) {
            law(panel, of, x, LAW + " " + (k == 0 ? LARGEST : SMALLEST), laws.get(k));
        }
        return panel.plot();
    }

    private static XYPlot spread(Seeds of, double[] x, Law law) {
        Band measured = of.band(x, ErrorAlignment::spread);
        double least = Arrays.stream(measured.low()).skip(1).min().orElseThrow();
        double most = Arrays.stream(measured.high()).max().orElseThrow();
        Panel panel = new Panel(
                new LinearScale("t / T_2", 0, LAST, 0.25),
                new LogScale("spread of E_j / A_j", StrictMath.max(ROUNDING, least / 3), 10 * most));
        mark(panel, of, 0.07);
        panel.band(SPREAD, measured, of.color());
        law(panel, of, x, LAW, law);
        return panel.plot();
    }

    private static void mark(Panel panel, Seeds of, double height) {
        panel.mark(of.median(run -> Seeds.shareOfEnd(run, "T_1")), height, "T_1", of.color());
    }

    private static void law(Panel panel, Seeds of, double[] x, String key, Law law) {
        Band theory = of.band(x, law::of);
        panel.line(key, theory.x(), theory.median(), Palette.THEORY, Style.DASHED);
    }

    private static DoubleUnaryOperator negative(Outcome run, String column) {
        DoubleUnaryOperator value = Seeds.againstTime(run, column);
        return share -> -value.applyAsDouble(share);
    }

    private static DoubleUnaryOperator spread(Outcome run) {
        double[] low = run.column("error_min");
        double[] high = run.column("error_max");
        double[] spread = new double[low.length];
        Arrays.setAll(spread, k -> high[k] - low[k]);
        double end = Seeds.end(run);
        double[] x = Arrays.stream(run.column("t")).map(t -> t / end).toArray();
        return Curve.through(x, spread)::at;
    }

    private static DoubleUnaryOperator ofSgdm(Outcome run) {
        LearnedShare q = Laws.learned(run);
        double end = Seeds.end(run);
        return share -> 1 - q.at(share * end);
    }

    private static double largest(Outcome run) {
        return Arrays.stream(run.target()).max().orElseThrow();
    }

    private static double smallest(Outcome run) {
        return Arrays.stream(run.target()).min().orElseThrow();
    }

    /** Of a column with the target a. */
    private static DoubleUnaryOperator ofAdam(Outcome run, double a) {
        double end = Seeds.end(run);
        return share -> {
            double moved = run.optimizer().eta() * share * end;
            return StrictMath.max(0, 1 - run.dimension() * moved * moved / a);
        };
    }

    static DoubleUnaryOperator spreadOfSgdm(Outcome run) {
        Remainder remainder = Laws.remainder(run);
        LearnedShare q = Laws.learned(run);
        double end = Seeds.end(run);
        return share -> remainder.errorSpread(q.at(share * end));
    }

    static DoubleUnaryOperator spreadOfAdam(Outcome run) {
        DoubleUnaryOperator largest = ofAdam(run, largest(run));
        DoubleUnaryOperator smallest = ofAdam(run, smallest(run));
        return share -> StrictMath.max(Double.MIN_NORMAL, largest.applyAsDouble(share) - smallest.applyAsDouble(share));
    }
}
