package org.rmed.lab;

import java.util.List;
import java.util.Map;
import org.rmed.lab.phase.Coordinate;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.Values;
import org.rmed.spec.UsageException;

/** The words of a {@link Phase}. */
final class PhaseWords {

    private static final Map<String, String> LABELS = Map.of(
            "alpha",
            "\u03b1",
            "eta",
            "\u03b7",
            "beta",
            "\u03b2",
            "beta1",
            "\u03b2_1",
            "beta2",
            "\u03b2_2",
            "xi",
            "\u03be",
            "sigma",
            "\u03c3",
            "scale",
            "s");

    private PhaseWords() {}

    /** A key on an axis. */
    static String label(String key) {
        return LABELS.getOrDefault(key, key);
    }

    /** The axis that a range such as {@code alpha=0.4..1.4:6} makes. */
    static Coordinate coordinate(String word) {
        int equals = word.indexOf('=');
        String key = equals < 1 ? word : word.substring(0, equals);
        String range = equals < 1 ? "" : word.substring(equals + 1);
        if (!range.contains("..") || !range.contains(":") || range.contains(",")) {
            throw new UsageException("'" + word + "' is no axis of a phase diagram; write KEY=LOW..HIGH:COUNT or"
                    + " KEY=LOW..HIGH:log:COUNT, with the number of coarse values");
        }
        List<String> values = Grid.of(Map.of(key, range)).axes().get(key);
        return new Coordinate(
                key,
                label(key),
                Double.parseDouble(values.get(0)),
                Double.parseDouble(values.get(values.size() - 1)),
                range.contains(":log:"),
                values.size() - 1,
                0);
    }

    /** A number as a word of settings. */
    static String word(String key, double value) {
        if (!Double.isFinite(value)) {
            throw new UsageException(key + "=" + value + " is no value of a setting");
        }
        return Values.word(key, value);
    }
}
