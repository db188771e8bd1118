package org.rmed.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A panel's name, inside a corner. */
final class Heading extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1;
    private static final double GAP = 10;

    /** Corners. */
    enum Corner {
        UPPER_LEFT,
        UPPER_RIGHT,
        LOWER_LEFT
    }

    private final String text;
    private final Corner corner;

    /** @param text in {@link Notation} */
    Heading(String text, Corner corner) {
        this.text = text;
        this.corner = corner;
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
        double width = Notation.width(g2, Style.LABEL, text);
        double size = Style.LABEL.getSize2D();
        boolean upper = corner != Corner.LOWER_LEFT;
        double x = corner == Corner.UPPER_RIGHT ? area.getMaxX() - GAP - width : area.getMinX() + GAP;
        double y = upper ? area.getMinY() + GAP + size : area.getMaxY() - 1.5 * GAP;
        // grid lines and phase marks stop short of it
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(x - 3, y - 0.9 * size, width + 6, 1.3 * size));
        g2.setPaint(Palette.INK);
        Notation.draw(g2, Style.LABEL, text, x, y);
    }
}
