package org.rmed.lab.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.RatioLaw;

/**
 * R_med of both layers along training, Theorem 1.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record UniformityAgainstTime(int d, int seeds) implements Figure {

    private static final double LAST = 1.2;
    private static final int POINTS = 241;

    @Override
    public String name() {
        return "r-med-against-t";
    }

    @Override
    public String title() {
        return "R_med of SGD+M and Adam along training";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Of SGD+M, R_med,1 keeps and R_med,2 reaches the value that a Gaussian vector has; of Adam, both fall to 1."
                        + " Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the end of the"
                        + " second phase, min(T_2, T_3) of SGD+M and T_2 of Adam; vertical lines: where the theorem's interval"
                        + " begins, T_1 and T_P. %s Jiang, Malik and Li (2023), Theorem 1.",
                seeds,
                d,
                Seeds.REGIME,
                Comparison.THEORY);
    }

    @Override
    public List<Settings> settings() {
        return Seeds.both(d, 1, seeds, "every=5");
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        double[] x = Curve.grid(0, LAST, POINTS);
        List<Comparison> layers = Stream.of("r_med_1", "r_med_2")
                .map(column -> Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, column)))
                .toList();
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(Comparison.axis("R_{med}", layers));
        both.setGap(Style.GAP);
        RatioLaw law = new RatioLaw(d);
        double start = sgdm.median(Seeds::start);
        double adamStart = adam.median(Seeds::start);
        for (int layer = 1; layer <= 2; layer++) {
            Panel panel = new Panel(new LinearScale("t / T_2", 0, LAST, 0.25), null);
            panel.mark(start, Style.NAMES, "T_1", sgdm.color()).mark(adamStart, Style.NAMES, "T_P", adam.color());
            layers.get(layer - 1).draw(panel);
            Comparison.law(panel, law, start, 1, adamStart, 1);
            both.add(panel.heading("R_{med," + layer + "}", Heading.Corner.UPPER_RIGHT)
                    .plot());
        }
        return Style.chart(both, Comparison.legend());
    }
}
