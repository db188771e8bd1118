package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.figure.FigureWriter.Format;

/** Catches tiles in the wrong place or colour, and white lines between them. */
class HeatMapTilesTest {

    private static final Shade SHADE = new Shade(Scale.linear("R", 0, 1));

    @TempDir
    private Path folder;

    /** Log-log: the middle of a tile in ratios, not in differences. */
    @Test
    void everyTileHasItsColourInItsMiddle() {
        HeatMap map = HeatMapSamples.diagonal();
        DrawnChart drawn = DrawnChart.of(plain(map).chart(), 2);
        for (Tile tile : map.tiles()) {
            double across = Math.log10(tile.x0() * tile.x1()) / 2 / 3 + 1;
            double up = Math.log10(tile.y0() * tile.y1()) / 2 / 3 + 1;
            assertEquals(map.fill().color(tile.value()), drawn.atShare(across, up), tile.toString());
        }
    }

    /** The edge between x < 0.1 and x > 0.1 on [1e-3, 1] lies at 2/3; a pixel is 0.5 units. */
    @Test
    void edgesLieWhereTheLogarithmicAxisPutsThem() {
        Scale x = Scale.log("x", 1e-3, 1);
        Scale y = Scale.linear("y", 0, 1);
        DrawnChart drawn = DrawnChart.of(
                map(x, y, Tile.of(1e-3, 0.1, 0, 1, 0), Tile.of(0.1, 1, 0, 0.3, 0.5), Tile.of(0.1, 1, 0.3, 1, 1))
                        .chart(),
                2);
        double edge = drawn.x(2 / 3.0);
        assertEquals(Ramp.at(0), drawn.at(edge - 0.6, drawn.y(0.1)));
        assertEquals(Ramp.at(0.5), drawn.at(edge + 0.6, drawn.y(0.1)));
        double level = drawn.y(0.3);
        assertEquals(Ramp.at(1), drawn.at(drawn.x(0.9), level - 0.6));
        assertEquals(Ramp.at(0.5), drawn.at(drawn.x(0.9), level + 0.6));
    }

    /** Outside the tiles the panel is white, up to their edge. */
    @Test
    void theUnderlayDoesNotReachBeyondTheTiles() {
        Scale axis = Scale.linear("x", 0, 1);
        DrawnChart drawn = DrawnChart.of(
                map(axis, axis, Tile.of(0.2, 0.4, 0.2, 0.7, 0), Tile.of(0.4, 0.7, 0.2, 0.7, 0.4))
                        .chart(),
                4);
        for (double beyond : new double[] {-0.4, 0.4}) {
            Color left = drawn.at(drawn.x(0.2) + beyond, drawn.y(0.5));
            assertEquals(beyond < 0 ? Color.WHITE : Ramp.at(0), left);
            Color top = drawn.at(drawn.x(0.5), drawn.y(0.7) + beyond);
            assertEquals(beyond < 0 ? Color.WHITE : Ramp.at(0.4), top);
        }
    }

    @Test
    void whatLiesOutsideTheAxesIsCutOff() {
        Scale x = Scale.log("x", 0.1, 1);
        Scale y = Scale.linear("y", 0, 1);
        DrawnChart drawn = DrawnChart.of(
                map(x, y, Tile.of(1e-5, 50, -3, 0.5, 0), Tile.of(50, 60, 0, 1, 1))
                        .chart(),
                2);
        assertEquals(Ramp.at(0), drawn.atShare(0.01, 0.02));
        assertEquals(Ramp.at(0), drawn.atShare(0.99, 0.48));
        assertEquals(Color.WHITE, drawn.atShare(0.5, 0.52));
        assertEquals(Color.WHITE, drawn.at(drawn.x(0) - 9, drawn.y(0.03)));
    }

    /**
     * Tiles of two dark colours whose edges fall between pixels: white shining through would lighten some pixel of an
     * edge by up to a quarter of the way to white, 40 of 255. From half size, where the underlay is as wide as a pixel.
     */
    @Test
    void nothingShinesThroughBetweenTiles() throws IOException {
        HeatMap map = mosaic();
        int most = DrawnChart.lightness(Ramp.at(0.2)) + 4;
        for (double scale : new double[] {0.5, 0.83, 2}) {
            DrawnChart drawn = DrawnChart.of(map.chart(), scale);
            assertTrue(lightest(drawn.image(), drawn) <= most, "PNG at " + scale);
        }
        Path pdf = FigureWriter.write("it", "It", "it", map.chart(), folder, Set.of(Format.PDF), "it")
                .get(0);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            for (float scale : new float[] {0.5f, 1.3f}) {
                BufferedImage page = new PDFRenderer(document).renderImage(0, scale);
                DrawnChart where = DrawnChart.of(map.chart(), scale);
                assertTrue(lightest(page, where) <= most, "PDF at " + scale);
            }
        }
    }

    private static int lightest(BufferedImage image, DrawnChart drawn) {
        int lightest = 0;
        int margin = 2;
        for (int x = (int) (drawn.x(0) * drawn.scale()) + margin; x < drawn.x(1) * drawn.scale() - margin; x++) {
            for (int y = (int) (drawn.y(1) * drawn.scale()) + margin; y < drawn.y(0) * drawn.scale() - margin; y++) {
                lightest = Math.max(lightest, DrawnChart.lightness(new Color(image.getRGB(x, y))));
            }
        }
        return lightest;
    }

    /** 13 columns of irregular rows each, shuffled, like leaves of a tree in no order. */
    private static HeatMap mosaic() {
        Random random = new Random(3);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            int rows = 5 + random.nextInt(20);
            for (int j = 0; j < rows; j++) {
                tiles.add(Tile.of(
                        i / 13.0,
                        (i + 1) / 13.0,
                        (double) j / rows,
                        (j + 1.0) / rows,
                        random.nextBoolean() ? 0.2 : random.nextDouble() * 0.2));
            }
        }
        Collections.shuffle(tiles, random);
        return map(Scale.linear("x", 0, 1), Scale.linear("y", 0, 1), tiles.toArray(new Tile[0]));
    }

    /** Grey lines on light grey, on across the edge between two tiles: nowhere farther apart than they are. */
    @Test
    void missingTilesAreHatchedAcrossTheirEdges() {
        Scale axis = Scale.linear("x", 0, 1);
        HeatMap map = new HeatMap(
                axis,
                axis,
                SHADE,
                List.of(
                        Tile.missing(0, 0.37, 0, 1, "diverged"),
                        Tile.missing(0.37, 1, 0, 0.5, "diverged"),
                        Tile.missing(0.37, 1, 0.5, 1, "stopped")),
                List.of("diverged", "stopped"),
                List.of());
        DrawnChart drawn = DrawnChart.of(map.chart(), 2);
        int dark = 0;
        int last = 0;
        double y = drawn.y(0.25);
        for (double x = drawn.x(0.1); x < drawn.x(0.9); x += 0.5) {
            Color color = drawn.at(x, y);
            assertTrue(DrawnChart.lightness(color) > 120, "grey");
            if (DrawnChart.lightness(color) < 200) {
                assertTrue(last == 0 || x * 2 - last <= 18.5, "a line every 9 units, not " + (x - last / 2.0));
                last = (int) (x * 2);
                dark++;
            }
        }
        assertTrue(dark > 50);
        assertEquals(Hatching.PLAIN.ground(), drawn.atShare(0.5, 0.8));
        assertEquals(Hatching.PLAIN.ground(), drawn.atShare(0.513, 0.77));
        assertNotEquals(Hatching.PLAIN.ground(), Hatching.RISING.ground());
    }

    @Test
    void linesDoNotRunOnAcrossTilesWithAValue() {
        Scale axis = Scale.linear("x", 0, 1);
        HeatMap map = new HeatMap(
                axis,
                axis,
                SHADE,
                List.of(
                        Tile.missing(0, 0.4, 0, 1, "diverged"),
                        Tile.of(0.4, 0.5, 0, 1, 1),
                        Tile.missing(0.5, 1, 0, 1, "diverged")),
                List.of("diverged"),
                List.of());
        DrawnChart drawn = DrawnChart.of(map.chart(), 2);
        for (double up = 0.1; up < 0.9; up += 0.003) {
            assertEquals(Ramp.at(1), drawn.atShare(0.45, up));
        }
    }

    @Test
    void overlappingTilesAreRefused() {
        Scale axis = Scale.log("x", 1, 100);
        Tile tile = Tile.of(1, 10, 1, 10, 0);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> map(axis, axis, tile, Tile.of(9, 20, 5, 20, 0)))
                .getMessage();
        assertTrue(message.contains("overlap") && message.contains("x0=9.0"), message);
        // one rounding apart is touching
        map(axis, axis, tile, Tile.of(Math.nextDown(10.0), 20, 1, 10, 0), Tile.of(1, 10, Math.nextDown(10.0), 20, 0));
    }

    @Test
    void tilesWithoutAPlaceOrAColourAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Tile.of(1, 1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Tile.of(0, Double.NaN, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Tile.of(0, 1, 0, Double.POSITIVE_INFINITY, 0));
        assertThrows(IllegalArgumentException.class, () -> Tile.of(0, 1, 0, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Tile(0, 1, 0, 1, 5, "diverged"));
        Scale log = Scale.log("x", 1, 100);
        Scale linear = Scale.linear("y", 0, 1);
        assertThrows(IllegalArgumentException.class, () -> map(log, linear, Tile.of(0, 10, 0, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> map(linear, log, Tile.of(0, 10, 0, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> map(linear, linear));
        assertThrows(
                IllegalArgumentException.class, () -> map(linear, linear, Tile.missing(0, 1, 0, 1, "not declared")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HeatMap(
                        linear,
                        linear,
                        new Classes(List.of("a")),
                        List.of(Tile.of(0, 1, 0, 1, 1)),
                        List.of(),
                        List.of()));
    }

    private static HeatMap map(Scale x, Scale y, Tile... tiles) {
        return new HeatMap(x, y, SHADE, List.of(tiles), List.of(), List.of());
    }

    private static HeatMap plain(HeatMap map) {
        return new HeatMap(map.x(), map.y(), map.fill(), map.tiles(), map.missing(), List.of());
    }
}
