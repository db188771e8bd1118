package org.rmed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jfree.chart.JFreeChart;
import org.rmed.lab.phase.Boundary;
import org.rmed.lab.phase.Coordinate;
import org.rmed.lab.phase.Level;
import org.rmed.lab.phase.PhaseDiagram;
import org.rmed.lab.phase.PhaseFigure;
import org.rmed.lab.phase.PhaseResult;
import org.rmed.lab.phase.Point;

/**
 * What {@link Phase#run} found.
 *
 * @param result points, tiles and boundaries
 * @param made how many runs this call made: those that the folder had already are not made again
 */
public record PhaseMap(PhaseResult result, long made) {

    /** The figure: the map, measured boundaries with their intervals, theory's curves. */
    public JFreeChart chart() {
        return PhaseFigure.chart(result);
    }

    /**
     * The boundaries: for each level, and each value of the second axis, the place of the crossing along the first, its 95%
     * interval (bootstrap over seeds), where theory puts it, and whether it is located. Not located are a line that the order
     * parameter does not cross, and a crossing that more than 2.5% of the resamples do not have; its interval is then the
     * whole axis.
     */
    public Table boundary() {
        PhaseDiagram diagram = result.diagram();
        List<String> theories = diagram.levels().stream()
                .flatMap(level -> level.theories().stream())
                .map(Level.Theory::words)
                .distinct()
                .toList();
        List<String> header = new ArrayList<>(
                List.of("boundary", diagram.y().key(), diagram.x().key(), "low", "high"));
        header.addAll(theories);
        header.add("located");
        List<List<String>> rows = new ArrayList<>();
        for (Boundary boundary : result.boundaries()) {
            lines().forEach((other, points) -> rows.addAll(rows(boundary, other, points, theories)));
        }
        return new Table(header, rows);
    }

    private List<List<String>> rows(Boundary boundary, double other, List<Point> points, List<String> theories) {
        List<Boundary.Crossing> crossings = boundary.crossings().stream()
                .filter(crossing -> crossing.other() == other)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Boundary.Crossing crossing : crossings) {
            rows.add(row(
                    boundary.level(),
                    other,
                    new double[] {crossing.at(), crossing.low(), crossing.high()},
                    theories,
                    located(crossing) + (crossings.size() > 1 ? ", one of " + crossings.size() : "")));
        }
        if (rows.isEmpty()) {
            rows.add(row(
                    boundary.level(),
                    other,
                    new double[] {Double.NaN, Double.NaN, Double.NaN},
                    theories,
                    side(boundary.level(), points)));
        }
        return rows;
    }

    private static List<String> row(Level level, double other, double[] place, List<String> theories, String located) {
        List<String> row = new ArrayList<>(List.of(
                level.words(),
                Table.number(other),
                Table.number(place[0]),
                Table.number(place[1]),
                Table.number(place[2])));
        for (String words : theories) {
            row.add(level.theories().stream()
                    .filter(theory -> theory.words().equals(words))
                    .findFirst()
                    .map(theory -> Table.number(theory.predicted().applyAsDouble(other)))
                    .orElse(""));
        }
        row.add(located);
        return row;
    }

    private String located(Boundary.Crossing crossing) {
        Coordinate axis = result.diagram().x();
        return crossing.low() == axis.low() && crossing.high() == axis.high() ? "no: not in every resample" : "yes";
    }

    private String side(Level level, List<Point> points) {
        double[] orders = points.stream().mapToDouble(level.order()).toArray();
        boolean above = java.util.Arrays.stream(orders).allMatch(order -> order > level.value());
        boolean below = java.util.Arrays.stream(orders).allMatch(order -> order <= level.value());
        return above ? "no: above everywhere" : below ? "no: below everywhere" : "no: no value somewhere";
    }

    /** The points of each value of the second axis that was followed from end to end. */
    private TreeMap<Double, List<Point>> lines() {
        TreeMap<Double, List<Point>> lines = new TreeMap<>();
        result.points().forEach(point -> lines.computeIfAbsent(point.y(), y -> new ArrayList<>())
                .add(point));
        lines.values().removeIf(points -> points.size() <= result.diagram().x().intervals());
        return lines;
    }

    @Override
    public String toString() {
        return result.points().size() + " points of " + result.diagram().seeds() + " runs, " + made + " runs made now\n"
                + boundary();
    }
}
