package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Catches a boundary that is drawn elsewhere, vanishes on some colour, or loses an interval. */
class HeatMapContoursTest {

    private static final int DARK = 70;
    private static final int WHITE = 235;
    private static final double NAN = Double.NaN;

    /** 2.4 units of line and 2 of casing on each side: 2.2 from its middle is casing on every ground. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void measuredLinesAreDarkBetweenWhiteOnEveryColour(double ground) {
        DrawnChart drawn = drawn(ground, Contour.measured("m", new double[] {0.1, 0.9}, new double[] {0.5, 0.5}));
        for (double across = 0.15; across < 0.85; across += 0.01) {
            assertTrue(DrawnChart.lightness(drawn.atShare(across, 0.5)) < DARK);
            for (double away : new double[] {-2.2, 2.2}) {
                assertTrue(DrawnChart.lightness(drawn.at(drawn.x(across), drawn.y(0.5) + away)) > WHITE);
            }
            assertEquals(Ramp.at(ground), drawn.at(drawn.x(across), drawn.y(0.5) + 4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void linesOfTheTheoryAreBrokenOnAWholeWhiteCasing(double ground) {
        DrawnChart drawn = drawn(ground, Contour.theory("t", new double[] {0, 1}, new double[] {0.5, 0.5}));
        int dark = 0;
        int white = 0;
        for (double x = drawn.x(0.1); x < drawn.x(0.9); x += 0.5) {
            int middle = DrawnChart.lightness(drawn.at(x, drawn.y(0.5)));
            dark += middle < DARK ? 1 : 0;
            white += middle > WHITE ? 1 : 0;
            assertTrue(DrawnChart.lightness(drawn.at(x, drawn.y(0.5) + 2.2)) > WHITE);
        }
        // 11 on, 6 off
        assertEquals(11 / 6.0, (double) dark / white, 0.3);
    }

    @Test
    void aNanBreaksALine() {
        DrawnChart drawn = drawn(
                0, Contour.theory("t", new double[] {0, 0.2, NAN, 0.6, 1}, new double[] {0.5, 0.5, 0.5, 0.5, 0.5}));
        assertEquals(Ramp.at(0), drawn.atShare(0.4, 0.5));
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(0.1), drawn.y(0.5) + 2.2)) > WHITE);
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(0.8), drawn.y(0.5) + 2.2)) > WHITE);
    }

    /** From 0.3 to 0.6 along its own axis; beyond its ends the ground. */
    @Test
    void intervalsLieAlongTheirAxis() {
        double[] half = {0.5};
        double[] low = {0.3};
        double[] high = {0.6};
        DrawnChart x = drawn(0.5, Contour.measuredX("m", half, half, low, high));
        DrawnChart y = drawn(0.5, Contour.measuredY("m", half, half, low, high));
        for (double share : new double[] {0.305, 0.4, 0.595}) {
            assertTrue(DrawnChart.lightness(x.atShare(share, 0.5)) < DARK);
            assertTrue(DrawnChart.lightness(y.atShare(0.5, share)) < DARK);
        }
        for (double share : new double[] {0.28, 0.62}) {
            assertEquals(Ramp.at(0.5), x.atShare(share, 0.5));
            assertEquals(Ramp.at(0.5), y.atShare(0.5, share));
        }
        assertEquals(Ramp.at(0.5), x.atShare(0.5, 0.4));
        assertEquals(Ramp.at(0.5), y.atShare(0.4, 0.5));
    }

    @Test
    void openIntervalsReachTheFrame() {
        double[] half = {0.5};
        DrawnChart drawn =
                drawn(0.5, Contour.measuredX("m", half, half, new double[] {Double.NEGATIVE_INFINITY}, new double[] {
                    Double.POSITIVE_INFINITY
                }));
        assertTrue(DrawnChart.lightness(drawn.atShare(0.005, 0.5)) < DARK);
        assertTrue(DrawnChart.lightness(drawn.atShare(0.995, 0.5)) < DARK);
        Scale log = Scale.log("y", 1, 100);
        DrawnChart up = DrawnChart.of(
                new HeatMap(
                                Scale.linear("x", 0, 1),
                                log,
                                new Shade(Scale.linear("R", 0, 1)),
                                List.of(Tile.of(0, 1, 1, 100, 0.5)),
                                List.of(),
                                List.of(Contour.measuredY(
                                        "m", half, new double[] {10}, new double[] {0}, new double[] {10})))
                        .chart(),
                2);
        assertTrue(DrawnChart.lightness(up.atShare(0.5, 0.005)) < DARK);
        assertEquals(Ramp.at(0.5), up.atShare(0.5, 0.6));
    }

    /** A disc of radius 4 with a rim of 0.9, on the frame at the left: half of it lies outside. */
    @Test
    void pointsOnTheFrameAreWholeAndThoseOutsideAbsent() {
        DrawnChart drawn = drawn(0, Contour.measured("m", new double[] {0, 1.004}, new double[] {0.5, 0.3}));
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(0) - 3.5, drawn.y(0.5))) < DARK);
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(1) + 4, drawn.y(0.3))) > WHITE);
    }

    /** Where theory and measurement agree, the points stay visible on the broken line. */
    @Test
    void pointsLieAboveLinesOfTheTheory() {
        double[] x = {0.1, 0.5, 0.9};
        double[] y = {0.5, 0.5, 0.5};
        DrawnChart drawn = drawn(0, Contour.measured("m", x, y), Contour.theory("t", x, y));
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(0.5), drawn.y(0.5) + 3)) < DARK);
        assertTrue(DrawnChart.lightness(drawn.at(drawn.x(0.3), drawn.y(0.5) + 2.2)) > WHITE);
    }

    @Test
    void contoursWithoutSenseAreRefused() {
        double[] one = {0.5};
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Contour.measuredX("edge", one, one, new double[] {0.6}, new double[] {0.7}))
                .getMessage();
        assertEquals("contour 'edge': interval [0.6, 0.7] does not hold its point 0.5", message);
        assertThrows(IllegalArgumentException.class, () -> Contour.theory("edge", one, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> Contour.theory("edge", new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Contour.theory("", one, one));
    }

    @Test
    void moreContoursThanCanBeToldApartAreRefused() {
        double[] one = {0.5};
        Contour[] five = {
            Contour.theory("a", one, one),
            Contour.theory("b", one, one),
            Contour.theory("c", one, one),
            Contour.theory("d", one, one),
            Contour.theory("e", one, one)
        };
        assertThrows(IllegalArgumentException.class, () -> drawn(0, five));
        drawn(0, Arrays.copyOf(five, 4));
        assertThrows(IllegalArgumentException.class, () -> drawn(0, five[0], five[0]));
    }

    /** On one tile over [0, 1]^2. */
    private static DrawnChart drawn(double ground, Contour... contours) {
        Scale axis = Scale.linear("x", 0, 1);
        return DrawnChart.of(
                new HeatMap(
                                axis,
                                axis,
                                new Shade(Scale.linear("R", 0, 1)),
                                List.of(Tile.of(0, 1, 0, 1, ground)),
                                List.of(),
                                List.of(contours))
                        .chart(),
                2);
    }
}
