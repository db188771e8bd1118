package org.rmed.lab.figure;

import java.awt.Color;

/** What the colours of a {@link HeatMap} mean: a quantity or one of a few classes. */
public sealed interface Fill permits Shade, Classes {

    /**
     * The colour of a tile.
     *
     * @throws IllegalArgumentException if the value has none (NaN, or no class)
     */
    Color color(double value);
}
