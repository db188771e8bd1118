package org.rmed.lab.phase;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A diagram that was run.
 *
 * @param diagram what was asked
 * @param points every point that was run, by y, then x
 * @param tiles boxes that cover the map
 * @param boundaries one per level
 */
public record PhaseResult(PhaseDiagram diagram, List<Point> points, List<Tile> tiles, List<Boundary> boundaries) {

    /**
     * A box of the map.
     *
     * @param value of the shading: the median class, or the mean of the corners (geometric on a logarithmic bar); NaN
     *     unless more than half of the corners have one
     */
    public record Tile(double x0, double x1, double y0, double y1, double value) {}

    /** Gathers what a refinement ran. */
    static PhaseResult of(PhaseDiagram diagram, Refinement refinement) {
        List<Point> points = refinement.points().values().stream()
                .sorted(Comparator.comparingDouble(Point::y).thenComparingDouble(Point::x))
                .toList();
        List<Tile> tiles = refinement.leaves().stream()
                .sorted(Comparator.comparingInt(Refinement.Box::j0).thenComparingInt(Refinement.Box::i0))
                .map(box -> new Tile(
                        diagram.x().at(box.i0()),
                        diagram.x().at(box.i1()),
                        diagram.y().at(box.j0()),
                        diagram.y().at(box.j1()),
                        value(
                                diagram.shading(),
                                box.corners().stream()
                                        .mapToDouble(corner -> diagram.shading()
                                                .value()
                                                .applyAsDouble(
                                                        refinement.points().get(corner)))
                                        .toArray())))
                .toList();
        List<Boundary> boundaries = diagram.levels().stream()
                .map(level -> Boundary.of(diagram, level, refinement.points()))
                .toList();
        return new PhaseResult(diagram, points, tiles, boundaries);
    }

    private static double value(Shading shading, double[] corners) {
        double[] known =
                Arrays.stream(corners).filter(Double::isFinite).sorted().toArray();
        if (2 * known.length <= corners.length) {
            return Double.NaN;
        }
        if (!shading.classes().isEmpty()) {
            return known[known.length / 2];
        }
        return shading.logarithmic()
                ? StrictMath.exp(
                        Arrays.stream(known).map(StrictMath::log).average().orElseThrow())
                : Arrays.stream(known).average().orElseThrow();
    }
}
