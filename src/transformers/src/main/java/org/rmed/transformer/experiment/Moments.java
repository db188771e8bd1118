package org.rmed.transformer.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/** Mean and standard deviation of repeats, as the paper's tables print them. */
record Moments(int n, double mean, double deviation) {

    static Moments of(double[] values) {
        DescriptiveStatistics statistics = new DescriptiveStatistics(values);
        return new Moments(values.length, statistics.getMean(), statistics.getStandardDeviation());
    }

    /** The median of values, NaN of none. */
    static double median(double[] values) {
        return values.length == 0 ? Double.NaN : new DescriptiveStatistics(values).getPercentile(50);
    }

    /** The geometric mean, right for ratios. */
    static double geometric(double[] values) {
        return StrictMath.exp(
                Arrays.stream(values).map(StrictMath::log).average().orElse(Double.NaN));
    }

    /** {@code 1.65 (0.65)}; a dash for none, and no deviation for one. */
    @Override
    public String toString() {
        return n == 0 ? "-" : n == 1 ? number(mean) : number(mean) + " (" + number(deviation) + ")";
    }

    static String number(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(
                        Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
