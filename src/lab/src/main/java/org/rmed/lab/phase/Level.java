package org.rmed.lab.phase;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A boundary: where an order parameter crosses a value.
 *
 * @param words what changes there, for legends
 * @param order the order parameter of a point; NaN where it has none
 * @param value what it crosses
 * @param logarithmic whether it is interpolated in its logarithm
 * @param along the axis along which the crossing is sought, at each value of the other one
 * @param from the end from which the axis is followed: where a line is crossed more than once, the first crossing counts
 * @param theories where theory puts it
 */
public record Level(
        String words,
        ToDoubleFunction<Point> order,
        double value,
        boolean logarithmic,
        Along along,
        From from,
        List<Theory> theories) {

    /** An end of an axis. */
    public enum From {
        /** The lowest value. */
        LOW,
        /** The highest. */
        HIGH
    }

    /** An axis. */
    public enum Along {
        /** x*(y). */
        X,
        /** y*(x). */
        Y
    }

    /** What a theory says of a place. */
    public enum Kind {
        /** That the boundary is there. */
        PREDICTION,
        /** That it is near there: up to a factor of order 1, or explained only after it was measured. */
        ESTIMATE,
        /** That it is there in a limit. */
        LIMIT,
        /** That it is not on one side: what a theorem asks for. */
        BOUND
    }

    /**
     * Where theory puts a boundary.
     *
     * @param words for the legend
     * @param predicted the place along the axis of the crossing, as a function of the other coordinate; NaN where it says
     *     nothing
     * @param kind what it says of that place
     */
    public record Theory(String words, DoubleUnaryOperator predicted, Kind kind) {}

    /** Which side a point is on: 1 above the value, 0 at or below, -1 without an order parameter. */
    int side(Point point) {
        double order = order().applyAsDouble(point);
        return Double.isNaN(order) ? -1 : order > value ? 1 : 0;
    }

    /** The share of the way from one order parameter to another at which the value lies. */
    double share(double from, double to) {
        if (!logarithmic || !(from > 0 && to > 0 && value > 0)) {
            return (value - from) / (to - from);
        }
        return StrictMath.log(value / from) / StrictMath.log(to / from);
    }
}
