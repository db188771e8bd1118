package org.rmed.lab.figure;

import java.awt.Color;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One colour per optimizer, in every figure. Six are those of Okabe and Ito (2008), two of Tol's muted scheme and
 * one of his dark scheme (2021). Any two differ by at least 15 in CIELAB for normal, protanopic, deuteranopic and tritanopic eyes, and each stands out
 * from white by a luminance contrast of at least 2.2.
 */
public final class Palette {

    /** Lines of the theory. */
    public static final Color THEORY = new Color(0x222222);

    /** Axes and text. */
    static final Color INK = new Color(0x333333);

    static final Color GRID = new Color(0xe4e4e4);

    private static final Map<String, Color> OPTIMIZERS = optimizers();

    private Palette() {}

    /**
     * The colour of an optimizer.
     *
     * @param name as in settings: sgdm, adam, ...
     * @throws IllegalArgumentException if there is no such optimizer
     */
    public static Color of(String name) {
        Color color = OPTIMIZERS.get(name);
        if (color == null) {
            throw new IllegalArgumentException("no colour for optimizer '" + name + "'; there are " + names());
        }
        return color;
    }

    /** The optimizers that have a colour. */
    public static List<String> names() {
        return List.copyOf(OPTIMIZERS.keySet());
    }

    /** The colour of a band around a line, to be seen through. */
    static Color faint(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 64);
    }

    private static Map<String, Color> optimizers() {
        Map<String, Color> colors = new LinkedHashMap<>();
        colors.put("sgdm", new Color(0xd55e00));
        colors.put("adam", new Color(0x0072b2));
        colors.put("gd", new Color(0xe69f00));
        colors.put("nesterov", new Color(0x666633));
        colors.put("adagrad", new Color(0x009e73));
        colors.put("rmsprop", new Color(0x56b4e9));
        colors.put("amsgrad", new Color(0xcc79a7));
        colors.put("adamw", new Color(0x332288));
        colors.put("sign", new Color(0x882255));
        return Collections.unmodifiableMap(colors);
    }
}
