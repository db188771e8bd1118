package org.rmed.lab.scaling;

import java.util.List;

/**
 * One point of a law: what its runs have in common but the seed.
 *
 * @param x the law's variable
 * @param configuration words of a run, such as {@code d=64}
 */
public record Point(double x, List<String> configuration) {

    public Point {
        configuration = List.copyOf(configuration);
    }
}
