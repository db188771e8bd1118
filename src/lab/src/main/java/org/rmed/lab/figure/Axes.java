package org.rmed.lab.figure;

import org.jfree.chart.axis.ValueAxis;

/** Axes that fit what they show. */
final class Axes {

    /** About as many steps as a linear axis has. */
    private static final int STEPS = 6;

    /** Room beyond the values on a log axis, as a share of its decades. */
    private static final double ROOM = 0.04;

    private static final double LEAST_ROOM = 1.12;

    private Axes() {}

    /** In equal steps over [low, high]: exactly, or out to whole half steps. */
    static ValueAxis linear(String label, double low, double high, boolean exact) {
        double from = low;
        double to = high;
        if (!(high > low)) {
            double half = low == 0 ? 1 : 0.5 * StrictMath.abs(low);
            from = low - half;
            to = high + half;
        }
        double step = step(to - from);
        if (!exact) {
            from = 0.5 * step * StrictMath.floor(2 * from / step);
            to = 0.5 * step * StrictMath.ceil(2 * to / step);
        }
        return new LinearScale(label, from, to, step);
    }

    /** In equal ratios, with some room on both sides. */
    static ValueAxis log(String label, double low, double high) {
        double room = StrictMath.max(LEAST_ROOM, StrictMath.pow(high / low, ROOM));
        return new LogScale(label, low / room, high * room);
    }

    /** 1, 2 or 5 times a power of ten, about six of which make the length. */
    static double step(double length) {
        double raw = length / STEPS;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(raw)));
        double factor = raw / power;
        return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
    }
}
