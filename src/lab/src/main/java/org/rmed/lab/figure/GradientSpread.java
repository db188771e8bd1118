package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;

/**
 * Gradient and adaptive gradient against the Hessian diagonal, coordinate by coordinate: section 4.3.
 *
 * @param d dimension
 */
record GradientSpread(int d) implements Figure {

    static final String SLOPE = "slope 1/2";

    private static final long EARLY = 5;
    private static final double SHARE = 0.5;
    /** Coordinates of each row of W1 that are drawn: more would fill the file and not the eye. */
    private static final int SHOWN = 2;

    private static final double LEFT = 76;
    private static final double BELOW = 58;
    private static final double ROOM = 2;
    private static final double HEADROOM = 0.2;

    @Override
    public String name() {
        return "gradient-spread";
    }

    @Override
    public String title() {
        return "Gradients are large where the Hessian diagonal is; the adaptive gradient of Adam is not";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Each point is a coordinate of W1 in one run (seed 1, d = %d, %s; %d coordinates of every row): the size of its gradient"
                        + " (left) and of its adaptive gradient, the update over eta (right), against its Hessian diagonal entry, both on log"
                        + " axes. Above after %d steps from the same weights, below when the loss is half of its start. Dashed: slope 1/2,"
                        + " `|g_ij| = |w2_i| |E_j|` with `H = w2_i^2` and the median |E_j|; of a step of SGD+M, which adds up gradients, times the sum of powers of beta; of a step of Adam, 1. Gradients of both"
                        + " optimizers align with the diagonal, and so do the steps of SGD+M: large entries grow faster. Adam's steps are all eta, whatever"
                        + " H_ii, and so the diagonal itself draws together to a point. Jiang, Malik and Li (2023), section 4.3, Lemmas 19 and 21.",
                d,
                Seeds.REGIME,
                SHOWN,
                EARLY);
    }

    @Override
    public List<Settings> settings() {
        return Seeds.both(d, 1, 1, "engine=dense", "every=events");
    }

    @Override
    public Gauge gauge() {
        return new GradientEntries(EARLY, SHARE);
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        List<XYPlot> panels = new ArrayList<>();
        for (String moment : List.of(GradientEntries.EARLY, GradientEntries.LATE)) {
            String words = moment.equals(GradientEntries.EARLY) ? "t = " + EARLY : "half of the loss";
            panels.add(panel(outcomes, moment, GradientEntries.GRADIENT, "|g|", words));
            panels.add(panel(outcomes, moment, GradientEntries.ADAPTIVE, "|adaptive g|", words));
        }
        return Style.chart(
                new Grid(panels, 2, LEFT, BELOW),
                List.of(
                        Style.point(Comparison.SGDM, Palette.of("sgdm")),
                        Style.point(Comparison.ADAM, Palette.of("adam")),
                        Style.line("slope 1/2, and 1", Palette.THEORY, Style.DASHED)));
    }

    private static XYPlot panel(List<Outcome> outcomes, String moment, String quantity, String label, String words) {
        double[] allX = new double[0];
        double[] allY = new double[0];
        List<double[][]> points = new ArrayList<>();
        for (Outcome run : outcomes) {
            double[] x = sample(run, moment + GradientEntries.DIAGONAL);
            double[] y = sample(run, moment + quantity);
            points.add(new double[][] {x, y});
            allX = joined(allX, x);
            allY = joined(allY, y);
        }
        LogScale vertical = scale(label, allY, HEADROOM);
        Panel panel = new Panel(scale("H_{ii}", allX, 0), vertical);
        for (int k = 0; k < outcomes.size(); k++) {
            String optimizer = outcomes.get(k).settings().text("optimizer");
            panel.points(optimizer, points.get(k)[0], points.get(k)[1], Palette.faint(Palette.of(optimizer)), 6);
        }
        for (Outcome run : outcomes) {
            law(panel, run, moment, quantity);
        }
        return panel.heading(words, Heading.Corner.UPPER_LEFT).plot();
    }

    private static void law(Panel panel, Outcome run, String moment, String quantity) {
        double[] h = run.readings().vector(moment + GradientEntries.DIAGONAL);
        double[] x = {
            Arrays.stream(h).min().orElseThrow(), Arrays.stream(h).max().orElseThrow()
        };
        String key = SLOPE + " " + run.settings().text("optimizer");
        boolean adaptive = quantity.equals(GradientEntries.ADAPTIVE);
        if (adaptive && !run.optimizer().linearInGradient()) {
            panel.line(key, x, new double[] {1, 1}, Palette.THEORY, Style.DASHED);
            return;
        }
        // column by column |g_ij| / |w2_i| = |E_j|, the same in every row
        double[] g = run.readings().vector(moment + GradientEntries.GRADIENT);
        double error = Band.median(IntStream.range(0, run.dimension())
                .mapToDouble(j -> StrictMath.abs(g[j]) / StrictMath.sqrt(h[j]))
                .toArray());
        double size = adaptive ? error * gathered(run.optimizer().momentum(), moment) : error;
        panel.line(
                key,
                x,
                Arrays.stream(x).map(each -> size * StrictMath.sqrt(each)).toArray(),
                Palette.THEORY,
                Style.DASHED);
    }

    /** 1 + beta + ... + beta^t: how many of the latest gradient a step of heavy ball amounts to. */
    private static double gathered(double beta, String moment) {
        double forgotten = moment.equals(GradientEntries.EARLY) ? StrictMath.pow(beta, EARLY + 1.0) : 0;
        return (1 - forgotten) / (1 - beta);
    }

    /** A few columns of every row, other ones in each. */
    private static double[] sample(Outcome run, String vector) {
        double[] all = run.readings().vector(vector);
        int d = run.dimension();
        return IntStream.range(0, d * SHOWN)
                .mapToDouble(k -> StrictMath.abs(all[k / SHOWN * d + (k % SHOWN * d / SHOWN + 7 * (k / SHOWN)) % d]))
                .toArray();
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static LogScale scale(String label, double[] values, double headroom) {
        double low = Arrays.stream(values).min().orElseThrow() / ROOM;
        double high = Arrays.stream(values).max().orElseThrow() * ROOM;
        return new LogScale(label, low, high * StrictMath.pow(high / low, headroom));
    }
}
