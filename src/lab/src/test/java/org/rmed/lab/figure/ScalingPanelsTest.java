package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.rmed.lab.scaling.Fit;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.Measurement;

/** Catches a panel whose points or lines are not those of its law. */
class ScalingPanelsTest {

    private static XYDataset line(XYPlot plot, String key) {
        for (int k = 0; k < plot.getDatasetCount(); k++) {
            if (plot.getDataset(k).getSeriesKey(0).equals(key)) {
                return plot.getDataset(k);
            }
        }
        throw new AssertionError("no " + key);
    }

    @Test
    void panelsHoldRunsMediansFitAndTheory() {
        ScalingPanels figure = SmallRuns.scaling();
        List<XYPlot> panels = ((Grid) figure.chart(SmallRuns::kept).getPlot()).panels();
        assertEquals(2, panels.size());
        for (int k = 0; k < 2; k++) {
            Law law = figure.laws().get(k);
            Measurement measured = Measurement.of(law, Optional.empty(), SmallRuns.kept(law.settings()));
            Fit fit = measured.fits().orElseThrow().measured();
            XYPlot panel = panels.get(k);
            assertEquals(
                    law.points().size() * 2, line(panel, ScalingPanels.RUNS).getItemCount(0));
            XYDataset medians = line(panel, ScalingPanels.RUNS + " median");
            XYDataset fitted = line(panel, ScalingPanels.FIT);
            XYDataset sharp = line(panel, ScalingPanels.SHARP);
            for (int i = 0; i < law.points().size(); i++) {
                double x = law.points().get(i).x();
                assertEquals(x, medians.getXValue(0, i));
                assertEquals(measured.medians()[i], medians.getYValue(0, i));
                double expected = Math.exp(fit.at(Math.log(x)));
                assertEquals(expected, fitted.getYValue(0, i), 1e-12 * expected);
                // both laws hold to a few per cent at every point, the residual's without its own constant
                assertEquals(1, sharp.getYValue(0, i) / fitted.getYValue(0, i), 0.2);
            }
        }
    }

    @Test
    void sixLawsOfBothOptimizersAreDrawn() {
        List<Law> laws = ScalingPanels.six().laws();
        assertEquals(6, laws.size());
        assertEquals(
                3, laws.stream().filter(law -> law.optimizer().equals("adam")).count());
        assertTrue(laws.stream().allMatch(law -> ScalingPanels.six().caption().contains(law.statement())));
    }
}
