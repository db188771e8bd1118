package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;
import org.rmed.statistic.DiagonalUniformity;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LearnedShare;
import org.rmed.theory.law.RatioLaw;

/**
 * How uniform the leading singular vectors of W1 are along training: section 6.
 *
 * @param d dimension
 * @param seeds per optimizer
 */
record SingularVectors(int d, int seeds) implements Figure {

    static final String STILL = "what W1(0) leaves";
    static final String DATA = "v parallel to A";
    static final String ARRIVING = "columns that arrive";

    private static final double LAST = 1.2;
    private static final int POINTS = 481;
    private static final double LEFT = 70;
    private static final double BELOW = 58;
    /** Height of the names of times. */
    private static final double NAMES = 0.93;
    /** R_v of a matrix without structure, at t = 0, lies above: it is not what the panel is about. */
    private static final double MOST = 5;

    @Override
    public String name() {
        return "singular-vectors";
    }

    @Override
    public String title() {
        return "W1 becomes of rank one; its left singular vector is uniform under Adam only, its right one is the target's";
    }

    @Override
    public String caption() {
        return String.format(
                Locale.ROOT,
                "Singular values and vectors of W1. Left, the ratio of the two leading singular values: `W1 = sigma_1 u v^T` nearly, under Adam"
                        + " less so once columns arrive one by one. Middle, `R_u = max u_i^2 / median u_i^2`, which decides R_med: Gaussian for SGD+M,"
                        + " uniform for Adam. Right, `R_v` likewise, which the data decide: `(max A_j / median A_j)^2` for SGD+M as soon as C1 leads; for"
                        + " Adam 1 until half of the columns have arrived, well after the first at T_1, and the same as for SGD+M when all have (t = 0, with R_v near"
                        + " R_u, is cut off). Medians and 10-90%% bands over seeds 1-%d at d = %d (%s), against t as a share of the end of the second phase,"
                        + " min(T_2, T_3) of SGD+M and T_2 of Adam. Dashed: `sigma_2 / sigma_1` of SGD+M from the part of W1(0) outside u and v, which"
                        + " never moves; of R_u the median of max/median of d squared Gaussians by the exact law (dotted: its 10%% and 90%%) and 1; of"
                        + " R_v the medians over the same targets of `(max A_j / median A_j)^2` and, for Adam, of `v_j = min(eta t, A_j / (d eta t))`. All derived"
                        + " here, nothing fitted. Jiang, Malik and Li (2023), section 6, Lemmas 1, 14 and 15 and eq. (29).",
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
        Seeds sgdm = Seeds.among(outcomes, "sgdm");
        Seeds adam = Seeds.among(outcomes, "adam");
        double[] x = Curve.grid(0, LAST, POINTS);
        Comparison left = Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, "r_u"));
        Comparison right = Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, "r_v"));
        Comparison rank = Comparison.of(sgdm, adam, x, run -> Seeds.againstTime(run, "sigma2_over_sigma1"));
        double start = sgdm.median(run -> Seeds.shareOfEnd(run, "T_1"));
        double adamStart = adam.median(run -> Seeds.shareOfEnd(run, "T_1"));
        Panel ofRank = panel(new LogScale("\u03c3_2 / \u03c3_1", rank.lowest() / 3, 3), sgdm, adam);
        rank.draw(ofRank);
        Band still = sgdm.band(x, SingularVectors::rankRatio);
        ofRank.line(STILL, still.x(), still.median(), Palette.THEORY, Style.DASHED);
        Panel ofU = panel(Comparison.axis("R_u", List.of(left)), sgdm, adam);
        left.draw(ofU);
        Comparison.law(ofU, new RatioLaw(d), start, LAST, adamStart, LAST);
        Panel ofV = panel(new LogScale("R_v", Comparison.FLOOR, MOST), sgdm, adam);
        right.draw(ofV);
        ofV.level(DATA, start, LAST, sgdm.median(SingularVectors::ofTarget), Style.DASHED);
        Band arriving = adam.band(x, SingularVectors::ofArrivals);
        ofV.line(ARRIVING, arriving.x(), arriving.median(), Palette.THEORY, Style.DASHED);
        return Style.chart(
                new Grid(List.of(ofRank.plot(), ofU.plot(), ofV.plot()), 3, LEFT, BELOW), Comparison.legend());
    }

    private static Panel panel(LogScale vertical, Seeds sgdm, Seeds adam) {
        Panel panel = new Panel(new LinearScale("t / T_2", 0, LAST, 0.5), vertical);
        for (Seeds of : List.of(sgdm, adam)) {
            panel.mark(of.median(run -> Seeds.shareOfEnd(run, "T_1")), NAMES, "T_1", of.color());
        }
        return panel;
    }

    /** Of SGD+M: what W1(0) has outside u and v stays, while u v^T grows. */
    private static DoubleUnaryOperator rankRatio(Outcome run) {
        double atEnd = Laws.remainder(run).rankRatio();
        LearnedShare q = Laws.learned(run);
        double end = Seeds.end(run);
        return share -> atEnd / StrictMath.sqrt(q.at(share * end));
    }

    /** (max A_j / median A_j)^2, with the median of the squares as R_v has it. */
    static double ofTarget(Outcome run) {
        return DiagonalUniformity.rMed(
                Arrays.stream(run.target()).map(a -> a * a).toArray());
    }

    /** R_v of v_j = min(eta t, A_j / (d eta t)) against t as a share of the end, up to where the last column arrives. */
    static DoubleUnaryOperator ofArrivals(Outcome run) {
        double end = Seeds.end(run);
        double last = StrictMath.sqrt(Arrays.stream(run.target()).max().orElseThrow() / run.dimension());
        return share -> {
            double moved = StrictMath.min(last, run.optimizer().eta() * share * end);
            return moved == 0
                    ? 1
                    : DiagonalUniformity.rMed(Arrays.stream(run.target())
                            .map(a -> StrictMath.min(moved, a / (run.dimension() * moved)))
                            .map(v -> v * v)
                            .toArray());
        };
    }
}
