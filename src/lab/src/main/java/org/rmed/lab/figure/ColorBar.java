package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A {@link Shade}'s colours as a bar right of the panel and as high, with the axis of its scale on the right. */
final class ColorBar extends ValueAxis {

    private static final long serialVersionUID = 1;
    /** Between the panel and the bar. */
    private static final double GAP = 18;

    private static final double WIDTH = 24;
    /** Height of the triangle at an end that some values lie beyond. */
    private static final double TRIANGLE = 16;

    private static final int STRIPS = 180;

    private final ValueAxis scale;
    private final boolean below;
    private final boolean above;

    /**
     * @param below whether values lie below its range: then the bar ends in a triangle there
     * @param above the same for the upper end
     */
    ColorBar(Shade shade, boolean below, boolean above) {
        super(null, null);
        scale = shade.scale().axis();
        // on this side a tick label starts the right inset away from the axis: clear of the tick mark
        scale.setTickLabelInsets(new RectangleInsets(2, 6, 2, 10));
        this.below = below;
        this.above = above;
        setAutoRange(false);
        setRange(scale.getRange());
    }

    boolean below() {
        return below;
    }

    boolean above() {
        return above;
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo plotState) {
        Rectangle2D bar = bar(cursor, dataArea);
        Path2D outline = outline(bar, bar.getMaxY(), bar.getMaxY() + (below ? TRIANGLE : 0));
        // each part is drawn over the end of the one before, so that nothing shines through between them
        g2.setPaint(Ramp.at(0));
        g2.fill(outline);
        for (int k = 1; k < STRIPS; k++) {
            g2.setPaint(Ramp.at(k / (STRIPS - 1.0)));
            double foot = bar.getMaxY() - bar.getHeight() * k / STRIPS;
            g2.fill(outline(bar, foot, foot));
        }
        g2.setPaint(Palette.INK);
        g2.setStroke(Style.HAIR);
        g2.draw(outline);
        return scale.draw(g2, cursor + GAP + WIDTH, plotArea, bar, edge, plotState);
    }

    /** Its rectangle, without triangles. */
    private Rectangle2D bar(double left, Rectangle2D dataArea) {
        double top = dataArea.getMinY() + (above ? TRIANGLE : 0);
        double foot = dataArea.getMaxY() - (below ? TRIANGLE : 0);
        return new Rectangle2D.Double(left + GAP, top, WIDTH, foot - top);
    }

    /** Its part above a line, with another height for the middle of the foot. */
    private Path2D outline(Rectangle2D bar, double foot, double middle) {
        Path2D path = new Path2D.Double();
        path.moveTo(bar.getMinX(), bar.getMinY());
        path.lineTo(bar.getCenterX(), bar.getMinY() - (above ? TRIANGLE : 0));
        path.lineTo(bar.getMaxX(), bar.getMinY());
        path.lineTo(bar.getMaxX(), foot);
        path.lineTo(bar.getCenterX(), middle);
        path.lineTo(bar.getMinX(), foot);
        path.closePath();
        return path;
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = scale.reserveSpace(g2, plot, plotArea, edge, space);
        reserved.add(GAP + WIDTH, edge);
        return reserved;
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        return scale.valueToJava2D(value, bar(0, area), edge);
    }

    @Override
    public double java2DToValue(double place, Rectangle2D area, RectangleEdge edge) {
        return scale.java2DToValue(place, bar(0, area), edge);
    }

    @Override
    public List<?> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return scale.refreshTicks(g2, state, bar(0, dataArea), edge);
    }

    @Override
    public void configure() {
        // the range is that of the shade
    }

    @Override
    protected void autoAdjustRange() {
        // the range is that of the shade
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof ColorBar bar
                && below == bar.below
                && above == bar.above
                && scale.equals(bar.scale);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + scale.hashCode();
    }
}
