package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Median and 10-90% range over seeds (quantiles with linear interpolation, type 7).
 *
 * @param x common axis
 * @param low 10% at each x
 * @param median 50%
 * @param high 90%
 */
record Band(double[] x, double[] low, double[] median, double[] high) {

    /** Over functions, at those x where all of them are defined: fewer seeds would be another ensemble. */
    static Band over(List<DoubleUnaryOperator> functions, double[] axis) {
        double[] x = Arrays.stream(axis)
                .filter(at -> functions.stream().noneMatch(f -> Double.isNaN(f.applyAsDouble(at))))
                .toArray();
        double[][] quantiles = new double[x.length][];
        for (int k = 0; k < x.length; k++) {
            double at = x[k];
            quantiles[k] = quantiles(
                    functions.stream().mapToDouble(f -> f.applyAsDouble(at)).toArray());
        }
        return new Band(x, column(quantiles, 0), column(quantiles, 1), column(quantiles, 2));
    }

    /** The same on another axis. */
    Band at(DoubleUnaryOperator axis) {
        return new Band(Arrays.stream(x).map(axis).toArray(), low, median, high);
    }

    /** 10%, 50% and 90% of values. */
    static double[] quantiles(double[] values) {
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(values);
        return new double[] {percentile.evaluate(10), percentile.evaluate(50), percentile.evaluate(90)};
    }

    /** The 50% of values. */
    static double median(double[] values) {
        return quantiles(values)[1];
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
