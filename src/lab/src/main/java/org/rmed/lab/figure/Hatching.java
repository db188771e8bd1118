package org.rmed.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.LegendItem;

/** How tiles without a value look: light, hatched with grey lines or plain. Lines run on across neighbouring tiles. */
enum Hatching {
    /** Lines rising to the right. */
    RISING(new Color(0xf2f2f2), true, false),
    /** Plain grey. */
    PLAIN(new Color(0xc9c9c9), false, false),
    /** Lines both ways. */
    CROSSED(new Color(0xf2f2f2), true, true);

    /** In the order in which reasons take them. */
    static final List<Hatching> ALL = List.of(values());

    private static final Color LINES = new Color(0x8c8c8c);
    private static final BasicStroke STROKE = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    /** Between lines, along the axes. */
    private static final double SPACING = 9;
    /** Ends of pieces nearer than this are one: far less than a pixel, far more than rounding. */
    private static final double TOUCHING = 1e-6;

    private final Color ground;
    private final boolean rising;
    private final boolean falling;

    Hatching(Color ground, boolean rising, boolean falling) {
        this.ground = ground;
        this.rising = rising;
        this.falling = falling;
    }

    /** Below the lines. */
    Color ground() {
        return ground;
    }

    /** The lines over these rectangles, in units of the figure. */
    void draw(Graphics2D g2, List<Rectangle2D> places) {
        Path2D lines = lines(places);
        if (lines.getCurrentPoint() != null) {
            g2.setPaint(LINES);
            g2.setStroke(STROKE);
            g2.draw(lines);
        }
    }

    /** A legend's entry. */
    LegendItem legend(String words) {
        // as part of the outline: the lines stay lines in a vector file, a texture would be pixels
        Path2D outline = new Path2D.Double(Style.BOX);
        outline.append(lines(List.of(Style.BOX)), false);
        return Style.swatch(words, ground, outline);
    }

    private Path2D lines(List<Rectangle2D> places) {
        Path2D path = new Path2D.Double();
        if (rising) {
            append(path, pieces(places, 1), 1);
        }
        if (falling) {
            append(path, pieces(places, -1), -1);
        }
        return path;
    }

    /** For each line y = k spacing - sign x the intervals [from, to] of x that it has within the rectangles. */
    private static Map<Long, List<double[]>> pieces(List<Rectangle2D> places, int sign) {
        Map<Long, List<double[]>> pieces = new TreeMap<>();
        for (Rectangle2D place : places) {
            double left = place.getMinX();
            double right = place.getMaxX();
            double least = place.getMinY() + StrictMath.min(sign * left, sign * right);
            double most = place.getMaxY() + StrictMath.max(sign * left, sign * right);
            for (long k = (long) StrictMath.ceil(least / SPACING); k * SPACING <= most; k++) {
                double one = sign * (k * SPACING - place.getMinY());
                double other = sign * (k * SPACING - place.getMaxY());
                double from = StrictMath.max(left, StrictMath.min(one, other));
                double to = StrictMath.min(right, StrictMath.max(one, other));
                if (from < to) {
                    pieces.computeIfAbsent(k, any -> new ArrayList<>()).add(new double[] {from, to});
                }
            }
        }
        return pieces;
    }

    private static void append(Path2D path, Map<Long, List<double[]>> pieces, int sign) {
        pieces.forEach((k, ofLine) -> {
            ofLine.sort(Comparator.comparingDouble(piece -> piece[0]));
            double end = Double.NEGATIVE_INFINITY;
            for (double[] piece : ofLine) {
                if (piece[0] > end + TOUCHING) {
                    if (end > Double.NEGATIVE_INFINITY) {
                        path.lineTo(end, k * SPACING - sign * end);
                    }
                    path.moveTo(piece[0], k * SPACING - sign * piece[0]);
                }
                end = StrictMath.max(end, piece[1]);
            }
            path.lineTo(end, k * SPACING - sign * end);
        });
    }
}
