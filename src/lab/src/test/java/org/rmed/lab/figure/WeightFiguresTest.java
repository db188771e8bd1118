package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Outcome;

/** Catches the wrong column, layer, optimizer or law in the figures of errors, residuals and singular vectors. */
class WeightFiguresTest {

    private static final int D = SmallRuns.D;
    private static final int SEEDS = SmallRuns.SEEDS;

    private static double median(Figure figure, String optimizer, ToDoubleFunction<Outcome> measure) {
        return Seeds.among(SmallRuns.kept(figure).of(figure.settings()), optimizer)
                .median(measure);
    }

    @Test
    void errorsFanOutUnderAdamOnly() {
        ErrorAlignment figure = new ErrorAlignment(D, SEEDS);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        double atStart = median(figure, "sgdm", run -> run.column("error_max")[0] - run.column("error_min")[0]);
        assertEquals(
                atStart, ChartReading.line(panels.get(2), ErrorAlignment.SPREAD).getYValue(0, 0));
        double half = ChartReading.yAt(ChartReading.line(panels.get(2), ErrorAlignment.SPREAD), 0.5);
        assertTrue(half < 0.01, "SGD+M: " + half);
        double fan = ChartReading.yAt(ChartReading.line(panels.get(3), ErrorAlignment.SPREAD), 0.5);
        assertTrue(fan > 0.1, "Adam: " + fan);
        double last = ChartReading.yAt(ChartReading.line(panels.get(1), ErrorAlignment.LARGEST), 0.5);
        double first = ChartReading.yAt(ChartReading.line(panels.get(1), ErrorAlignment.SMALLEST), 0.5);
        // medians of both ends and of their distance differ by the seeds' scatter only
        assertEquals(fan, last - first, 0.1 * fan);
    }

    @Test
    void fanOfAdamIsThatOfItsSmallestAndLargestTarget() {
        Outcome run = SmallRuns.kept(new ErrorAlignment(D, SEEDS).settings()).get(SEEDS);
        double t = 0.5 * Seeds.end(run);
        double u = run.optimizer().eta() * t;
        double low = Arrays.stream(run.target()).min().orElseThrow();
        double high = Arrays.stream(run.target()).max().orElseThrow();
        assertEquals(
                Math.max(0, 1 - D * u * u / high) - Math.max(0, 1 - D * u * u / low),
                ErrorAlignment.spreadOfAdam(run).applyAsDouble(0.5),
                1e-12);
    }

    @Test
    void residualsAreThoseOfTheirLayerAndTheirExtreme() {
        RankOneResiduals figure = new RankOneResiduals(D, SEEDS);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        for (int k = 0; k < 4; k++) {
            String optimizer = k < 2 ? "sgdm" : "adam";
            int layer = 1 + k % 2;
            for (String extreme : List.of(RankOneResiduals.MAX, RankOneResiduals.MEDIAN)) {
                String column = "residual_" + layer + "_" + extreme;
                assertEquals(
                        median(figure, optimizer, run -> run.column(column)[0]),
                        ChartReading.line(panels.get(k), extreme).getYValue(0, 0),
                        column);
            }
        }
        // W2 of Adam at half of the time: the law leaves out the lag of rows in W1, 5% at eta = s/50
        XYDataset law = ChartReading.line(panels.get(3), RankOneResiduals.SHARP + " " + RankOneResiduals.MEDIAN);
        XYDataset measured = ChartReading.line(panels.get(3), RankOneResiduals.MEDIAN);
        assertEquals(1, ChartReading.yAt(law, 0.5) / ChartReading.yAt(measured, 0.5), 0.15);
    }

    /** d = 16, alpha = 2.5, eta = s / 50 by hand: 16^-(0.625 - 0.5); s = 2^-10, (2^-10 / 50)^(1/4) + 16^-1. */
    @Test
    void boundsAreThePapersExponents() {
        RankOneResiduals figure = new RankOneResiduals(D, SEEDS);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        assertEquals(
                Math.sqrt(0.5),
                ChartReading.line(panels.get(0), RankOneResiduals.BOUND).getYValue(0, 0),
                1e-12);
        assertEquals(
                Math.pow(Math.pow(2, -10) / 50, 0.25) + 1.0 / 16,
                ChartReading.line(panels.get(3), RankOneResiduals.BOUND).getYValue(0, 0),
                1e-12);
    }

    @Test
    void singularVectorsAreReadFromTheirOwnColumns() {
        SingularVectors figure = new SingularVectors(D, SEEDS);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        List<String> columns = List.of("sigma2_over_sigma1", "r_u", "r_v");
        for (int k = 0; k < 3; k++) {
            String column = columns.get(k);
            for (String optimizer : List.of("sgdm", "adam")) {
                String key = optimizer.equals("sgdm") ? Comparison.SGDM : Comparison.ADAM;
                assertEquals(
                        median(figure, optimizer, run -> run.column(column)[0]),
                        ChartReading.line(panels.get(k), key).getYValue(0, 0),
                        column);
            }
        }
    }

    /** Adam: uniform before T_1, parallel to A after T_f, and in between as the columns arrive. */
    @Test
    void rightVectorOfAdamFollowsTheColumnsThatArrive() {
        SingularVectors figure = new SingularVectors(D, SEEDS);
        Outcome run = SmallRuns.kept(figure.settings()).get(SEEDS);
        DoubleUnaryOperator law = SingularVectors.ofArrivals(run);
        double end = Seeds.end(run);
        assertEquals(1, law.applyAsDouble(0.5 * run.phase("T_1") / end), 1e-12);
        assertEquals(SingularVectors.ofTarget(run), law.applyAsDouble(2), 1e-12);
        for (double share : new double[] {0.5, 0.85, 0.95, 1.15}) {
            double measured = Seeds.againstTime(run, "r_v").applyAsDouble(share);
            // the lag, 20 of 5000 steps, where R_v grows like t^4
            assertEquals(1, law.applyAsDouble(share) / measured, 0.03, "t / T_2 = " + share);
        }
        double[] squares = Arrays.stream(run.target()).map(a -> a * a).sorted().toArray();
        assertEquals(
                squares[D - 1] / (0.5 * (squares[D / 2 - 1] + squares[D / 2])), SingularVectors.ofTarget(run), 1e-12);
    }
}
