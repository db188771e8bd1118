package org.rmed.lab.scaling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/**
 * A line through the medians of each point, by least squares in the coordinates of a law's {@link Axes}, every point with the same
 * weight.
 *
 * <p>Interval: seeds are drawn with replacement within each point, {@value #RESAMPLES} times, each time a line is fitted, and the
 * interval holds the middle 95% of the slopes (percentile bootstrap). It speaks of chance only: curvature, which more seeds do not
 * cure, is the business of {@link Sharp#tolerance}. The tests accept a coverage of 92% to 98.5% for 5 points of 20 seeds.
 *
 * @param slope the exponent
 * @param low lower end of its 95% interval
 * @param high upper end
 * @param intercept the line at 0 of the fit's coordinate
 */
public record Fit(double slope, double low, double high, double intercept) {

    static final int RESAMPLES = 2000;
    private static final double TAIL_PERCENT = 2.5;

    /**
     * Fits.
     *
     * @param at the coordinate of each point
     * @param values the coordinates of y: one row for each point, one entry for each seed
     * @param streams where the resampling's numbers come from
     * @throws IllegalArgumentException if a point has no values, or one that is not finite
     */
    static Fit of(double[] at, double[][] values, Streams streams) {
        for (double[] row : values) {
            if (row.length == 0 || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a line needs finite coordinates, not " + Arrays.toString(row));
            }
        }
        SimpleRegression line =
                line(at, Arrays.stream(values).mapToDouble(Fit::median).toArray());
        UniformRandomProvider source = streams.open("bootstrap");
        double[] slopes = IntStream.range(0, RESAMPLES)
                .mapToDouble(round -> line(at, resampled(values, source)).getSlope())
                .toArray();
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(slopes);
        return new Fit(
                line.getSlope(),
                percentile.evaluate(TAIL_PERCENT),
                percentile.evaluate(100 - TAIL_PERCENT),
                line.getIntercept());
    }

    /** The line's coordinate at a coordinate of x. */
    public double at(double coordinate) {
        return intercept + slope * coordinate;
    }

    /** Half of the interval's width. */
    double half() {
        return (high - low) / 2;
    }

    private static SimpleRegression line(double[] x, double[] y) {
        SimpleRegression line = new SimpleRegression();
        for (int k = 0; k < x.length; k++) {
            line.addData(x[k], y[k]);
        }
        return line;
    }

    private static double[] resampled(double[][] values, UniformRandomProvider source) {
        double[] medians = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            double[] drawn = new double[values[k].length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = values[k][source.nextInt(drawn.length)];
            }
            medians[k] = median(drawn);
        }
        return medians;
    }

    /** The middle value, or the mean of the two. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
