package org.rmed.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The contours of a heat map, dark on a white casing so that they show on every colour. From below: measured lines,
 * lines of the theory, then intervals and points, which so stay visible where theory and measurement agree.
 */
final class Boundaries extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1;

    static final Color LINE = Palette.THEORY;
    static final Color CASING = Color.WHITE;
    /** Of white on each side of a line. */
    static final float EDGE = 2f;

    private static final BasicStroke INTERVAL = new BasicStroke(1.8f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
    private static final double CAP = 4;
    /** Where a point lies outside the axes, or its interval is open, lines end so far outside. */
    private static final double BEYOND = 1000;

    private final transient List<Contour> contours;

    Boundaries(List<Contour> contours) {
        this.contours = contours;
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
        for (boolean theory : new boolean[] {false, true}) {
            for (Contour contour : contours) {
                if (theory == (contour.kind() == Contour.Kind.THEORY)) {
                    Path2D line = new Path2D.Double();
                    boolean drawn = false;
                    for (Contour.Point point : contour.points()) {
                        Point2D at = place(point.x(), point.y(), area, domain, range);
                        if (at == null) {
                            drawn = false;
                        } else if (drawn) {
                            line.lineTo(at.getX(), at.getY());
                        } else {
                            line.moveTo(at.getX(), at.getY());
                            drawn = true;
                        }
                    }
                    cased(g2, line, stroke(contour));
                }
            }
        }
        for (Contour contour : contours) {
            if (contour.kind() != Contour.Kind.THEORY) {
                points(g2, contour, area, domain, range);
            }
        }
    }

    private void points(Graphics2D g2, Contour contour, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        Path2D intervals = new Path2D.Double();
        for (Contour.Point point : contour.points()) {
            Point2D at = place(point.x(), point.y(), area, domain, range);
            if (at != null && contour.kind() == Contour.Kind.MEASURED_X) {
                Point2D low = place(point.low(), point.y(), area, domain, range);
                Point2D high = place(point.high(), point.y(), area, domain, range);
                bar(intervals, at, low, high, 0, CAP);
            } else if (at != null && contour.kind() == Contour.Kind.MEASURED_Y) {
                Point2D low = place(point.x(), point.low(), area, domain, range);
                Point2D high = place(point.x(), point.high(), area, domain, range);
                bar(intervals, at, low, high, CAP, 0);
            }
        }
        cased(g2, intervals, INTERVAL);
        // points on the frame are drawn whole
        Shape clip = g2.getClip();
        g2.setClip(new Rectangle2D.Double(
                area.getX() - Marker.REACH,
                area.getY() - Marker.REACH,
                area.getWidth() + 2 * Marker.REACH,
                area.getHeight() + 2 * Marker.REACH));
        Marker marker = marker(contour);
        for (Contour.Point point : contour.points()) {
            Point2D at = place(point.x(), point.y(), area, domain, range);
            if (at != null && inside(area, at)) {
                Shape shape = AffineTransform.getTranslateInstance(at.getX(), at.getY())
                        .createTransformedShape(marker.shape());
                cased(g2, shape, Marker.OUTLINE);
                g2.setPaint(marker.fill());
                g2.fill(shape);
            }
        }
        g2.setClip(clip);
    }

    /** Or on its frame, up to rounding. */
    private static boolean inside(Rectangle2D area, Point2D at) {
        return area.getMinX() - 1e-6 <= at.getX()
                && at.getX() <= area.getMaxX() + 1e-6
                && area.getMinY() - 1e-6 <= at.getY()
                && at.getY() <= area.getMaxY() + 1e-6;
    }

    /** From the point to each end, but not where the end lies within the point's marker. */
    private static void bar(Path2D path, Point2D at, Point2D low, Point2D high, double capX, double capY) {
        for (Point2D end : List.of(low, high)) {
            if (end.distance(at) >= Marker.REACH) {
                path.moveTo(at.getX(), at.getY());
                path.lineTo(end.getX(), end.getY());
                path.moveTo(end.getX() - capX, end.getY() - capY);
                path.lineTo(end.getX() + capX, end.getY() + capY);
            }
        }
    }

    /** Null where a coordinate is NaN. */
    private static Point2D place(double x, double y, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return null;
        }
        double across = across(domain, x, area, RectangleEdge.BOTTOM, area.getMinX(), area.getMaxX());
        double down = across(range, y, area, RectangleEdge.LEFT, area.getMaxY(), area.getMinY());
        return new Point2D.Double(across, down);
    }

    /** What has no place on an axis, an infinite value or, where it is logarithmic, one below 0, lies far beyond it. */
    private static double across(
            ValueAxis axis, double value, Rectangle2D area, RectangleEdge edge, double low, double high) {
        double away = StrictMath.signum(high - low) * BEYOND;
        if ((value <= 0 && axis instanceof LogScale) || value == Double.NEGATIVE_INFINITY) {
            return low - away;
        }
        if (value == Double.POSITIVE_INFINITY) {
            return high + away;
        }
        return axis.valueToJava2D(value, area, edge);
    }

    private static void cased(Graphics2D g2, Shape shape, BasicStroke stroke) {
        g2.setPaint(CASING);
        // whole even under a broken line: on dark colours the gaps are what shows
        g2.setStroke(new BasicStroke(stroke.getLineWidth() + 2 * EDGE, stroke.getEndCap(), BasicStroke.JOIN_ROUND));
        g2.draw(shape);
        g2.setPaint(LINE);
        g2.setStroke(stroke);
        g2.draw(shape);
    }

    /** Its place among those of its kind. */
    private int index(Contour contour) {
        boolean theory = contour.kind() == Contour.Kind.THEORY;
        return (int) contours.subList(0, contours.indexOf(contour)).stream()
                .filter(earlier -> theory == (earlier.kind() == Contour.Kind.THEORY))
                .count();
    }

    private BasicStroke stroke(Contour contour) {
        return contour.kind() == Contour.Kind.THEORY ? Style.BROKEN.get(index(contour)) : Style.SOLID;
    }

    private Marker marker(Contour contour) {
        return Marker.ALL.get(index(contour));
    }

    /** How many of one kind can be told apart. */
    static int most(boolean theory) {
        return theory ? Style.BROKEN.size() : Marker.ALL.size();
    }

    List<LegendItem> legend() {
        return contours.stream()
                .map(contour -> contour.kind() == Contour.Kind.THEORY
                        ? Style.line(contour.name(), LINE, stroke(contour))
                        : marker(contour).legend(contour.name(), stroke(contour)))
                .toList();
    }
}
