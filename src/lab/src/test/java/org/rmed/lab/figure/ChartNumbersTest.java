package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.QuadraticLaw;
import org.rmed.theory.law.RatioLaw;

/** Catches a chart whose curves are not the numbers of its runs: the wrong column, layer, optimizer, axis or law. */
class ChartNumbersTest {

    private static final int D = SmallRuns.D;

    @Test
    void rMedAgainstTimeEndsAtTheMedianOverSeeds() {
        UniformityAgainstTime figure = new UniformityAgainstTime(D, SmallRuns.SEEDS);
        List<XYPlot> panels = panels(figure.chart(SmallRuns::kept));
        for (int layer = 1; layer <= 2; layer++) {
            for (String optimizer : List.of("sgdm", "adam")) {
                double[] atEnd = valuesAtEnd(figure.settings(), optimizer, "r_med_" + layer);
                XYDataset median = line(panels.get(layer - 1), optimizer.equals("sgdm") ? "SGD+M" : "Adam");
                // rows are 5 steps apart, over which R changes by less than 1% so late
                assertEquals(median(atEnd), yAt(median, 1), 0.01 * median(atEnd));
            }
        }
    }

    @Test
    void bandHoldsTheMedian() {
        XYPlot panel = panels(new UniformityAgainstTime(D, SmallRuns.SEEDS).chart(SmallRuns::kept))
                .get(0);
        IntervalXYDataset band = (IntervalXYDataset) panel.getDataset(0);
        XYDataset median = line(panel, "SGD+M");
        assertEquals(median.getItemCount(0), band.getItemCount(0));
        for (int i = 0; i < band.getItemCount(0); i++) {
            double y = median.getYValue(0, i);
            assertTrue(band.getStartYValue(0, i) <= y && y <= band.getEndYValue(0, i), "at point " + i);
        }
    }

    @Test
    void lawOfSgdmIsTheRatioLawAndThatOfAdamIsOne() {
        RatioLaw law = new RatioLaw(D);
        for (JFreeChart chart : List.of(
                new UniformityAgainstTime(D, SmallRuns.SEEDS).chart(SmallRuns::kept),
                new UniformityAgainstLoss(D, SmallRuns.SEEDS).chart(SmallRuns::kept))) {
            for (XYPlot panel : panels(chart)) {
                assertEquals(law.median(), line(panel, Comparison.LAW).getYValue(0, 0));
                assertEquals(law.quantile(0.1), line(panel, Comparison.LAW_LOW).getYValue(0, 0));
                assertEquals(law.quantile(0.9), line(panel, Comparison.LAW_HIGH).getYValue(0, 0));
                assertEquals(1, line(panel, Comparison.ONE).getYValue(0, 0));
            }
        }
    }

    @Test
    void rMedAgainstLossIsReadAtThatLoss() {
        UniformityAgainstLoss figure = new UniformityAgainstLoss(D, 1);
        XYPlot panel = panels(figure.chart(SmallRuns::kept)).get(0);
        Outcome adam = SmallRuns.kept(figure.settings()).get(1);
        var row = adam.trajectory().rows().stream()
                .filter(each -> each.loss() < 0.3 * adam.trajectory().first().loss())
                .findFirst()
                .orElseThrow();
        double share = row.loss() / adam.trajectory().first().loss();
        // linear between 401 points in ln loss, where R - 1 bends by less than 1% between neighbours
        assertEquals(adam.trajectory().value(row, "r_med_1"), yAt(line(panel, "Adam"), share), 2e-3);
    }

    @Test
    void rMedAgainstDimensionHoldsEveryRunAndTheLaw() {
        UniformityAgainstDimension figure = new UniformityAgainstDimension(List.of(8, 16), SmallRuns.SEEDS);
        XYPlot plot = figure.chart(SmallRuns::kept).getXYPlot();
        assertEquals(2 * SmallRuns.SEEDS, line(plot, "SGD+M").getItemCount(0));
        XYDataset medians = line(plot, "SGD+M" + UniformityAgainstDimension.MEDIAN);
        List<Settings> ofSixteen = figure.settings().stream()
                .filter(run -> run.text("d").equals("16"))
                .toList();
        assertEquals(16, medians.getXValue(0, 1));
        // the mean of two middle values, taken as a + (b - a) / 2 there and (a + b) / 2 here: two roundings apart
        double expected = median(valuesAtEnd(ofSixteen, "sgdm", "r_med_1"));
        assertEquals(expected, medians.getYValue(0, 1), 2 * Math.ulp(expected));
        XYDataset law = line(plot, UniformityAgainstDimension.LAW);
        int node = IntStream.range(0, law.getItemCount(0))
                .filter(i -> law.getXValue(0, i) == 16)
                .findFirst()
                .orElseThrow();
        assertEquals(new RatioLaw(16).median(), law.getYValue(0, node));
    }

    @Test
    void decadesHoldEveryRunAndItsMedian() {
        Decades decades = SmallRuns.decades();
        UniformityOverDecades figure = new UniformityOverDecades(decades);
        XYPlot plot = figure.chart(SmallRuns::kept).getXYPlot();
        XYDataset runs = line(plot, "Adam");
        assertEquals(5, runs.getItemCount(0));
        assertEquals(10, runs.getXValue(0, 2));
        assertEquals(1001, runs.getXValue(0, 3));
        List<Settings> last = figure.settings().stream()
                .filter(run -> run.text("d").equals("1001"))
                .toList();
        double[] atEnd = valuesAtEnd(last, "adam", "r_med_1");
        assertEquals(atEnd[0], runs.getYValue(0, 3));
        double expected = median(atEnd);
        XYDataset medians = line(plot, "Adam" + UniformityAgainstDimension.MEDIAN);
        assertEquals(expected, medians.getYValue(0, 1), 2 * Math.ulp(expected));
    }

    /** Each pair by itself: a ratio of medians is another number. */
    @Test
    void theGapIsThatOfPairsFromTheSameWeights() {
        Decades decades = SmallRuns.decades();
        GapOverDecades figure = new GapOverDecades(decades);
        XYDataset pairs = line(figure.chart(SmallRuns::kept).getXYPlot(), GapOverDecades.PAIRS);
        List<Settings> ofTen = figure.settings().stream()
                .filter(run -> run.text("d").equals("10"))
                .toList();
        double[] sgdm = valuesAtEnd(ofTen, "sgdm", "r_med_1");
        double[] adam = valuesAtEnd(ofTen, "adam", "r_med_1");
        for (int k = 0; k < 3; k++) {
            assertEquals(Math.log(10), pairs.getXValue(0, k), 1e-15);
            assertEquals(sgdm[k] / adam[k], pairs.getYValue(0, k));
        }
        List<Outcome> starts = SmallRuns.kept(ofTen.subList(0, 2));
        assertEquals(starts.get(0).secondLayer()[0], starts.get(1).secondLayer()[0]);
    }

    /** More directions or columns, less error: 1e-12 asks Krylov for more than 1e-2 does, and 16 columns beat 4. */
    @Test
    void engineErrorsFallWithTheRank() {
        XYPlot plot = new EngineErrors(48, List.of(1e-2, 1e-12), List.of(4, 16))
                .chart(SmallRuns::kept)
                .getXYPlot();
        for (String key : List.of("sgdm 0.5", "adam 0.5")) {
            XYDataset errors = line(plot, key);
            assertTrue(errors.getXValue(0, 1) > errors.getXValue(0, 0), key);
            assertTrue(errors.getYValue(0, 1) < 1e-3 * errors.getYValue(0, 0), key);
            // both engines promise 1e-10 through the first phase
            assertTrue(errors.getYValue(0, 1) < 1e-10, key);
        }
    }

    @Test
    void stepCostIsTheTableAndTheTableIsWhole() {
        XYPlot plot = new StepCost().chart(SmallRuns::kept).getXYPlot();
        for (String key : List.of("dense sgdm", "dense adam", "skeleton adam", "krylov sgdm", "limit sgdm")) {
            XYDataset costs = line(plot, key);
            assertTrue(costs.getItemCount(0) >= 5, key);
            for (int i = 1; i < costs.getItemCount(0); i++) {
                assertTrue(costs.getXValue(0, i) > costs.getXValue(0, i - 1), key);
            }
        }
        StepCost.Cost first = StepCost.costs().get(0);
        assertEquals(first.microseconds(), line(plot, "dense sgdm").getYValue(0, 0));
    }

    @Test
    void lossOfBothOptimizersIsNearItsClosedForm() {
        for (XYPlot panel : panels(new LossLaws(32, 1).chart(SmallRuns::kept))) {
            String key = String.valueOf(panel.getDataset(1).getSeriesKey(0));
            XYDataset law = line(panel, LossLaws.LAW);
            for (double share : new double[] {0.9, 0.5, 0.1}) {
                double measured = xAt(line(panel, key), share);
                // LogisticLaw: relative error of the time 3e-4 at h ||A|| = 0.005; Adam's lag is about 30 of 10^4 steps
                assertEquals(1, measured / xAt(law, share), 0.01, key + " at Lbar / Lbar(0) = " + share);
            }
        }
    }

    @Test
    void closedFormOfAdamIsTheQuadraticLaw() {
        Outcome run = SmallRuns.kept(new LossLaws(D, 1).settings()).get(1);
        QuadraticLaw law = new QuadraticLaw(run.target(), run.optimizer().eta());
        double t = 0.5 * law.firstFlip();
        assertEquals(law.loss(t) / law.loss(0), LossLaws.quadratic(run).applyAsDouble(t));
        assertTrue(LossLaws.quadratic(run).applyAsDouble(2 * law.lastFlip()) > 0, "a log axis has no 0");
    }

    @Test
    void stepsOfTheTimeAxisAreRound() {
        assertEquals(500, LossLaws.step(2700));
        assertEquals(1000, LossLaws.step(5450));
        assertEquals(20, LossLaws.step(100));
    }

    @Test
    void runWithoutSecondPhaseIsRefusedWithItsCommand() {
        Settings tooFew = Setup.defaults().withArguments(List.of("optimizer=sgdm", "d=8", "steps=3"));
        Outcome run = SmallRuns.fresh(tooFew);
        String message =
                assertThrows(IllegalStateException.class, () -> Seeds.end(run)).getMessage();
        assertTrue(message.contains("rmed simulate d=8 optimizer=sgdm steps=3"), message);
    }

    @Test
    void outcomesWithoutARunOfAnOptimizerAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Seeds.among(List.of(), "adam"));
    }

    private static List<XYPlot> panels(JFreeChart chart) {
        return chart.getPlot() instanceof CombinedRangeXYPlot beside
                ? beside.getSubplots().stream().map(XYPlot.class::cast).toList()
                : ((CombinedDomainXYPlot) chart.getPlot())
                        .getSubplots().stream().map(XYPlot.class::cast).toList();
    }

    /** The last dataset with this key: bands share their line's key and come before it. */
    private static XYDataset line(XYPlot plot, String key) {
        return IntStream.range(0, plot.getDatasetCount())
                .mapToObj(plot::getDataset)
                .filter(data -> data.getSeriesKey(0).equals(key))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no series '" + key + "'"));
    }

    /** By linear interpolation; x may rise or fall. */
    private static double yAt(XYDataset data, double x) {
        for (int i = 1; i < data.getItemCount(0); i++) {
            double before = data.getXValue(0, i - 1);
            double after = data.getXValue(0, i);
            if ((before - x) * (after - x) <= 0) {
                double weight = (x - before) / (after - before);
                return data.getYValue(0, i - 1) * (1 - weight) + data.getYValue(0, i) * weight;
            }
        }
        throw new AssertionError("no point at x=" + x);
    }

    private static double xAt(XYDataset data, double y) {
        for (int i = 1; i < data.getItemCount(0); i++) {
            double before = data.getYValue(0, i - 1);
            double after = data.getYValue(0, i);
            if (before > y && after <= y) {
                double weight = (y - before) / (after - before);
                return data.getXValue(0, i - 1) * (1 - weight) + data.getXValue(0, i) * weight;
            }
        }
        throw new AssertionError("y=" + y + " is never passed");
    }

    private static double[] valuesAtEnd(List<Settings> settings, String optimizer, String column) {
        return SmallRuns.kept(settings).stream()
                .filter(run -> run.settings().text("optimizer").equals(optimizer))
                .mapToDouble(run -> run.trajectory().value(Seeds.atEnd(run), column))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
