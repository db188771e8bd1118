package org.rmed.lab.phase;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the map shows.
 *
 * @param label of the colour bar, in the notation of figures
 * @param value of a point; NaN is drawn grey
 * @param low of the colour bar
 * @param high of the colour bar
 * @param logarithmic whether the bar is
 * @param classes names of the classes 0, 1, ... if {@code value} is one of them; empty for a colour bar
 * @param missing what NaN means, for the legend
 */
public record Shading(
        String label,
        ToDoubleFunction<Point> value,
        double low,
        double high,
        boolean logarithmic,
        List<String> classes,
        String missing) {

    /** A colour bar. */
    public static Shading bar(
            String label, ToDoubleFunction<Point> value, double low, double high, boolean logarithmic, String missing) {
        return new Shading(label, value, low, high, logarithmic, List.of(), missing);
    }

    /** Classes with names. */
    public static Shading classes(ToDoubleFunction<Point> value, List<String> names) {
        return new Shading("", value, 0, names.size() - 1, false, names, "");
    }
}
