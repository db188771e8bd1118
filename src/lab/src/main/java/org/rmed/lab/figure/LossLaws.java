package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LogisticLaw;
import org.rmed.theory.law.QuadraticLaw;

/**
 * The loss of both optimizers against its closed form.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record LossLaws(int d, int seeds) implements Figure {

    static final String LAW = "closed form";

    /** The runs of the claims logistic-law and quadratic-law. */
    private static final List<String> SGDM = List.of("optimizer=sgdm", "alpha=2");

    private static final List<String> ADAM = List.of("optimizer=adam", "alpha=2", "eta=2e-5");

    private static final double SMALLEST = 1e-7;
    /** Below any axis: what is 0 has no place on a log axis. */
    private static final double NOTHING = 1e-30;

    private static final int POINTS = 301;

    /** Range and step of the law's curve in the log odds of 1 - delta, delta = sqrt(Lbar / Lbar(0)). */
    private static final double FARTHEST_ODDS = 18;

    private static final int LAW_POINTS = 181;

    @Override
    public String name() {
        return "loss-laws";
    }

    @Override
    public String title() {
        return "The loss of SGD+M is logistic in t, that of Adam a sum of squares that vanish one by one";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Loss against t, and its closed form (dashed, nothing fitted). SGD+M: `(W2 W1)_j / A_j` is logistic, here with the"
                        + " exact growth and contraction factors of heavy ball; Adam: `Lbar = 1/2 sum_j (A_j - d (eta t)^2)_+^2`,"
                        + " which a run follows a few steps behind, its start-up. Medians and 10-90%% bands over seeds 1-%d (hardly"
                        + " wider than the lines), of the closed form the median over the same problems; d = %d, `s = d^-2`, SGD+M"
                        + " with `h ||A|| = 0.005` and `beta = 0.9`, Adam with `eta = 2e-5`, `beta1 = 0.9` and `beta2 = beta1^2`."
                        + " Derived from Jiang, Malik and Li (2023), Lemmas 4 and 9 and eq. (29).",
                seeds,
                d);
    }

    @Override
    public List<Settings> settings() {
        return Stream.of(SGDM, ADAM)
                .flatMap(configuration -> Seeds.settings(d, 1, seeds, configuration).stream())
                .toList();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(new LogScale("Lbar / Lbar(0)", SMALLEST, 3));
        both.setGap(Style.GAP);
        both.add(panel(Seeds.among(outcomes, "sgdm"), Comparison.SGDM, LossLaws::logistic)
                .plot());
        both.add(panel(Seeds.among(outcomes, "adam"), Comparison.ADAM, LossLaws::quadratic)
                .plot());
        return Style.chart(
                both,
                List.of(
                        Style.band(Comparison.SGDM, Palette.of("sgdm")),
                        Style.band(Comparison.ADAM, Palette.of("adam")),
                        Style.line(LAW, Palette.THEORY, Style.DASHED)));
    }

    private static Panel panel(Seeds runs, String key, Function<Outcome, DoubleUnaryOperator> law) {
        double last = Arrays.stream(runs.each(LossLaws::shown)).max().orElseThrow();
        double step = step(last);
        Panel panel = new Panel(new LinearScale("t", 0, last, step), null);
        double[] t = Curve.grid(0, last, POINTS);
        panel.band(key, runs.band(t, LossLaws::measured), runs.color());
        Band theory = runs.band(t, law);
        return panel.line(LAW, theory.x(), theory.median(), Palette.THEORY, Style.DASHED)
                .heading(key, Heading.Corner.LOWER_LEFT);
    }

    /** The t at which a run leaves the axis, but at most its end. */
    private static double shown(Outcome run) {
        double start = run.trajectory().first().loss();
        return run.trajectory().rows().stream()
                .filter(row -> row.loss() < SMALLEST * start)
                .findFirst()
                .map(Snapshot::t)
                .orElse(run.trajectory().end());
    }

    /** 1, 2 or 5 times a power of ten, three to seven of which make {@code last}. */
    static double step(double last) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(last / 3)));
        return power * (last / power >= 15 ? 5 : last / power >= 6 ? 2 : 1);
    }

    private static DoubleUnaryOperator measured(Outcome run) {
        double start = run.trajectory().first().loss();
        double[] share = Arrays.stream(run.trajectory().column("loss"))
                .map(loss -> StrictMath.max(loss / start, NOTHING))
                .toArray();
        return Curve.through(run.trajectory().column("t"), share)::at;
    }

    /** The time to each of many loss levels, read the other way. */
    static DoubleUnaryOperator logistic(Outcome run) {
        double beta = run.optimizer().momentum();
        double squares = Arrays.stream(run.growingDirection()).map(c -> c * c).sum();
        LogisticLaw law =
                new LogisticLaw(run.targetNorm(), squares, run.optimizer().eta(), beta);
        double[] levels = Arrays.stream(Curve.grid(-FARTHEST_ODDS, FARTHEST_ODDS, LAW_POINTS))
                .map(odds -> 1 / (1 + StrictMath.exp(odds)))
                .map(delta -> delta * delta)
                .toArray();
        return Curve.through(Arrays.stream(levels).map(law::sharpTimeTo).toArray(), levels)::at;
    }

    static DoubleUnaryOperator quadratic(Outcome run) {
        QuadraticLaw law = new QuadraticLaw(run.target(), run.optimizer().eta());
        double start = law.loss(0);
        return t -> StrictMath.max(law.loss(t) / start, NOTHING);
    }
}
