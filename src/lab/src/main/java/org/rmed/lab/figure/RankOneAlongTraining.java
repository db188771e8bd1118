package org.rmed.lab.figure;

import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.RatioLaw;

/**
 * W1 becomes a matrix of rank one, with a left singular vector as uniform as R_med says: section 6.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record RankOneAlongTraining(int d, int seeds) implements Figure {

    private static final double LAST = 1.2;
    private static final double TOP = 0.8;
    private static final int POINTS = 241;

    @Override
    public String name() {
        return "rank-one";
    }

    @Override
    public String title() {
        return "W1 becomes of rank one; its left singular vector is uniform under Adam only";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Above, the ratio of the two leading singular values of W1: by T_1 (vertical lines) W1 is nearly `u v^T`,"
                        + " and stays so, though under Adam less so once columns reach their targets one by one; below,"
                        + " `R_u = max u_i^2 / median u_i^2` of the leading left singular vector: Gaussian for SGD+M, uniform for"
                        + " Adam. Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the end of the"
                        + " second phase, min(T_2, T_3) of SGD+M and T_2 of Adam. %s Jiang, Malik and Li (2023), section 6,"
                        + " Lemmas 1 and 14.",
                seeds,
                d,
                Seeds.REGIME,
                Comparison.THEORY);
    }

    @Override
    public List<Settings> settings() {
        return Seeds.both(d, 1, seeds, "statistics=rank", "every=5");
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        double[] x = Curve.grid(0, LAST, POINTS);
        Comparison ratio = Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, "sigma2_over_sigma1"));
        Comparison uniformity = Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, "r_u"));
        double start = sgdm.median(run -> Seeds.shareOfEnd(run, "T_1"));
        double adamStart = adam.median(run -> Seeds.shareOfEnd(run, "T_1"));
        Panel above = new Panel(null, new LogScale("\u03c3_2 / \u03c3_1", ratio.lowest() / 2, 2));
        Panel below = new Panel(null, Comparison.axis("R_u", List.of(uniformity)));
        above.mark(start, TOP, "T_1", sgdm.color()).mark(adamStart, TOP, "T_1", adam.color());
        below.mark(start, Style.NAMES, "T_1", sgdm.color()).mark(adamStart, Style.NAMES, "T_1", adam.color());
        ratio.draw(above);
        uniformity.draw(below);
        Comparison.law(below, new RatioLaw(d), start, 1, adamStart, 1);
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(new LinearScale("t / T_2", 0, LAST, 0.25));
        both.setGap(Style.GAP);
        both.add(above.plot());
        both.add(below.plot());
        return Style.chart(both, Comparison.legend());
    }
}
