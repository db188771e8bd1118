package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A phase diagram: tiles of any sizes in colours over two axes, contours above them. What lies outside the axes is not
 * drawn. Beside a {@link Shade} stands a colour bar; {@link Classes}, reasons for missing values and contours are in
 * the legend below.
 *
 * @param x axis below
 * @param y axis on the left
 * @param fill what colours mean
 * @param tiles in any order; they may touch but not overlap
 * @param missing the reasons why tiles have no value, at most three, in the order of the legend, which leaves out those
 *     that no tile has
 * @param contours at most four measured and four of the theory
 */
public record HeatMap(Scale x, Scale y, Fill fill, List<Tile> tiles, List<String> missing, List<Contour> contours) {

    /** Overlaps up to this share of an axis are rounding of edges. */
    private static final double ROUNDING = 1e-9;

    public HeatMap {
        tiles = List.copyOf(tiles);
        missing = List.copyOf(missing);
        contours = List.copyOf(contours);
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("a heat map without tiles");
        }
        if (missing.size() > Hatching.ALL.size()) {
            throw new IllegalArgumentException(
                    missing.size() + " reasons for missing values; at most " + Hatching.ALL.size());
        }
        for (Tile tile : tiles) {
            check(tile, x, y, missing);
            if (tile.missing().isEmpty()) {
                fill.color(tile.value());
            }
        }
        refuseOverlaps(tiles, x, y);
        for (boolean theory : new boolean[] {true, false}) {
            long many = contours.stream()
                    .filter(contour -> theory == (contour.kind() == Contour.Kind.THEORY))
                    .count();
            if (many > Boundaries.most(theory)) {
                throw new IllegalArgumentException(many + (theory ? " contours of the theory" : " measured contours")
                        + "; at most " + Boundaries.most(theory) + " can be told apart");
            }
        }
        if (contours.stream().distinct().count() < contours.size()) {
            throw new IllegalArgumentException("one contour twice");
        }
    }

    /** The chart for {@link FigureWriter}; a new one at every call. */
    public JFreeChart chart() {
        ValueAxis left = y.axis();
        // a tick label ends the left inset away from the axis: clear of the tick mark
        left.setTickLabelInsets(new RectangleInsets(2, 9, 2, 8));
        XYPlot plot = new Panel(x.axis(), left).plot();
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        Boundaries boundaries = new Boundaries(contours);
        plot.addAnnotation(new Mosaic(fill, tiles, missing));
        plot.addAnnotation(boundaries);
        if (fill instanceof Shade shade) {
            Scale scale = shade.scale();
            plot.setRangeAxis(
                    1,
                    new ColorBar(
                            shade,
                            values().anyMatch(value -> value < scale.low()),
                            values().anyMatch(value -> value > scale.high())));
            plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        }
        List<LegendItem> legend = new ArrayList<>();
        if (fill instanceof Classes classes) {
            IntStream.range(0, classes.names().size())
                    .mapToObj(k -> Style.swatch(classes.names().get(k), classes.color(k), Style.BOX))
                    .forEach(legend::add);
        }
        for (int k = 0; k < missing.size(); k++) {
            String reason = missing.get(k);
            if (tiles.stream().anyMatch(tile -> tile.missing().equals(reason))) {
                legend.add(Hatching.ALL.get(k).legend(reason));
            }
        }
        legend.addAll(boundaries.legend());
        return Style.chart(plot, legend);
    }

    private DoubleStream values() {
        return tiles.stream().filter(tile -> tile.missing().isEmpty()).mapToDouble(Tile::value);
    }

    private static void check(Tile tile, Scale x, Scale y, List<String> missing) {
        if ((x.logarithmic() && tile.x0() <= 0) || (y.logarithmic() && tile.y0() <= 0)) {
            throw new IllegalArgumentException(tile + " reaches to 0 on a logarithmic axis");
        }
        if (!tile.missing().isEmpty() && !missing.contains(tile.missing())) {
            throw new IllegalArgumentException(
                    "a tile is missing for '" + tile.missing() + "', which is none of the reasons " + missing);
        }
    }

    /** From left to right, each against those not yet passed. */
    private static void refuseOverlaps(List<Tile> tiles, Scale x, Scale y) {
        List<Tile> open = new ArrayList<>();
        for (Tile tile : (Iterable<Tile>) tiles.stream().sorted((a, b) -> Double.compare(a.x0(), b.x0()))::iterator) {
            open.removeIf(earlier -> x.share(earlier.x1()) - x.share(tile.x0()) <= ROUNDING);
            for (Tile earlier : open) {
                if (y.share(StrictMath.min(earlier.y1(), tile.y1())) - y.share(StrictMath.max(earlier.y0(), tile.y0()))
                        > ROUNDING) {
                    throw new IllegalArgumentException(earlier + " and " + tile + " overlap");
                }
            }
            open.add(tile);
        }
    }
}
