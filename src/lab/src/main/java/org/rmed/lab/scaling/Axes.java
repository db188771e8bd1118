package org.rmed.lab.scaling;

/** The coordinates in which a law is a straight line; its exponent is the slope there. */
public enum Axes {
    /** ln y against ln x: y = c x^b. */
    POWER,
    /** ln y against ln ln x: y = c (ln x)^b; needs x > 1. */
    POWER_OF_LOG,
    /** y against ln x: y = a + b ln x. */
    LOGARITHM;

    /** The fit's coordinate of x. */
    public double x(double x) {
        double log = StrictMath.log(x);
        return this == POWER_OF_LOG ? StrictMath.log(log) : log;
    }

    /** The fit's coordinate of y. */
    public double y(double y) {
        return this == LOGARITHM ? y : StrictMath.log(y);
    }

    /** The inverse of {@link #y}. */
    public double value(double coordinate) {
        return this == LOGARITHM ? coordinate : StrictMath.exp(coordinate);
    }
}
