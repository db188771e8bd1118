package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** An axis label in {@link Notation}, centred below or, turned, left or right of its axis. */
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
            turned(g2, axis, label, x, dataArea.getCenterY() + width / 2);
            state.cursorLeft(insets.getLeft() + metrics.getHeight() + insets.getRight());
        } else if (edge.equals(RectangleEdge.RIGHT)) {
            // turned as on the left, so that both are read the same way
            double x = plotArea.getMaxX() - insets.getRight() - metrics.getDescent();
            turned(g2, axis, label, x, dataArea.getCenterY() + width / 2);
            state.cursorRight(insets.getLeft() + metrics.getHeight() + insets.getRight());
        } else {
            throw new IllegalArgumentException("axes stand left, right or below, not at " + edge);
        }
        return state;
    }

    /** Where a tick's label is held. */
    static TextAnchor anchor(RectangleEdge edge) {
        return edge.equals(RectangleEdge.LEFT)
                ? TextAnchor.CENTER_RIGHT
                : edge.equals(RectangleEdge.RIGHT) ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
    }

    private static void turned(Graphics2D g2, Axis axis, String label, double x, double y) {
        AffineTransform before = g2.getTransform();
        g2.translate(x, y);
        g2.rotate(-StrictMath.PI / 2);
        Notation.draw(g2, axis.getLabelFont(), label, 0, 0);
        g2.setTransform(before);
    }
}
