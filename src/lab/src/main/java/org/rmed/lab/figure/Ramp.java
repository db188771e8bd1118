package org.rmed.lab.figure;

import java.awt.Color;

/**
 * Colours from dark blue over green to yellow, for a value from 0 to 1. CIELAB lightness rises from 20 to 92 in
 * proportion to the value, and so does the length of the path in (a*, b*), whose three straight pieces are equally
 * long within 1%: equal steps of the value look equal. Four anchors chosen here, joined in CIELAB by straight lines;
 * no table is taken from elsewhere. The whole path lies in sRGB.
 */
final class Ramp {

    private static final double DARKEST = 20;
    private static final double LIGHTEST = 92;

    /** (a*, b*) at 0, 1/3, 2/3 and 1. */
    private static final double[][] ANCHORS = {{31, -47}, {-12, -25}, {-34, 18}, {-9, 59.5}};

    /** CIE 1931 XYZ of the white point D65, and from XYZ to linear sRGB (IEC 61966-2-1). */
    private static final double[] WHITE = {0.9505, 1, 1.089};

    private static final double[][] TO_RGB = {
        {3.2406, -1.5372, -0.4986}, {-0.9689, 1.8758, 0.0415}, {0.0557, -0.2040, 1.0570}
    };

    private Ramp() {}

    /**
     * The colour of a value.
     *
     * @param share 0 is the darkest; below 0 and above 1 the colour of the end
     */
    static Color at(double share) {
        double t = StrictMath.min(1, StrictMath.max(0, share));
        int pieces = ANCHORS.length - 1;
        int piece = StrictMath.min((int) (t * pieces), pieces - 1);
        double weight = t * pieces - piece;
        double[] from = ANCHORS[piece];
        double[] to = ANCHORS[piece + 1];
        return lab(
                DARKEST + (LIGHTEST - DARKEST) * t,
                from[0] + (to[0] - from[0]) * weight,
                from[1] + (to[1] - from[1]) * weight);
    }

    /** The sRGB colour nearest to CIELAB (lightness, a, b) for D65, clipped where sRGB does not reach. */
    static Color lab(double lightness, double a, double b) {
        double y = (lightness + 16) / 116;
        double[] xyz = {WHITE[0] * cube(y + a / 500), WHITE[1] * cube(y), WHITE[2] * cube(y - b / 200)};
        int[] parts = new int[3];
        for (int k = 0; k < 3; k++) {
            double[] row = TO_RGB[k];
            double linear = row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
            double shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
            parts[k] = (int) StrictMath.rint(255 * StrictMath.min(1, StrictMath.max(0, shown)));
        }
        return new Color(parts[0], parts[1], parts[2]);
    }

    /** The inverse of CIE 1976's cube root with its straight foot. */
    private static double cube(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * 36.0 / 841 * (t - 4.0 / 29);
    }
}
