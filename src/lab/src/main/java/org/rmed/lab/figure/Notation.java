package org.rmed.lab.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with subscripts, {@code R_{med,1}} or {@code T_1}, drawn as text so that it stays text in an SVG file. */
final class Notation {

    private static final Pattern SUBSCRIPT = Pattern.compile("_(?:\\{([^}]*)}|(.))");
    private static final float SUBSCRIPT_SIZE = 0.72f;
    private static final float SUBSCRIPT_DROP = 0.22f;

    private Notation() {}

    /** Width of the text as drawn. */
    static double width(Graphics2D g2, Font font, String text) {
        return walk(g2, font, text, 0, 0, false);
    }

    /** Draws the text; (x, y) is the left end of its base line. */
    static void draw(Graphics2D g2, Font font, String text, double x, double y) {
        walk(g2, font, text, x, y, true);
    }

    private static double walk(Graphics2D g2, Font font, String text, double x, double y, boolean draw) {
        Font small = font.deriveFont(font.getSize2D() * SUBSCRIPT_SIZE);
        double drop = font.getSize2D() * SUBSCRIPT_DROP;
        Matcher matcher = SUBSCRIPT.matcher(text);
        double cursor = x;
        int from = 0;
        while (matcher.find()) {
            cursor += piece(g2, font, text.substring(from, matcher.start()), cursor, y, draw);
            String lowered = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            cursor += piece(g2, small, lowered, cursor, y + drop, draw);
            from = matcher.end();
        }
        cursor += piece(g2, font, text.substring(from), cursor, y, draw);
        return cursor - x;
    }

    private static double piece(Graphics2D g2, Font font, String text, double x, double y, boolean draw) {
        if (text.isEmpty()) {
            return 0;
        }
        if (draw) {
            g2.setFont(font);
            g2.drawString(text, (float) x, (float) y);
        }
        // a space at the end counts: advance, not ink
        return g2.getFontMetrics(font).stringWidth(text);
    }
}
