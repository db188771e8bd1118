package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line over a heat map: a measured boundary, solid with its points and their intervals, or the theory's, broken.
 *
 * @param name in words, for the legend; no subscripts
 * @param kind what it is
 * @param points in the order of the line; one with a coordinate NaN breaks it
 */
public record Contour(String name, Kind kind, List<Point> points) {

    /** What a contour is, and along which axis the intervals of its points lie. */
    public enum Kind {
        /** Measured, without intervals. */
        MEASURED,
        /** Measured at given y: intervals of x. */
        MEASURED_X,
        /** Measured at given x: intervals of y. */
        MEASURED_Y,
        /** Computed. */
        THEORY
    }

    /**
     * A point with the interval that holds its measured coordinate.
     *
     * @param low lower end, infinite where the interval is open; of no meaning without intervals
     * @param high upper end
     */
    public record Point(double x, double y, double low, double high) {}

    public Contour {
        points = List.copyOf(points);
        if (points.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "contour '" + name + "' of " + points.size() + " points: needs a name for the legend and a point");
        }
        for (Point point : points) {
            double at = kind == Kind.MEASURED_X ? point.x() : point.y();
            boolean intervals = kind == Kind.MEASURED_X || kind == Kind.MEASURED_Y;
            if (intervals && !Double.isNaN(at) && !(point.low() <= at && at <= point.high())) {
                throw new IllegalArgumentException("contour '" + name + "': interval [" + point.low() + ", "
                        + point.high() + "] does not hold its point " + at);
            }
        }
    }

    /** Points without intervals. */
    public static Contour measured(String name, double[] x, double[] y) {
        return of(name, Kind.MEASURED, x, y, x, x);
    }

    /** At each y the x, which lies in [low, high]. */
    public static Contour measuredX(String name, double[] x, double[] y, double[] low, double[] high) {
        return of(name, Kind.MEASURED_X, x, y, low, high);
    }

    /** At each x the y, which lies in [low, high]. */
    public static Contour measuredY(String name, double[] x, double[] y, double[] low, double[] high) {
        return of(name, Kind.MEASURED_Y, x, y, low, high);
    }

    /** The theory's line. */
    public static Contour theory(String name, double[] x, double[] y) {
        return of(name, Kind.THEORY, x, y, x, x);
    }

    private static Contour of(String name, Kind kind, double[] x, double[] y, double[] low, double[] high) {
        if (IntStream.of(y.length, low.length, high.length).anyMatch(length -> length != x.length)) {
            throw new IllegalArgumentException("contour '" + name + "': "
                    + Arrays.asList(x.length, y.length, low.length, high.length)
                    + " values of x, y, low and high: needs as many of each");
        }
        return new Contour(
                name,
                kind,
                IntStream.range(0, x.length)
                        .mapToObj(i -> new Point(x[i], y[i], low[i], high[i]))
                        .toList());
    }
}
