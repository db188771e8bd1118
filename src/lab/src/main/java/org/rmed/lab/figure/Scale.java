package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jfree.chart.axis.ValueAxis;

/**
 * An axis or the scale of a colour bar.
 *
 * @param label in the notation of the axes: {@code R_{med,1}}
 * @param low lower end
 * @param high upper end
 * @param logarithmic equal ratios instead of equal steps
 * @param ticks where, rising; none: chosen from the range
 */
public record Scale(String label, double low, double high, boolean logarithmic, List<Double> ticks) {

    /** With fewer ticks at 1, 2 and 5 of each decade, a logarithmic scale takes round numbers. */
    private static final int FEWEST = 3;

    public Scale {
        ticks = List.copyOf(ticks);
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "axis '" + label + "' from " + low + " to " + high + ": needs low < high");
        }
        if (logarithmic && low <= 0) {
            throw new IllegalArgumentException("logarithmic axis '" + label + "' from " + low + ": needs low > 0");
        }
        for (double tick : ticks) {
            if (!(tick >= low && tick <= high)) {
                throw new IllegalArgumentException(
                        "axis '" + label + "': tick " + tick + " lies outside [" + low + ", " + high + "]");
            }
        }
    }

    /** Equal steps, ticks chosen from the range. */
    public static Scale linear(String label, double low, double high) {
        return new Scale(label, low, high, false, List.of());
    }

    /** Equal ratios, ticks chosen from the range. */
    public static Scale log(String label, double low, double high) {
        return new Scale(label, low, high, true, List.of());
    }

    /** The same with ticks at these values only. */
    public Scale withTicks(double... values) {
        return new Scale(
                label, low, high, logarithmic, Arrays.stream(values).boxed().toList());
    }

    /** Where a value lies: 0 at the low end, 1 at the high end, below and above these outside; never NaN for a number. */
    double share(double value) {
        if (logarithmic) {
            return value <= 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(value / low) / StrictMath.log(high / low);
        }
        return (value - low) / (high - low);
    }

    /** Drawn by JFreeChart; a new one at every call. */
    ValueAxis axis() {
        if (!logarithmic) {
            return new LinearScale(label, low, high, ticksOr(round(low, high)));
        }
        if (ticks.isEmpty() && LogScale.majors(low, high).length >= FEWEST) {
            return new LogScale(label, low, high);
        }
        return new LogScale(label, low, high, ticksOr(round(low, high)));
    }

    private double[] ticksOr(double[] rule) {
        return ticks.isEmpty()
                ? rule
                : ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Multiples of 1, 2 or 5 times a power of ten, three to eight of them, each correctly rounded. */
    static double[] round(double low, double high) {
        double third = (high - low) / 3;
        int exponent = (int) StrictMath.floor(StrictMath.log10(third) + 1e-9);
        double power = Double.parseDouble("1e" + exponent);
        int factor = third / power >= 5 ? 5 : third / power >= 2 ? 2 : 1;
        double step = factor * power;
        // an end that is a multiple up to rounding is a tick
        long first = (long) StrictMath.ceil(low / step - 1e-9);
        long last = (long) StrictMath.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last)
                .mapToDouble(k -> Double.parseDouble(k * factor + "e" + exponent))
                .toArray();
    }
}
