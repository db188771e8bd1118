package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Hessian;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.statistic.DiagonalDominance.Norm;
import org.rmed.theory.Outcome;

/** Catches ratios, limits and gradients that are not those of the weights: against the full Hessian and other columns. */
class HessianFiguresTest {

    private static final int D = SmallRuns.D;

    /** d = 3, A = (2, 1, 4): W1 = u v^T, W2 = c u^T with c ||u||^2 v = A, through the matrix itself. */
    @Test
    void limitIsTheMeanOverTheFullHessian() {
        double[] u = {1, -2, 0.5};
        double[] a = {2, 1, 4};
        double squares = 5.25;
        double c = 1.5;
        double[] v = Arrays.stream(a).map(x -> x / (c * squares)).toArray();
        double[][] w1 = new double[3][3];
        double[] w2 = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                w1[i][j] = u[i] * v[j];
            }
            w2[i] = c * u[i];
        }
        double expected = DiagonalDominance.rOd(Hessian.full(w2, w1, new double[3]), Norm.L2);
        // a few roundings in each of 12 ratios
        assertEquals(expected, DiagonalDomination.limit(u, v, c), 1e-13 * expected);
    }

    @Test
    void meanIsTheStatisticAndQuantilesAreOrdered() {
        DiagonalDomination figure = new DiagonalDomination(D, SmallRuns.SEEDS);
        Outcome seen = SmallRuns.kept(figure).of(figure.settings()).get(0);
        Outcome measured = Outcome.of(figure.settings().get(0).with("statistics", "dominance"), Observer.NONE);
        for (double t : new double[] {0, seen.phase("T_1"), seen.trajectory().end()}) {
            double expected = measured.trajectory().value(measured.trajectory().at(t), "r_od_l2");
            assertEquals(expected, seen.readings().at(t, RowRatios.MEAN), 1e-12 * expected);
            for (int k = 1; k < RowRatios.QUANTILES.size(); k++) {
                String low = RowRatios.QUANTILES.get(k - 1);
                String high = RowRatios.QUANTILES.get(k);
                assertTrue(seen.readings().at(t, low) <= seen.readings().at(t, high), low + " to " + high);
            }
        }
    }

    @Test
    void bothOptimizersEndAtTheirLimit() {
        DiagonalDomination figure = new DiagonalDomination(D, SmallRuns.SEEDS);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        List<Outcome> outcomes = SmallRuns.kept(figure).of(figure.settings());
        for (String key : List.of(Comparison.SGDM, Comparison.ADAM)) {
            boolean linear = key.equals(Comparison.SGDM);
            Outcome run = outcomes.get(linear ? 0 : SmallRuns.SEEDS);
            double limit = linear ? DiagonalDomination.limitOfSgdm(run) : DiagonalDomination.limitOfAdam(run);
            double last = run.readings().at(run.trajectory().end(), RowRatios.MEAN);
            // the loss is 1e-8 of its start, ||E|| 1e-4, over the smallest u_i^2 of SGD+M; of Adam w2(0) = s d^(1/2) =
            // 6% of the end
            assertEquals(1, last / limit, 0.1, key);
            assertEquals(
                    Seeds.among(outcomes, linear ? "sgdm" : "adam")
                            .median(linear ? DiagonalDomination::limitOfSgdm : DiagonalDomination::limitOfAdam),
                    ChartReading.line(panels.get(0), DiagonalDomination.LIMIT + key)
                            .getYValue(0, 0));
        }
        assertEquals(
                D, ChartReading.line(panels.get(0), DiagonalDomination.UNIFORM).getYValue(0, 0));
        assertEquals(
                Math.sqrt(D),
                ChartReading.line(panels.get(0), DiagonalDomination.ROOT).getYValue(0, 0));
    }

    @Test
    void boxesAreMediansOverSeedsAtTheirMoment() {
        DiagonalDomination figure = new DiagonalDomination(D, SmallRuns.SEEDS);
        XYPlot boxes = ChartReading.panels(figure.chart(SmallRuns.kept(figure))).get(1);
        Seeds adam = Seeds.among(SmallRuns.kept(figure).of(figure.settings()), "adam");
        XYDataset middle = ChartReading.line(boxes, DiagonalDomination.key("adam", 1) + " median");
        assertEquals(adam.median(run -> run.readings().at(run.phase("T_1"), "50%")), middle.getYValue(0, 0));
        XYDataset extremes = ChartReading.line(boxes, DiagonalDomination.key("adam", 0) + " line");
        assertEquals(adam.median(run -> run.readings().at(0, "least")), extremes.getYValue(0, 0));
        assertEquals(adam.median(run -> run.readings().at(0, "most")), extremes.getYValue(0, 1));
    }

    /** |g_ij| = |w2_i| |E_j| is of rank one in (i, j), and H = w2_i^2. */
    @Test
    void keptGradientsAreThoseOfTheRun() {
        GradientSpread figure = new GradientSpread(D);
        for (Outcome run : SmallRuns.kept(figure).of(figure.settings())) {
            for (String moment : List.of(GradientEntries.EARLY, GradientEntries.LATE)) {
                double[] h = run.readings().vector(moment + GradientEntries.DIAGONAL);
                double[] g = run.readings().vector(moment + GradientEntries.GRADIENT);
                double sum = 0;
                for (int j = 0; j < D; j++) {
                    double error = g[j] / Math.sqrt(h[j]);
                    sum += error * error;
                    for (int i = 1; i < D; i++) {
                        assertEquals(Math.abs(error), Math.abs(g[i * D + j]) / Math.sqrt(h[i * D + j]), 1e-12);
                    }
                }
                double share = 0.5 * sum / run.trajectory().first().loss();
                assertTrue(
                        moment.equals(GradientEntries.EARLY) ? share > 0.9 : share > 0.45 && share <= 0.5, "" + share);
            }
        }
    }

    /** The dense engine's own statistic of the same state, spread_adaptive_g_1, is max / median of |adaptive g|. */
    @Test
    void keptAdaptiveGradientHasTheSpreadOfTheStatistic() {
        Outcome run = Outcome.of(
                Setup.defaults()
                        .withArguments(List.of(
                                "optimizer=adam",
                                "d=16",
                                "alpha=1.5",
                                "engine=dense",
                                "every=1",
                                "steps=10",
                                "statistics=alignment")),
                new GradientEntries(5, 0.5),
                Observer.NONE);
        double[] sizes = Arrays.stream(run.readings().vector(GradientEntries.EARLY + GradientEntries.ADAPTIVE))
                .map(Math::abs)
                .sorted()
                .toArray();
        double spread = sizes[255] / (0.5 * (sizes[127] + sizes[128]));
        assertEquals(run.trajectory().value(run.trajectory().at(5), "spread_adaptive_g_1"), spread, 1e-12);
    }

    @Test
    void stepsOfAdamDoNotFollowTheDiagonalAndThoseOfSgdmDo() {
        GradientSpread figure = new GradientSpread(D);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        for (int k = 0; k < 4; k++) {
            for (String optimizer : List.of("sgdm", "adam")) {
                XYDataset law = ChartReading.line(panels.get(k), GradientSpread.SLOPE + " " + optimizer);
                double rise = Math.log(law.getYValue(0, 1) / law.getYValue(0, 0));
                double run = Math.log(law.getXValue(0, 1) / law.getXValue(0, 0));
                boolean flat = k % 2 == 1 && optimizer.equals("adam");
                assertEquals(flat ? 0 : 0.5, rise / run, 1e-9, k + " " + optimizer);
                XYDataset points = ChartReading.line(panels.get(k), optimizer);
                assertEquals(2 * D, points.getItemCount(0));
                double[] ratios = new double[points.getItemCount(0)];
                for (int i = 0; i < ratios.length; i++) {
                    double root = Math.sqrt(points.getXValue(0, i) / law.getXValue(0, 0));
                    ratios[i] = points.getYValue(0, i) / (flat ? 1 : law.getYValue(0, 0) * root);
                }
                double[] spread = Band.quantiles(ratios);
                String what = k + " " + optimizer + " " + Arrays.toString(spread);
                // 32 of 256 coordinates: their median |E_j| is that of all within a fifth; steps of Adam are eta within
                // a tenth
                assertEquals(1, spread[1], flat ? 0.1 : 0.2, what);
                // A_j in [0.5, 1.5]; those of Adam at half of the loss less 0.4 or so
                assertTrue(spread[0] > (flat ? 0.7 : 0.1) && spread[2] < (flat ? 1.2 : 2), what);
            }
        }
    }
}
