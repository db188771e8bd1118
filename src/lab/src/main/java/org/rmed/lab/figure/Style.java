package org.rmed.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How every figure looks: fonts and strokes for 900 x 560 units, to be read at half that size. */
final class Style {

    static final int WIDTH = 900;
    static final int HEIGHT = 560;
    /** Between panels. */
    static final double GAP = 18;
    /** Where the names of phase times stand: between Adam's curve and that of SGD+M. */
    static final double NAMES = 0.42;

    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 19);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

    static final BasicStroke SOLID = new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED = dashed(2f, 9, 5);
    static final BasicStroke DOTTED = dashed(1.4f, 2, 4);
    /** Lines of the theory that cross one another. */
    static final List<BasicStroke> BROKEN =
            List.of(dashed(2.4f, 11, 6), dashed(2.4f, 3, 4), dashed(2.4f, 12, 4, 3, 4), dashed(2.4f, 20, 5));

    static final BasicStroke HAIR = new BasicStroke(1f);

    /** Of a colour in a legend. */
    static final Rectangle2D BOX = new Rectangle2D.Double(-15, -8, 30, 16);

    private static final float TICK_LENGTH = 6;

    private Style() {}

    private static BasicStroke dashed(float width, float... onAndOff) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, onAndOff, 0);
    }

    static void apply(ValueAxis axis) {
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(Palette.INK);
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
        axis.setTickLabelFont(TICK);
        axis.setTickLabelPaint(Palette.INK);
        // a tick label starts at the axis: the insets must hold the tick mark too
        axis.setTickLabelInsets(new RectangleInsets(9, 4, 2, 13));
        axis.setAxisLineVisible(false);
        axis.setTickMarkPaint(Palette.INK);
        axis.setTickMarkStroke(HAIR);
        axis.setTickMarkOutsideLength(TICK_LENGTH);
        axis.setMinorTickMarksVisible(axis instanceof LogScale);
        axis.setMinorTickMarkOutsideLength(TICK_LENGTH / 2);
    }

    static void apply(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Palette.INK);
        plot.setOutlineStroke(HAIR);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(HAIR);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(HAIR);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** A legend's entry for a median line in its band. */
    static LegendItem band(String words, Color color) {
        return band(words, color, SOLID);
    }

    /** The same with another stroke. */
    static LegendItem band(String words, Color color, BasicStroke stroke) {
        LegendItem item = line(words, color, stroke);
        item.setShapeVisible(true);
        item.setShape(new Rectangle2D.Double(-15, -7, 30, 14));
        item.setFillPaint(Palette.faint(color));
        return item;
    }

    /** A legend's entry for points. */
    static LegendItem point(String words, Color color) {
        LegendItem item = line(words, color, SOLID);
        item.setLineVisible(false);
        item.setShapeVisible(true);
        item.setShape(new Ellipse2D.Double(-6, -6, 12, 12));
        item.setFillPaint(color);
        return item;
    }

    /** A legend's entry for an area of a colour: a box, or another shape. */
    static LegendItem swatch(String words, Color color, Shape shape) {
        return new LegendItem(
                words, null, null, null, true, shape, true, color, true, Palette.INK, HAIR, false, shape, HAIR, color);
    }

    /** A legend's entry for a line with an outlined shape on it. */
    static LegendItem marked(
            String words, Color color, BasicStroke stroke, Shape shape, Color fill, BasicStroke outline) {
        Line2D line = new Line2D.Double(-15, 0, 15, 0);
        return new LegendItem(
                words, null, null, null, true, shape, true, fill, true, color, outline, true, line, stroke, color);
    }

    /** A legend's entry for a line. */
    static LegendItem line(String words, Color color, BasicStroke stroke) {
        LegendItem item = new LegendItem(words);
        item.setShapeVisible(false);
        item.setLineVisible(true);
        item.setLine(new Line2D.Double(-15, 0, 15, 0));
        item.setLinePaint(color);
        item.setLineStroke(stroke);
        return item;
    }

    /** The whole chart: no title (the caption has it), one legend below. */
    static JFreeChart chart(Plot plot, List<LegendItem> legend) {
        LegendItemCollection items = new LegendItemCollection();
        legend.forEach(items::add);
        JFreeChart chart = new JFreeChart(null, LABEL, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 6, 6, 14));
        LegendTitle title = new LegendTitle(() -> items);
        title.setItemFont(TICK);
        title.setItemPaint(Palette.INK);
        title.setFrame(BlockBorder.NONE);
        title.setPosition(RectangleEdge.BOTTOM);
        title.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
        chart.addLegend(title);
        return chart;
    }
}
