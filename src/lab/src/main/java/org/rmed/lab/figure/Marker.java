package org.rmed.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;

/** The points of measured contours, one kind for each contour. */
enum Marker {
    /** Filled disc. */
    DISC(new Ellipse2D.Double(-4, -4, 8, 8), Palette.THEORY),
    /** Open square. */
    SQUARE(new Rectangle2D.Double(-4, -4, 8, 8), Color.WHITE),
    /** Open diamond. */
    DIAMOND(polygon(0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0), Color.WHITE),
    /** Filled triangle. */
    TRIANGLE(polygon(0, -5, 5, 4, -5, 4), Palette.THEORY);

    /** In the order in which contours take them. */
    static final List<Marker> ALL = List.of(values());

    /** No point reaches farther from its centre. */
    static final double REACH = 7;

    static final BasicStroke OUTLINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final Shape shape;
    private final Color fill;

    Marker(Shape shape, Color fill) {
        this.shape = shape;
        this.fill = fill;
    }

    /** Around (0, 0). */
    Shape shape() {
        return shape;
    }

    Color fill() {
        return fill;
    }

    /** A legend's entry: this point on a line. */
    LegendItem legend(String words, BasicStroke stroke) {
        return Style.marked(words, Palette.THEORY, stroke, shape, fill, OUTLINE);
    }

    private static Path2D polygon(double... places) {
        Path2D path = new Path2D.Double();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        path.closePath();
        return path;
    }
}
