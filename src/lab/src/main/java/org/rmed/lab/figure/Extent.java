package org.rmed.lab.figure;

import java.util.stream.IntStream;

/** The range of what a {@link Plot} shows. */
final class Extent {

    /** A prediction may double the height of a linear axis, or add this factor on a log axis; beyond that it is cut off. */
    private static final double ROOM = 10;

    private final boolean logX;
    private final boolean logY;
    private double lowX = Double.POSITIVE_INFINITY;
    private double highX = Double.NEGATIVE_INFINITY;
    private double lowY = Double.POSITIVE_INFINITY;
    private double highY = Double.NEGATIVE_INFINITY;

    Extent(boolean logX, boolean logY) {
        this.logX = logX;
        this.logY = logY;
    }

    /** Takes in points (x, y). */
    void add(double[][] points) {
        double[][] kept = kept(points);
        for (int i = 0; i < kept[0].length; i++) {
            lowX = StrictMath.min(lowX, kept[0][i]);
            highX = StrictMath.max(highX, kept[0][i]);
            lowY = StrictMath.min(lowY, kept[1][i]);
            highY = StrictMath.max(highY, kept[1][i]);
        }
    }

    /** Takes in a prediction, but no more of it than leaves the measured values in sight. */
    void addWithin(double[][] points) {
        double height = highY - lowY;
        double least = logY ? lowY / ROOM : lowY - StrictMath.max(height, StrictMath.abs(lowY));
        double most = logY ? highY * ROOM : highY + StrictMath.max(height, StrictMath.abs(highY));
        for (double value : kept(points)[1]) {
            lowY = StrictMath.min(lowY, StrictMath.max(value, least));
            highY = StrictMath.max(highY, StrictMath.min(value, most));
        }
    }

    /** The points (x, y) that have a place on the axes. */
    double[][] kept(double[][] points) {
        int[] kept = IntStream.range(0, StrictMath.min(points[0].length, points[1].length))
                .filter(i -> has(points[0][i], logX) && has(points[1][i], logY))
                .toArray();
        double[][] result = new double[2][kept.length];
        for (int k = 0; k < kept.length; k++) {
            result[0][k] = points[0][kept[k]];
            result[1][k] = points[1][kept[k]];
        }
        return result;
    }

    private static boolean has(double value, boolean log) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    boolean isEmpty() {
        return lowX > highX;
    }

    double lowX() {
        return lowX;
    }

    double highX() {
        return highX;
    }

    double lowY() {
        return lowY;
    }

    double highY() {
        return highY;
    }
}
