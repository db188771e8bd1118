package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** An axis label in {@link Notation}, centred below or, turned, left of its axis. */
final class AxisLabel {

    private AxisLabel() {}

    /** What the axis' own label drawing would do; the same space is left. */
    static AxisState draw(
            Axis axis, Graphics2D g2, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge, AxisState state) {
        String label = axis.getLabel();
        if (label == null || label.isEmpty()) {
            return state;
        }
        RectangleInsets insets = axis.getLabelInsets();
        var metrics = g2.getFontMetrics(axis.getLabelFont());
        double width = Notation.width(g2, axis.getLabelFont(), label);
        g2.setPaint(axis.getLabelPaint());
        if (edge.equals(RectangleEdge.BOTTOM)) {
            double y = state.getCursor() + insets.getTop() + metrics.getAscent();
            Notation.draw(g2, axis.getLabelFont(), label, dataArea.getCenterX() - width / 2, y);
            state.cursorDown(insets.getTop() + metrics.getHeight() + insets.getBottom());
        } else if (edge.equals(RectangleEdge.LEFT)) {
            // at the edge of the chart, so that labels of panels above one another are in line
            double x = plotArea.getMinX() + insets.getLeft() + metrics.getAscent();
            AffineTransform before = g2.getTransform();
            g2.translate(x, dataArea.getCenterY() + width / 2);
            g2.rotate(-StrictMath.PI / 2);
            Notation.draw(g2, axis.getLabelFont(), label, 0, 0);
            g2.setTransform(before);
            state.cursorLeft(insets.getLeft() + metrics.getHeight() + insets.getRight());
        } else {
            throw new IllegalArgumentException("axes stand left or below, not at " + edge);
        }
        return state;
    }
}
