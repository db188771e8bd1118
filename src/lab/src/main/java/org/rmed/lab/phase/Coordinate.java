package org.rmed.lab.phase;

import org.rmed.lab.sweep.Values;

/**
 * One axis of a phase diagram: a lattice of 2^levels steps in each of its coarse intervals.
 *
 * @param key a setting, or a name for what the diagram makes settings from
 * @param label in the notation of figures
 * @param low first value
 * @param high last value, above low
 * @param logarithmic equal ratios instead of equal steps
 * @param intervals of the coarse grid, at least 1
 * @param levels halvings of each that refinement may do
 */
public record Coordinate(
        String key, String label, double low, double high, boolean logarithmic, int intervals, int levels) {

    /** Checks the range. */
    public Coordinate {
        if (!(low < high && (!logarithmic || low > 0) && intervals >= 1 && levels >= 0)) {
            throw new IllegalArgumentException(
                    key + " from " + low + " to " + high + " in " + intervals + " intervals");
        }
    }

    /** The same with as many levels as bring a step to this width or less; decades if logarithmic. */
    public Coordinate resolvedTo(double width) {
        int needed = 0;
        while (span() / intervals / (1 << needed) > width * (1 + 1e-9) && needed < 20) {
            needed++;
        }
        return new Coordinate(key, label, low, high, logarithmic, intervals, needed);
    }

    /** From end to end: decades if logarithmic. */
    public double span() {
        return distance(low, high);
    }

    /** The width of the finest step, in the same unit. */
    public double width() {
        return span() / size();
    }

    /** Number of the last lattice point; the first is 0. */
    public int size() {
        return intervals << levels;
    }

    /** The value at a lattice point, as a word of settings. */
    public String word(int i) {
        return Values.word(key, i == 0 ? low : i == size() ? high : along((double) i / size()));
    }

    /** The value at a lattice point. */
    public double at(int i) {
        return Double.parseDouble(word(i));
    }

    /** From one value to another: decades if logarithmic, else the difference. */
    public double distance(double from, double to) {
        return logarithmic ? StrictMath.log10(to / from) : to - from;
    }

    /** The value at a share of the way from one value to another. */
    public double between(double from, double to, double share) {
        return logarithmic ? from * StrictMath.pow(to / from, share) : from + share * (to - from);
    }

    private double along(double share) {
        return between(low, high, share);
    }
}
