package org.rmed.lab.figure;

/**
 * A rectangle of a heat map, in axis values: [x0, x1] times [y0, y1].
 *
 * @param value what its colour shows; NaN where there is none
 * @param missing why there is no value, "diverged" say; empty where there is one
 */
public record Tile(double x0, double x1, double y0, double y1, double value, String missing) {

    public Tile {
        if (!(x0 < x1 && y0 < y1) || Double.isInfinite(x1 - x0) || Double.isInfinite(y1 - y0)) {
            throw new IllegalArgumentException("a tile over [" + x0 + ", " + x1 + "] x [" + y0 + ", " + y1
                    + "]: needs x0 < x1 and y0 < y1, finite");
        }
        if (Double.isNaN(value) == missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "a tile has a value or a reason why not: value " + value + ", reason '" + missing + "'");
        }
    }

    /** With a value; infinite ones lie outside every range. */
    public static Tile of(double x0, double x1, double y0, double y1, double value) {
        return new Tile(x0, x1, y0, y1, value, "");
    }

    /** Without a value, for this reason. */
    public static Tile missing(double x0, double x1, double y0, double y1, String reason) {
        return new Tile(x0, x1, y0, y1, Double.NaN, reason);
    }
}
