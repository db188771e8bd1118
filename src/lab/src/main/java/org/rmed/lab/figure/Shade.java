package org.rmed.lab.figure;

import java.awt.Color;

/**
 * A quantity in colours from dark blue at the low end to yellow at the high end, of equal lightness steps along the
 * scale; values outside have the colour of the end, and the colour bar then ends in a triangle.
 *
 * @param scale of the colour bar: label with units, range, ticks
 */
public record Shade(Scale scale) implements Fill {

    @Override
    public Color color(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN has no colour: give the tile a reason instead");
        }
        return Ramp.at(scale.share(value));
    }
}
