package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;
import org.rmed.theory.Outcome;

/** Catches a plot that draws other numbers than it was given, on an axis that hides or distorts them. */
class PlotTest {

    private static final Outcome SGDM = run("optimizer=sgdm", "d=16", "alpha=2");
    private static final Outcome ADAM = run("optimizer=adam", "d=16", "alpha=2", "eta=0.1*s");

    private static Outcome run(String... words) {
        return SmallRuns.kept(List.of(Setup.defaults().withArguments(List.of(words))))
                .get(0);
    }

    private static XYPlot drawn(Plot plot) {
        return plot.chart().getXYPlot();
    }

    private static double[] xs(XYPlot plot, int layer) {
        var data = plot.getDataset(layer);
        return IntStream.range(0, data.getItemCount(0))
                .mapToDouble(i -> data.getXValue(0, i))
                .toArray();
    }

    private static double[] ys(XYPlot plot, int layer) {
        var data = plot.getDataset(layer);
        return IntStream.range(0, data.getItemCount(0))
                .mapToDouble(i -> data.getYValue(0, i))
                .toArray();
    }

    private static Object paint(XYPlot plot, int layer) {
        return ((XYLineAndShapeRenderer) plot.getRenderer(layer)).getSeriesPaint(0);
    }

    private static List<String> legend(Plot plot) {
        var items = plot.chart().getLegend().getSources()[0].getLegendItems();
        return IntStream.range(0, items.getItemCount())
                .mapToObj(i -> items.get(i).getLabel())
                .toList();
    }

    @Test
    void aBandIsDrawnWhereBothItsEndsHaveAPlace() {
        double[] x = {1, 2, 3};
        Plot plot = Plot.of("x", "y")
                .logY()
                .band("adam", x, new double[] {1, 0, 3}, new double[] {2, 3, 4}, new double[] {4, 5, 6});
        XYPlot drawn = drawn(plot);
        assertArrayEquals(new double[] {1, 3}, xs(drawn, 0), "0 has no place on a log axis");
        var data = (IntervalXYDataset) drawn.getDataset(0);
        assertEquals(3, data.getStartYValue(0, 1));
        assertEquals(6, data.getEndYValue(0, 1));
        assertArrayEquals(new double[] {2, 3, 4}, ys(drawn, 1));
        assertEquals(Palette.of("adam"), paint(drawn, 1));
        assertEquals(List.of("adam"), legend(plot));
    }

    @Test
    void aRunIsItsColumnsInItsOptimizersColour() {
        Plot plot = Plot.of("t", "r_med_1").run(SGDM).run(ADAM);
        XYPlot drawn = drawn(plot);
        assertArrayEquals(SGDM.column("t"), xs(drawn, 0));
        assertArrayEquals(SGDM.column("r_med_1"), ys(drawn, 0));
        assertArrayEquals(ADAM.column("r_med_1"), ys(drawn, 1));
        assertEquals(Palette.of("sgdm"), paint(drawn, 0));
        assertEquals(Palette.of("adam"), paint(drawn, 1));
        assertEquals(List.of("SGD+M", "Adam"), legend(plot));
        assertEquals("R_{med,1}", drawn.getRangeAxis().getLabel());
    }

    @Test
    void derivedColumnsAreWorkedOut() {
        XYPlot drawn = drawn(Plot.of("eta t", "r_med_1 - 1").run(ADAM));
        double[] t = ADAM.column("t");
        assertEquals(t[t.length - 1] * ADAM.optimizer().eta(), xs(drawn, 0)[t.length - 1]);
        assertEquals(ADAM.last("r_med_1") - 1, ys(drawn, 0)[t.length - 1]);
        assertEquals("R_{med,1} - 1", drawn.getRangeAxis().getLabel());
        double[] shares = xs(drawn(Plot.of("t/T_2", "loss").run(SGDM)), 0);
        int end = Arrays.binarySearch(SGDM.column("t"), Seeds.end(SGDM));
        assertEquals(1, shares[end], 1e-15);
    }

    @Test
    void runsOfOneNameShareColourAndLegend() {
        Plot plot = Plot.of("t", "loss").runs("two", List.of(SGDM, ADAM)).run("other", SGDM, "r_med_2");
        assertEquals(List.of("two", "other"), legend(plot));
        assertEquals(paint(drawn(plot), 0), paint(drawn(plot), 1));
        assertArrayEquals(SGDM.column("r_med_2"), ys(drawn(plot), 2));
        assertEquals(Palette.of("sgdm"), paint(drawn(plot), 2), "its own colour, which is free");
    }

    @Test
    void namesOfOnesOwnGetColoursOfTheirOwn() {
        double[] x = {1, 2};
        Plot plot = Plot.of("a", "b");
        for (int i = 0; i < 9; i++) {
            plot.line("line " + i, x, x);
        }
        XYPlot drawn = drawn(plot);
        assertEquals(
                9,
                IntStream.range(0, 9).mapToObj(i -> paint(drawn, i)).distinct().count());
        assertEquals(Palette.of("sgdm"), paint(drawn, 8), "the colour of SGD+M goes last");
        assertEquals(Palette.THEORY, paint(drawn(plot.line("line 9", x, x)), 9), "then there is none left");
    }

    @Test
    void aLogAxisLeavesOutWhatHasNoPlaceOnIt() {
        double[] x = {0, 1, 10, 100};
        double[] y = {1, -1, 5, Double.NaN};
        XYPlot drawn = drawn(Plot.of("x", "y").logX().logY().points("p", x, y).line("l", x, x));
        assertArrayEquals(new double[] {10}, xs(drawn, 0));
        assertArrayEquals(new double[] {1, 10, 100}, xs(drawn, 1));
        assertTrue(drawn.getDomainAxis() instanceof LogScale && drawn.getRangeAxis() instanceof LogScale);
    }

    @Test
    void distributionIsTheMidRankStep() {
        XYPlot drawn = drawn(Plot.of("x", "share").distribution("d", new double[] {3, 1, 2, 8}));
        assertArrayEquals(new double[] {1, 2, 3, 8}, xs(drawn, 0));
        assertArrayEquals(new double[] {0.125, 0.375, 0.625, 0.875}, ys(drawn, 0));
    }

    @Test
    void theoryRunsOverTheMeasuredRangeAndDoesNotHideIt() {
        XYPlot drawn = drawn(Plot.of("x", "y")
                .line("l", new double[] {2, 4}, new double[] {1, 2})
                .theory("f", x -> x * x));
        double[] grid = xs(drawn, 1);
        assertEquals(2, grid[0]);
        assertEquals(4, grid[grid.length - 1]);
        assertEquals(9, ys(drawn, 1)[(grid.length - 1) / 2], 1e-12);
        assertEquals(4, drawn.getRangeAxis().getUpperBound(), "the line keeps a third of the height or so");
        assertEquals(
                20.0,
                drawn(Plot.of("x", "y")
                                .logY()
                                .line("l", new double[] {2, 4}, new double[] {1, 2})
                                .theory("f", 1e9))
                        .getRangeAxis()
                        .getUpperBound(),
                3);
    }

    @Test
    void aLossFallsFromLeftToRight() {
        ValueAxis axis = drawn(Plot.of("loss", "r_med_1").logX().run(ADAM)).getDomainAxis();
        assertTrue(axis.isInverted());
        assertFalse(drawn(Plot.of("t", "r_med_1").run(ADAM)).getDomainAxis().isInverted());
    }

    @Test
    void phasesStandAtTheirTimes() throws IOException {
        String svg = FigureWriter.svg(
                Plot.of("t", "loss").run(ADAM).phases(ADAM).mark("here", 5).chart());
        assertTrue(svg.contains(">here<"), "the mark's name");
        assertEquals(
                3,
                drawn(Plot.of("t", "loss").run(ADAM).phases(ADAM).mark("here", 5))
                        .getAnnotations()
                        .size());
        assertEquals(
                2,
                drawn(Plot.of("t/T_2", "loss").run(SGDM).phases(SGDM))
                        .getAnnotations()
                        .size());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        refused("has nothing to draw; add a run, line or points", () -> Plot.of("a", "b")
                .chart());
        refused("with positive values", () -> Plot.of("a", "b")
                .logY()
                .line("l", new double[] {1}, new double[] {0})
                .chart());
        refused("l has 2 values of x and 1 of y", () -> Plot.of("a", "b").line("l", new double[2], new double[1]));
        refused("the horizontal axis shows loss; use t, t/T_2 or eta t", () -> Plot.of("loss", "t")
                .phases(ADAM));
        refused("is neither .svg nor .png", () -> Plot.of("t", "loss").run(ADAM).save(Path.of("plot.gif")));
        String message = assertThrows(IllegalArgumentException.class, () -> Plot.of("t", "r_med")
                        .run(ADAM))
                .getMessage();
        assertTrue(message.contains("no column 'r_med'; there are t, loss, [r_med_1, r_med_2]"), message);
    }

    @Test
    void savesBothFormats(@TempDir Path folder) throws IOException {
        Plot plot = Plot.of("t", "loss").run(ADAM);
        plot.save(folder.resolve("plot.svg"));
        plot.save(folder.resolve("plot.png"));
        assertTrue(Files.readString(folder.resolve("plot.svg")).contains("<svg"));
        byte[] png = Files.readAllBytes(folder.resolve("plot.png"));
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
    }

    /** A constant has no range, a single run no spread: the axis must still have a length. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0.2", "5, 5, 1", "0, 1, 0.2", "0, 3174, 500", "0, 0.2, 0.02", "1e-4, 9e-4, 0.0001", "-3, 4, 1"})
    void linearAxesHaveRoundSteps(double low, double high, double step) {
        LinearScale axis = (LinearScale) Axes.linear("x", low, high, false);
        assertEquals(step, axis.getTickUnit().getSize(), 1e-12);
        assertTrue(axis.getLowerBound() <= low && axis.getUpperBound() >= high, axis.getRange()::toString);
        assertTrue(axis.getRange().getLength() > 0);
        assertFalse(axis.getTickUnit().valueToString(3 * step).matches("0|0\\.0*"), "digits enough for a step");
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(UsageException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
