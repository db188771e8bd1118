package org.rmed.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A line's name beside it, where a legend would have too many entries. */
final class Label extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1;

    /** Where the name stands: its left end, middle or right end at the place. */
    enum Anchor {
        LEFT(0),
        MIDDLE(0.5),
        RIGHT(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    private final String text;
    private final double x;
    private final double y;
    private final Anchor anchor;
    private final double lift;
    private final Color color;

    /**
     * @param text in {@link Notation}
     * @param x of the place, on the domain axis
     * @param y likewise
     * @param lift of the text's foot above the place, in units; negative: below
     */
    Label(String text, double x, double y, Anchor anchor, double lift, Color color) {
        this.text = text;
        this.x = x;
        this.y = y;
        this.anchor = anchor;
        this.lift = lift;
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
        double width = Notation.width(g2, Style.TICK, text);
        double left = domain.valueToJava2D(x, area, RectangleEdge.BOTTOM) - anchor.share * width;
        double foot = range.valueToJava2D(y, area, RectangleEdge.LEFT) - lift;
        g2.setPaint(color);
        Notation.draw(g2, Style.TICK, text, left, foot);
    }
}
