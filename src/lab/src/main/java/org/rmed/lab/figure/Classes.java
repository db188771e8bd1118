package org.rmed.lab.figure;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;

/**
 * A few classes with a colour each and an entry in the legend; the value of a tile is its class' place in the list.
 * Any two colours differ by at least 18 in CIELAB for normal, protanopic, deuteranopic and tritanopic eyes, and by 9
 * in lightness, so that they stay apart in print.
 *
 * @param names in words, one to four, in the order of the legend
 */
public record Classes(List<String> names) implements Fill {

    private static final List<Color> COLORS =
            List.of(Ramp.lab(82, -10, -22), Ramp.lab(68, 24, 52), Ramp.lab(46, 38, 10), Ramp.lab(28, 10, -34));

    public Classes {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > COLORS.size()) {
            throw new IllegalArgumentException(names.size() + " classes; there are colours for 1 to " + COLORS.size());
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("two classes of one name in " + names);
        }
    }

    @Override
    public Color color(double value) {
        int index = (int) value;
        if (index != value || index < 0 || index >= names.size()) {
            throw new IllegalArgumentException(
                    "value " + value + " is no class: the classes are 0 to " + (names.size() - 1));
        }
        return COLORS.get(index);
    }
}
