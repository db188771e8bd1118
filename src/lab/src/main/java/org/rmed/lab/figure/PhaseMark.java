package org.rmed.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A phase time: a dotted vertical line with its name beside it. */
final class PhaseMark extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1;
    private static final double GAP = 5;

    private final double x;
    private final double height;
    private final String label;
    private final Color color;

    /**
     * @param x where, on the domain axis
     * @param height of the name: 0 at the foot, 1 at the top
     * @param label in {@link Notation}
     */
    PhaseMark(double x, double height, String label, Color color) {
        this.x = x;
        this.height = height;
        this.label = label;
        this.color = color;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        double at = domain.valueToJava2D(x, area, RectangleEdge.BOTTOM);
        g2.setPaint(color);
        g2.setStroke(Style.DOTTED);
        g2.draw(new Line2D.Double(at, area.getMinY(), at, area.getMaxY()));
        Notation.draw(g2, Style.TICK, label, at + GAP, area.getMaxY() - height * area.getHeight());
    }
}
