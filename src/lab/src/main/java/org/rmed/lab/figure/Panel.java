package org.rmed.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** One panel, drawn in the order in which things are added; each is a dataset of one series. */
final class Panel {

    private final XYPlot plot;
    private int datasets;

    /**
     * @param domain null in a panel above another with the same axis
     * @param range null in a panel beside another with the same axis
     */
    Panel(ValueAxis domain, ValueAxis range) {
        plot = new XYPlot(null, domain, range, null);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        Style.apply(plot);
    }

    XYPlot plot() {
        return plot;
    }

    /** A median line in its band. */
    Panel band(String key, Band band, Color color) {
        shade(key, band.x(), band.low(), band.high(), color);
        return line(key, band.x(), band.median(), color, Style.SOLID);
    }

    /** An area between two lines. */
    Panel shade(String key, double[] x, double[] low, double[] high, Color color) {
        YIntervalSeries series = new YIntervalSeries(key, false, true);
        for (int i = 0; i < x.length; i++) {
            series.add(x[i], low[i], low[i], high[i]);
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setSeriesFillPaint(0, color);
        renderer.setAlpha(Palette.faint(color).getAlpha() / 255f);
        return add(data, renderer);
    }

    /** A line. */
    Panel line(String key, double[] x, double[] y, Color color, BasicStroke stroke) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesStroke(0, stroke);
        renderer.setDrawSeriesLineAsPath(true);
        return add(series(key, x, y), renderer);
    }

    /** A level line from one x to another. */
    Panel level(String key, double from, double to, double y, BasicStroke stroke) {
        return line(key, new double[] {from, to}, new double[] {y, y}, Palette.THEORY, stroke);
    }

    /** Points; transparent ones show how many lie on one another. */
    Panel points(String key, double[] x, double[] y, Color color, double diameter) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter));
        return add(series(key, x, y), renderer);
    }

    /** A phase time, its name at a height from 0 to 1. */
    Panel mark(double x, double height, String label, Color color) {
        plot.addAnnotation(new PhaseMark(x, height, label, color));
        return this;
    }

    /** A line's name, see {@link Label}. */
    Panel label(String text, double x, double y, Label.Anchor anchor, double lift, Color color) {
        plot.addAnnotation(new Label(text, x, y, anchor, lift, color));
        return this;
    }

    /** The panel's name. */
    Panel heading(String text, Heading.Corner corner) {
        plot.addAnnotation(new Heading(text, corner));
        return this;
    }

    private static XYSeriesCollection series(String key, double[] x, double[] y) {
        XYSeries series = new XYSeries(key, false, true);
        for (int i = 0; i < x.length; i++) {
            series.add(x[i], y[i]);
        }
        return new XYSeriesCollection(series);
    }

    private Panel add(XYDataset data, XYItemRenderer renderer) {
        plot.setDataset(datasets, data);
        plot.setRenderer(datasets, renderer);
        datasets++;
        return this;
    }
}
