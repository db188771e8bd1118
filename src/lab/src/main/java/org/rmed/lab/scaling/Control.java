package org.rmed.lab.scaling;

import java.util.List;

/**
 * Points at which a law must be found wrong.
 *
 * @param words why it is wrong there
 * @param points as many as a line needs, at least 3
 */
public record Control(String words, List<Point> points) {

    public Control {
        points = List.copyOf(points);
    }
}
