package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmed.optimizer.Optimizers;

/** Catches two optimizers that some eyes cannot tell apart, and an optimizer without a colour. */
class PaletteTest {

    private static final double SMALLEST_DISTANCE = 15;
    private static final double SMALLEST_CONTRAST = 2.2;

    /** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
    static final Map<String, double[][]> EYES = Map.of(
            "normal",
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopic",
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            "deuteranopic",
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            "tritanopic",
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    @Test
    void everyOptimizerHasAColour() {
        assertEquals(new HashSet<>(Optimizers.names()), new HashSet<>(Palette.names()));
    }

    @Test
    void anyTwoColoursDifferForEveryEye() {
        List<String> names = Palette.names();
        EYES.forEach((eye, matrix) -> {
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double distance = distance(
                            lab(seen(matrix, Palette.of(names.get(i)))), lab(seen(matrix, Palette.of(names.get(j)))));
                    String pair = names.get(i) + " and " + names.get(j) + " to " + eye + " eyes: " + distance;
                    assertTrue(distance >= SMALLEST_DISTANCE, pair);
                }
            }
        });
    }

    @Test
    void everyColourStandsOutFromWhite() {
        for (String name : Palette.names()) {
            double luminance = xyz(linear(Palette.of(name)))[1];
            assertTrue(1.05 / (luminance + 0.05) >= SMALLEST_CONTRAST, name);
        }
    }

    @Test
    void unknownOptimizerIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Palette.of("adamm"));
    }

    static double[] linear(Color color) {
        float[] parts = color.getRGBColorComponents(null);
        double[] linear = new double[3];
        for (int k = 0; k < 3; k++) {
            linear[k] = parts[k] <= 0.04045 ? parts[k] / 12.92 : StrictMath.pow((parts[k] + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    static double[] seen(double[][] matrix, Color color) {
        double[] linear = times(matrix, linear(color));
        for (int k = 0; k < 3; k++) {
            linear[k] = StrictMath.min(1, StrictMath.max(0, linear[k]));
        }
        return linear;
    }

    private static double[] xyz(double[] linear) {
        double[][] toXyz = {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}};
        return times(toXyz, linear);
    }

    /** CIE 1976 for the white point D65. */
    static double[] lab(double[] linear) {
        double[] xyz = xyz(linear);
        double x = root(xyz[0] / 0.9505);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int k = 0; k < 3; k++) {
                product[row] += matrix[row][k] * vector[k];
            }
        }
        return product;
    }

    static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += (one[k] - other[k]) * (one[k] - other[k]);
        }
        return StrictMath.sqrt(sum);
    }
}
