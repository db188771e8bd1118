package org.rmed.lab.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * A cell with its runs.
 *
 * @param index its number in the grid; -1 outside a grid
 * @param id the cell's
 * @param runs in the order of its seeds
 */
public record CellResult(long index, String id, List<Run> runs) {

    /** Runs that ended in divergence. */
    public long diverged() {
        return runs.stream().filter(Run::diverged).count();
    }

    /** Runs that could not be made. */
    public long failed() {
        return runs.stream().filter(run -> run.status().equals(Run.FAILED)).count();
    }

    /** Why the first of the failed runs failed; empty if none did. */
    public String reason() {
        return runs.stream()
                .map(Run::reason)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The finite values of a column over the usable runs. */
    public double[] values(int column) {
        return runs.stream()
                .filter(Run::usable)
                .flatMapToDouble(run -> DoubleStream.of(run.values()[column]))
                .filter(Double::isFinite)
                .toArray();
    }

    /** A quantile of those; NaN if there are none. p = 1/2 of an even number is the mean of the two in the middle. */
    public double quantile(int column, double p) {
        return quantile(values(column), p);
    }

    static double quantile(double[] values, double p) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return new Percentile(100 * p).withEstimationType(EstimationType.R_7).evaluate(values);
    }
}
