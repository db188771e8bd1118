package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

/** Catches an axis without ticks, with crowded ones, or with labels that are rounded to another number. */
class HeatMapScaleTest {

    @Test
    void roundTicksHaveStepsOfOneTwoOrFive() {
        assertArrayEquals(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1}, Scale.round(0, 1));
        assertArrayEquals(new double[] {-0.5, 0, 0.5, 1}, Scale.round(-0.5, 1));
        assertArrayEquals(new double[] {0, 1e-4, 2e-4, 3e-4}, Scale.round(0, 3e-4));
        assertArrayEquals(new double[] {200, 400, 600, 800}, Scale.round(150, 950));
        assertArrayEquals(new double[] {0.3, 0.4, 0.5, 0.6}, Scale.round(0.3, 0.6));
    }

    @Test
    void thereAreTwoToEightTicksOverAnyRange() {
        Random random = new Random(5);
        for (int k = 0; k < 2000; k++) {
            double low = 10 * random.nextGaussian();
            double high = low + Math.pow(10, 8 * random.nextDouble() - 4);
            double[] ticks = Scale.round(low, high);
            assertTrue(ticks.length >= 2 && ticks.length <= 8, low + " to " + high + ": " + ticks.length);
        }
    }

    @Test
    void labelsAreShortAndExact() {
        assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), labels(Scale.linear("x", 0, 1)));
        assertEquals(List.of("\u22120.5", "0", "0.5", "1"), labels(Scale.linear("x", -0.5, 1)));
        assertEquals(
                List.of("0", "10\u207b\u2074", "2\u00b710\u207b\u2074", "3\u00b710\u207b\u2074"),
                labels(Scale.linear("x", 0, 3e-4)));
        assertEquals(
                List.of("0.015", "0.0175", "0.02"),
                labels(Scale.linear("x", 0.01, 0.02).withTicks(0.015, 0.0175, 0.02)));
        assertEquals(
                List.of("5\u00b710\u2074", "10\u2075", "1.5\u00b710\u2075", "2\u00b710\u2075"),
                labels(Scale.linear("x", 4e4, 2.1e5)));
    }

    @Test
    void logarithmicTicksAreThoseOfItsAxis() {
        assertEquals(List.of("1", "2", "5", "10"), labels(Scale.log("x", 1, 10)));
        assertEquals(
                List.of("10\u207b\u00b3", "10\u207b\u00b2", "10\u207b\u00b9", "1"), labels(Scale.log("x", 1e-3, 1)));
    }

    /** 1, 2 and 5 would leave one tick between 1.1 and 2.9. */
    @Test
    void aNarrowLogarithmicScaleHasRoundTicks() {
        assertEquals(List.of("1.5", "2", "2.5"), labels(Scale.log("x", 1.1, 2.9)));
        assertEquals(
                List.of(
                        "1.2\u00b710\u207b\u00b3",
                        "1.4\u00b710\u207b\u00b3",
                        "1.6\u00b710\u207b\u00b3",
                        "1.8\u00b710\u207b\u00b3"),
                labels(Scale.log("x", 1.1e-3, 1.9e-3)));
    }

    @Test
    void ticksGivenAreTheOnlyOnes() {
        assertEquals(List.of("16", "64"), labels(Scale.log("d", 8, 100).withTicks(16, 64)));
        assertEquals(List.of("0", "0.9"), labels(Scale.linear("beta", 0, 1).withTicks(0, 0.9)));
    }

    @Test
    void rangesWithoutPlaceAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Scale.linear("x", 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Scale.linear("x", 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Scale.linear("x", 0, Double.POSITIVE_INFINITY));
        assertThrows(
                IllegalArgumentException.class, () -> Scale.linear("x", 0, 1).withTicks(1.5));
        String message = assertThrows(IllegalArgumentException.class, () -> Scale.log("eta", 0, 1))
                .getMessage();
        assertEquals("logarithmic axis 'eta' from 0.0: needs low > 0", message);
    }

    private static List<String> labels(Scale scale) {
        ValueAxis axis = scale.axis();
        List<?> ticks =
                axis.refreshTicks(null, new AxisState(), new Rectangle2D.Double(0, 0, 100, 100), RectangleEdge.BOTTOM);
        return ticks.stream()
                .map(tick -> ((Tick) tick).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
