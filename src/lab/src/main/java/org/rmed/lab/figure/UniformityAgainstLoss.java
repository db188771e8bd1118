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
 * R_med of both layers at equal loss, Corollary 1.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record UniformityAgainstLoss(int d, int seeds) implements Figure {

    private static final double SMALLEST = 5e-6;
    private static final double LARGEST = 1.25;
    private static final int POINTS = 401;

    @Override
    public String name() {
        return "r-med-against-loss";
    }

    @Override
    public String title() {
        return "R_med of SGD+M and Adam at equal loss";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "At every loss below the start, R_med,1 and R_med,2 of SGD+M exceed those of Adam by the same factor of order"
                        + " log d. Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), each run read where it first"
                        + " passes a loss, training to the right; vertical lines: the end of the second phase, min(T_2, T_3) of"
                        + " SGD+M and T_2 of Adam. %s Jiang, Malik and Li (2023), Corollary 1.",
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
        double[] logs = Curve.grid(0, -StrictMath.log(SMALLEST), POINTS);
        List<Comparison> layers = Stream.of("r_med_1", "r_med_2")
                .map(column -> Comparison.of(sgdm, adam, logs, run -> Seeds.againstLogLoss(run, column))
                        .at(log -> StrictMath.exp(-log)))
                .toList();
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(Comparison.axis("R_{med}", layers));
        both.setGap(Style.GAP);
        RatioLaw law = new RatioLaw(d);
        double sgdmStart = sgdm.median(run -> lossAt(run, "T_1"));
        double adamStart = adam.median(run -> lossAt(run, "T_P"));
        double sgdmEnd = sgdm.median(run -> share(run, Seeds.atEnd(run).loss()));
        double adamEnd = adam.median(run -> share(run, Seeds.atEnd(run).loss()));
        for (int layer = 1; layer <= 2; layer++) {
            LogScale loss = new LogScale("Lbar / Lbar(0)", SMALLEST, LARGEST);
            loss.setInverted(true);
            Panel panel = new Panel(loss, null);
            panel.mark(sgdmEnd, Style.NAMES, "T_2", sgdm.color()).mark(adamEnd, Style.NAMES, "T_2", adam.color());
            layers.get(layer - 1).draw(panel);
            Comparison.law(panel, law, sgdmStart, sgdmEnd, adamStart, adamEnd);
            both.add(panel.heading("R_{med," + layer + "}", Heading.Corner.UPPER_RIGHT)
                    .plot());
        }
        return Style.chart(both, Comparison.legend());
    }

    private static double lossAt(Outcome run, String phase) {
        return share(
                run,
                run.trajectory()
                        .at(run.trajectory().phases().time(phase).orElseThrow())
                        .loss());
    }

    private static double share(Outcome run, double loss) {
        return loss / run.trajectory().first().loss();
    }
}
