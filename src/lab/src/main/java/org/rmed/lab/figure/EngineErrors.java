package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/**
 * How the Krylov and the skeleton engine approach the dense one as their rank grows.
 *
 * @param d dimension
 * @param tolerances of the Krylov engine, falling: each decides how many directions it takes
 * @param columns ranks of the skeleton engine, rising
 */
record EngineErrors(int d, List<Double> tolerances, List<Integer> columns) implements Figure {

    private static final List<String> ALPHAS = List.of("0.5", "1", "1.5");
    /** Rounding would have no place on a logarithmic axis where two runs agree to the last bit. */
    private static final double FLOOR = 1e-16;

    @Override
    public String name() {
        return "engine-error-against-rank";
    }

    @Override
    public String title() {
        return "The reduced engines reach the dense one's trajectory at small rank";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Largest relative difference of R_med,1 from the dense engine's over all rows up to the end of the first phase, `d ="
                        + " %d`, seed 1, against the number of directions (SGD+M, Krylov engine, `h ||A|| = 0.005`) or of skeleton"
                        + " columns (Adam, `eta = s/10` or a 1000th of the final weights). `alpha = 0.5, 1, 1.5` from the upper line to the lower; values below 1e-16"
                        + " are drawn at 1e-16. The number of directions is what tolerances from 0.1 to 1e-14 ask for; the skeleton's refusal is switched off (`tolerance=1`). Networks and optimizers:"
                        + " Jiang, Malik and Li (2023); the engines are this project's own.",
                d);
    }

    @Override
    public List<Settings> settings() {
        List<Settings> all = new ArrayList<>();
        for (String alpha : ALPHAS) {
            all.add(base("sgdm", alpha).with("engine", "dense"));
            tolerances.forEach(tolerance ->
                    all.add(base("sgdm", alpha).with("engine", "krylov").with("tolerance", tolerance)));
            all.add(base("adam", alpha).with("engine", "dense"));
            columns.forEach(rank -> all.add(base("adam", alpha)
                    .with("engine", "skeleton")
                    .with("rank", rank)
                    .with("tolerance", 1)));
        }
        return all;
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Panel panel = new Panel(
                new LinearScale("directions or columns", 0, columns.get(columns.size() - 1) + 1, 4),
                new LogScale("relative error of R_{med,1}", FLOOR / 3, 1));
        int at = 0;
        for (String alpha : ALPHAS) {
            at = line(panel, "sgdm " + alpha, outcomes, at, tolerances.size(), "sgdm");
            at = line(panel, "adam " + alpha, outcomes, at, columns.size(), "adam");
        }
        return Style.chart(
                panel.plot(),
                List.of(
                        Style.point("SGD+M, Krylov", Palette.of("sgdm")),
                        Style.point("Adam, skeleton", Palette.of("adam"))));
    }

    /** The dense run stands at {@code at}, the reduced ones after it. */
    private static int line(Panel panel, String key, List<Outcome> outcomes, int at, int runs, String optimizer) {
        Trajectory dense = outcomes.get(at).trajectory();
        double[] x = new double[runs];
        double[] y = new double[runs];
        for (int k = 0; k < runs; k++) {
            Outcome run = outcomes.get(at + 1 + k);
            x[k] = run.certificate().rank();
            y[k] = StrictMath.max(FLOOR, difference(dense, run.trajectory()));
        }
        panel.line(key, x, y, Palette.of(optimizer), Style.SOLID);
        panel.points(key + " points", x, y, Palette.of(optimizer), 9);
        return at + 1 + runs;
    }

    /** Over the rows that both have, up to T_1 of the first. */
    private static double difference(Trajectory dense, Trajectory reduced) {
        double end = dense.phases().time("T_1").orElseThrow();
        double worst = 0;
        for (var row : dense.between(0, end)) {
            var other = reduced.between(row.t(), row.t());
            if (!other.isEmpty()) {
                double ratio = reduced.value(other.get(0), "r_med_1") / dense.value(row, "r_med_1");
                worst = StrictMath.max(worst, StrictMath.abs(ratio - 1));
            }
        }
        return worst;
    }

    private Settings base(String optimizer, String alpha) {
        return Setup.defaults()
                .withArguments(List.of("optimizer=" + optimizer, "alpha=" + alpha, "until=second-phase-end"))
                .with("d", d);
    }
}
