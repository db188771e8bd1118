package org.rmed.lab.figure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/** What a chart says, read back from it. */
final class ChartReading {

    private ChartReading() {}

    /** Its panels, row by row. */
    static List<XYPlot> panels(JFreeChart chart) {
        if (chart.getPlot() instanceof Grid grid) {
            return grid.panels();
        }
        return ((CombinedRangeXYPlot) chart.getPlot())
                .getSubplots().stream().map(XYPlot.class::cast).toList();
    }

    /** The last dataset with this key: bands share their line's key and come before it. */
    static XYDataset line(XYPlot plot, String key) {
        return lines(plot, key)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no series '" + key + "'"));
    }

    static Stream<XYDataset> lines(XYPlot plot, String key) {
        return IntStream.range(0, plot.getDatasetCount())
                .mapToObj(plot::getDataset)
                .filter(data -> data.getSeriesKey(0).equals(key));
    }

    /** By linear interpolation; x rises. */
    static double yAt(XYDataset data, double x) {
        for (int i = 1; i < data.getItemCount(0); i++) {
            double before = data.getXValue(0, i - 1);
            double after = data.getXValue(0, i);
            if (before <= x && x <= after) {
                double weight = (x - before) / (after - before);
                return data.getYValue(0, i - 1) * (1 - weight) + data.getYValue(0, i) * weight;
            }
        }
        throw new AssertionError("no point at x=" + x);
    }
}
