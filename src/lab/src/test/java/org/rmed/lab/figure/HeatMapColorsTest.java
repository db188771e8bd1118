package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Catches colours that suggest steps where a quantity has none, or that some eyes cannot order or tell apart. CIELAB is
 * computed here from sRGB, in the main code the other way.
 */
class HeatMapColorsTest {

    private static final int STEPS = 24;
    /** Rounding to 8 bits moves L* by up to 0.3 and a*, b* by up to about 0.8 per colour, twice per step. */
    private static final double ROUNDING = 0.8;

    @Test
    void lightnessRisesInEqualStepsFrom20To92() {
        double[][] lab = ramp("normal");
        for (int k = 0; k <= STEPS; k++) {
            assertEquals(20 + 72.0 * k / STEPS, lab[k][0], 0.4, "at step " + k);
        }
    }

    /** Pieces of 48.3, 48.3 and 48.5 in (a, b) and 24 in L: steps of 6.7, shorter where one crosses a corner. */
    @Test
    void stepsAreEquallyLong() {
        double[][] lab = ramp("normal");
        double whole = Math.sqrt(48.4 * 48.4 + 24 * 24) / (STEPS / 3.0);
        for (int k = 1; k <= STEPS; k++) {
            assertEquals(whole, PaletteTest.distance(lab[k], lab[k - 1]), ROUNDING, "step " + k);
        }
    }

    /**
     * Equal steps to within a third: what a dichromat sees is in the same order and without a jump. To tritanopic eyes
     * the yellow end is at the edge of their sRGB and rises half as fast.
     */
    @Test
    void lightnessRisesAlikeForEveryEye() {
        for (String eye : PaletteTest.EYES.keySet()) {
            double[][] lab = ramp(eye);
            double mean = (lab[STEPS][0] - lab[0][0]) / STEPS;
            assertTrue(mean > 2.5, eye);
            double tolerance = eye.equals("tritanopic") ? mean / 2 : mean / 3;
            for (int k = 1; k <= STEPS; k++) {
                assertEquals(mean, lab[k][0] - lab[k - 1][0], tolerance, "step " + k + " to " + eye + " eyes");
            }
        }
    }

    /** The path lies in sRGB: where a colour is clipped, its lightness and hue are not those asked for. */
    @Test
    void noColourIsClipped() {
        double[] anchor = {92, -9, 59.5};
        assertTrue(PaletteTest.distance(anchor, ramp("normal")[STEPS]) < ROUNDING);
        assertTrue(PaletteTest.distance(new double[] {20, 31, -47}, ramp("normal")[0]) < ROUNDING);
        assertTrue(PaletteTest.distance(new double[] {44, -12, -25}, ramp("normal")[STEPS / 3]) < ROUNDING);
        assertTrue(PaletteTest.distance(new double[] {68, -34, 18}, ramp("normal")[2 * STEPS / 3]) < ROUNDING);
    }

    @Test
    void endsMiddleAndOutsideOfALogarithmicShade() {
        Shade shade = new Shade(Scale.log("R", 1, 100));
        assertEquals(Ramp.at(0), shade.color(1));
        assertEquals(Ramp.at(0.5), shade.color(10));
        assertEquals(Ramp.at(1), shade.color(100));
        assertEquals(Ramp.at(1), shade.color(Double.POSITIVE_INFINITY));
        assertEquals(Ramp.at(1), shade.color(101));
        assertEquals(Ramp.at(0), shade.color(0));
        assertEquals(Ramp.at(0), shade.color(-3));
    }

    @Test
    void endsMiddleAndOutsideOfALinearShade() {
        Shade shade = new Shade(Scale.linear("R", -1, 3));
        assertEquals(Ramp.at(0), shade.color(-1));
        assertEquals(Ramp.at(0.5), shade.color(1));
        assertEquals(Ramp.at(1), shade.color(3));
        assertEquals(Ramp.at(0), shade.color(Double.NEGATIVE_INFINITY));
    }

    @Test
    void nanHasNoColour() {
        assertThrows(IllegalArgumentException.class, () -> new Shade(Scale.linear("R", 0, 1)).color(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Classes(List.of("a")).color(Double.NaN));
    }

    @Test
    void classesAndGroundsDifferForEveryEye() {
        Classes classes = new Classes(List.of("a", "b", "c", "d"));
        List<Color> colors = new ArrayList<>();
        IntStream.range(0, 4).mapToObj(classes::color).forEach(colors::add);
        Hatching.ALL.forEach(hatching -> colors.add(hatching.ground()));
        for (Map.Entry<String, double[][]> eye : PaletteTest.EYES.entrySet()) {
            for (int i = 0; i < colors.size(); i++) {
                for (int j = 0; j < StrictMath.min(i, 4); j++) {
                    double[] one = PaletteTest.lab(PaletteTest.seen(eye.getValue(), colors.get(i)));
                    double[] other = PaletteTest.lab(PaletteTest.seen(eye.getValue(), colors.get(j)));
                    String pair = i + " and " + j + " to " + eye.getKey() + " eyes: ";
                    double distance = PaletteTest.distance(one, other);
                    assertTrue(distance >= 18, pair + distance);
                    assertTrue(i >= 4 || StrictMath.abs(one[0] - other[0]) >= 9, pair + one[0] + ", " + other[0]);
                }
            }
        }
    }

    @Test
    void aValueThatIsNoClassIsRefusedWithTheClasses() {
        Classes classes = new Classes(List.of("converges", "diverges"));
        for (double value : new double[] {-1, 0.5, 2}) {
            String message = assertThrows(IllegalArgumentException.class, () -> classes.color(value))
                    .getMessage();
            assertEquals("value " + value + " is no class: the classes are 0 to 1", message);
        }
    }

    @Test
    void tooManyOrEqualClassesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Classes(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Classes(List.of("a", "b", "c", "d", "e")));
        assertThrows(IllegalArgumentException.class, () -> new Classes(List.of("a", "a")));
    }

    private static double[][] ramp(String eye) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(
                        k -> PaletteTest.lab(PaletteTest.seen(PaletteTest.EYES.get(eye), Ramp.at((double) k / STEPS))))
                .toArray(double[][]::new);
    }
}
