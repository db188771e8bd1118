package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.junit.jupiter.api.Test;

/** Catches a colour, hatching or line that nothing explains, and a colour bar with other colours or an end unmarked. */
class HeatMapLegendTest {

    private static final double NEAR = 3;

    @Test
    void classesAndContoursHaveEntriesInOrder() {
        List<LegendItem> items = legend(HeatMapSamples.classes().chart());
        assertEquals(
                List.of("converges", "overshoots", "diverges", "largest stable step, measured", "theory"),
                items.stream().map(LegendItem::getLabel).toList());
        for (int k = 0; k < 3; k++) {
            assertEquals(HeatMapSamples.classes().fill().color(k), items.get(k).getFillPaint());
        }
    }

    /** An entry for what no tile has would be a riddle; the others keep their hatching. */
    @Test
    void reasonsThatNoTileHasAreLeftOut() {
        HeatMap all = HeatMapSamples.missing();
        assertEquals(
                List.of("diverged", "never converged", "edge of divergence"),
                legend(all.chart()).stream().map(LegendItem::getLabel).toList());
        HeatMap second = new HeatMap(
                all.x(),
                all.y(),
                all.fill(),
                all.tiles().stream()
                        .filter(tile -> !tile.missing().equals("diverged"))
                        .toList(),
                all.missing(),
                List.of());
        LegendItem only = legend(second.chart()).get(0);
        assertEquals("never converged", only.getLabel());
        assertEquals(Hatching.PLAIN.ground(), only.getFillPaint());
    }

    @Test
    void contoursOfOneKindDiffer() {
        List<LegendItem> items = legend(HeatMapSamples.diagonal().chart());
        assertEquals(4, items.size());
        assertNotEquals(items.get(0).getShape(), items.get(1).getShape());
        assertNotEquals(items.get(2).getLineStroke(), items.get(3).getLineStroke());
        Set<Object> strokes = new HashSet<>(Style.BROKEN);
        assertEquals(4, strokes.size());
        assertEquals(
                4,
                Marker.ALL.stream()
                        .map(marker -> List.of(
                                marker.shape().getBounds2D(), marker.shape().getClass(), marker.fill()))
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void noMarkerReachesFartherThanItSays() {
        for (Marker marker : Marker.ALL) {
            Rectangle2D bounds = marker.shape().getBounds2D();
            double rim = Marker.OUTLINE.getLineWidth() / 2;
            assertTrue(Math.max(bounds.getMaxX(), bounds.getMaxY()) + rim <= Marker.REACH, marker.name());
            assertTrue(Math.min(bounds.getMinX(), bounds.getMinY()) - rim >= -Marker.REACH, marker.name());
        }
    }

    @Test
    void classesHaveNoColourBar() {
        assertNull(HeatMapSamples.classes().chart().getXYPlot().getRangeAxis(1));
    }

    /** Right of the panel, as high, the colour of each value where the scale has it. */
    @Test
    void theColourBarHasTheColoursOfTheTiles() {
        HeatMap map = single(Scale.log("R", 1, 100), 10);
        DrawnChart drawn = DrawnChart.of(map.chart(), 2);
        double x = drawn.area().getMaxX() + 18 + 12;
        for (double value : new double[] {1.05, 2, 10, 50, 95}) {
            int[] here = parts(drawn.at(x, drawn.y(Math.log10(value) / 2)).getRGB());
            int[] there = parts(map.fill().color(value).getRGB());
            // one of 180 strips is half a step of the colours' 8 bits
            IntStream.range(0, 3).forEach(k -> assertEquals(there[k], here[k], NEAR, "at " + value));
        }
        assertEquals(
                0xffffff, drawn.at(drawn.area().getMaxX() + 9, drawn.y(0.5)).getRGB() & 0xffffff);
    }

    @Test
    void anEndThatValuesLieBeyondIsATriangle() {
        Scale scale = Scale.linear("R", 0, 1);
        assertFalse(bar(single(scale, 0)).below() || bar(single(scale, 1)).above());
        assertTrue(bar(single(scale, -1e-3)).below());
        assertFalse(bar(single(scale, -1e-3)).above());
        assertTrue(bar(single(scale, Double.POSITIVE_INFINITY)).above());
        DrawnChart clamped = DrawnChart.of(single(scale, 2).chart(), 2);
        double corner = clamped.area().getMaxX() + 18 + 2;
        assertEquals(0xffffff, clamped.at(corner, clamped.area().getMinY() + 3).getRGB() & 0xffffff);
        assertEquals(Ramp.at(1), clamped.at(corner + 10, clamped.area().getMinY() + 12));
        DrawnChart whole = DrawnChart.of(single(scale, 1).chart(), 2);
        assertEquals(Ramp.at(1), whole.at(corner, whole.area().getMinY() + 2));
    }

    private static ColorBar bar(HeatMap map) {
        return (ColorBar) map.chart().getXYPlot().getRangeAxis(1);
    }

    private static HeatMap single(Scale shade, double value) {
        Scale axis = Scale.linear("x", 0, 1);
        return new HeatMap(axis, axis, new Shade(shade), List.of(Tile.of(0, 1, 0, 1, value)), List.of(), List.of());
    }

    private static int[] parts(int rgb) {
        return new int[] {(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255};
    }

    private static List<LegendItem> legend(JFreeChart chart) {
        LegendItemCollection items = chart.getLegend().getSources()[0].getLegendItems();
        return IntStream.range(0, items.getItemCount()).mapToObj(items::get).toList();
    }
}
