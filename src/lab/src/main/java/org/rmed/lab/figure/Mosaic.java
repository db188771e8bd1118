package org.rmed.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The tiles of a heat map, each between the places of its edges on the axes. Where two meet, an antialiasing viewer
 * would let the white below shine through: each covers part of the edge's pixels and the product of what they leave
 * is left. So all are drawn twice, first a little wider, then as they are: below an edge lies the colour of a neighbour.
 * The first drawing stays within the smallest rectangle around all tiles; a hole inside it loses {@link #UNDERLAY} on
 * each side. Tiles of one colour are one path.
 */
final class Mosaic extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1;

    /** In units of the figure: no less than a pixel down to half its size. */
    static final double UNDERLAY = 1;

    private final transient Fill fill;
    private final transient List<Tile> tiles;
    private final transient List<String> missing;

    /** @param missing reasons for tiles without a value, the first with the first {@link Hatching} */
    Mosaic(Fill fill, List<Tile> tiles, List<String> missing) {
        this.fill = fill;
        this.tiles = tiles;
        this.missing = missing;
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
        Map<Integer, List<Rectangle2D>> ofColor = new TreeMap<>();
        Map<Hatching, List<Rectangle2D>> hatched = new LinkedHashMap<>();
        missing.forEach(reason -> hatched.put(hatching(reason), new ArrayList<>()));
        Rectangle2D around = new Rectangle2D.Double();
        for (Tile tile : tiles) {
            Rectangle2D place = place(tile, area, domain, range);
            if (place.isEmpty()) {
                continue;
            }
            around = around.isEmpty() ? place : around.createUnion(place);
            ofColor.computeIfAbsent(color(tile).getRGB(), any -> new ArrayList<>())
                    .add(place);
            if (!tile.missing().isEmpty()) {
                hatched.get(hatching(tile.missing())).add(place);
            }
        }
        Paint before = g2.getPaint();
        for (double wider : new double[] {UNDERLAY, 0}) {
            for (Map.Entry<Integer, List<Rectangle2D>> each : ofColor.entrySet()) {
                g2.setPaint(new Color(each.getKey()));
                g2.fill(path(each.getValue(), wider, around));
            }
        }
        hatched.forEach((hatching, places) -> hatching.draw(g2, places));
        g2.setPaint(before);
    }

    private Hatching hatching(String reason) {
        return Hatching.ALL.get(missing.indexOf(reason));
    }

    private Color color(Tile tile) {
        return tile.missing().isEmpty()
                ? fill.color(tile.value())
                : hatching(tile.missing()).ground();
    }

    /** Within the axes; empty outside. */
    static Rectangle2D place(Tile tile, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        double left = domain.valueToJava2D(tile.x0(), area, RectangleEdge.BOTTOM);
        double right = domain.valueToJava2D(tile.x1(), area, RectangleEdge.BOTTOM);
        double foot = range.valueToJava2D(tile.y0(), area, RectangleEdge.LEFT);
        double top = range.valueToJava2D(tile.y1(), area, RectangleEdge.LEFT);
        return new Rectangle2D.Double(left, top, right - left, foot - top).createIntersection(area);
    }

    private static Path2D path(List<Rectangle2D> places, double wider, Rectangle2D around) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Rectangle2D place : places) {
            Rectangle2D grown = new Rectangle2D.Double(
                    place.getX() - wider,
                    place.getY() - wider,
                    place.getWidth() + 2 * wider,
                    place.getHeight() + 2 * wider);
            path.append(grown.createIntersection(around), false);
        }
        return path;
    }
}
