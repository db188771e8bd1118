package org.rmed.lab.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Run;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.law.RatioLaw;

/** Catches diagrams whose cells cannot be run, whose theory is off the map, or that cannot be drawn. */
class PhaseDiagramsTest {

    static Stream<PhaseDiagram> diagrams() {
        return PhaseDiagrams.all().stream();
    }

    @Test
    void namesAreUnique() {
        assertEquals(
                PhaseDiagrams.all().size(),
                diagrams().map(PhaseDiagram::name).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void cornersCanBeRunAndHaveTheSameColumns(PhaseDiagram diagram) {
        for (int i : new int[] {0, diagram.x().size()}) {
            for (int j : new int[] {0, diagram.y().size()}) {
                List<Settings> cells =
                        diagram.cells().apply(diagram.x().word(i), diagram.y().word(j));
                for (Settings cell : cells) {
                    Setup.of(cell);
                    assertEquals(diagram.columns().names(), Columns.of(cell).names());
                }
            }
        }
        assertFalse(diagram.title().isEmpty() || diagram.about().length() < 100);
    }

    /** A prediction that never enters the map would be drawn nowhere. (Bounds may lie beyond it: that is the finding.) */
    @ParameterizedTest
    @MethodSource("diagrams")
    void predictionsCrossTheMap(PhaseDiagram diagram) {
        for (Level level : diagram.levels()) {
            boolean alongX = level.along() == Level.Along.X;
            Coordinate axis = alongX ? diagram.x() : diagram.y();
            Coordinate other = alongX ? diagram.y() : diagram.x();
            for (Level.Theory theory : level.theories()) {
                assertTrue(
                        theory.kind() == Level.Kind.BOUND
                                || IntStream.rangeClosed(0, other.size())
                                        .mapToDouble(k -> theory.predicted().applyAsDouble(other.at(k)))
                                        .anyMatch(place -> place > axis.low() && place < axis.high()),
                        theory.words());
            }
        }
    }

    /** Every diagram draws from runs made up here: R falls from 30 to 1 across the map, half of the columns present. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramDraws(PhaseDiagram given) {
        PhaseDiagram diagram = given.over(
                new Coordinate(
                        given.x().key(),
                        given.x().label(),
                        given.x().low(),
                        given.x().high(),
                        given.x().logarithmic(),
                        8,
                        0),
                new Coordinate(
                        given.y().key(),
                        given.y().label(),
                        given.y().low(),
                        given.y().high(),
                        given.y().logarithmic(),
                        4,
                        0),
                3);
        Columns columns = diagram.columns();
        Map<Refinement.Lattice, Point> points = new HashMap<>();
        List<PhaseResult.Tile> tiles = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            for (int j = 0; j <= 4; j++) {
                double ratio = Math.pow(30, 1 - i / 8.0);
                int cells = diagram.cells()
                        .apply(diagram.x().word(i), diagram.y().word(j))
                        .size();
                List<Run> runs = IntStream.range(0, 3)
                        .mapToObj(k -> {
                            double[] values = new double[columns.names().size()];
                            java.util.Arrays.fill(values, ratio * (1 + 0.1 * k));
                            return new Run(k, ratio > 5 ? "LOSS_REACHED" : "COMPLETED", "", "dense", values);
                        })
                        .toList();
                points.put(
                        new Refinement.Lattice(i, j),
                        new Point(
                                diagram.x().at(i),
                                diagram.y().at(j),
                                IntStream.range(0, cells)
                                        .mapToObj(k -> new CellResult(-1, "id" + k, runs))
                                        .toList(),
                                columns));
                if (i > 0 && j > 0) {
                    tiles.add(new PhaseResult.Tile(
                            diagram.x().at(i - 1),
                            diagram.x().at(i),
                            diagram.y().at(j - 1),
                            diagram.y().at(j),
                            Math.min(i % 3, 2)));
                }
            }
        }
        PhaseResult result = new PhaseResult(
                diagram,
                List.copyOf(points.values()),
                tiles,
                diagram.levels().stream()
                        .map(level -> Boundary.of(diagram, level, points))
                        .toList());
        JFreeChart chart = PhaseFigure.chart(result);
        assertEquals(1, chart.getSubtitleCount());
        String caption = PhaseFigure.caption(result);
        assertTrue(caption.startsWith(diagram.about()), caption);
        assertTrue(caption.contains("45 points of 3 seeds"), caption);
    }

    /** Points made from the law itself: the exponent of its own finite-d form, near 1, and the same for measured and theory. */
    @Test
    void theCollapseFindsTheLawsExponent() {
        PhaseDiagram diagram = ScaleTransition.diagram();
        Columns columns = diagram.columns();
        List<Point> points = new ArrayList<>();
        for (double d : new double[] {16, 64, 256, 1024}) {
            for (double alpha = 0.3; alpha < 0.8; alpha += 0.05) {
                double root = 1 + ScaleTransition.order(alpha, d) * (Math.sqrt(RatioLaw.medianOf((int) d)) - 1);
                double[] values = new double[columns.names().size()];
                java.util.Arrays.fill(values, root * root);
                points.add(new Point(
                        alpha,
                        d,
                        List.of(new CellResult(-1, "id", List.of(new Run(1, "LOSS_REACHED", "", "dense", values)))),
                        columns));
            }
        }
        String words = new Collapse()
                .sentences(new PhaseResult(diagram, points, List.of(), List.of()))
                .get(0);
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "nu = ([0-9.]+) \\[([0-9.]+), ([0-9.]+)\\].* has ([0-9.]+), its")
                .matcher(words);
        assertTrue(matcher.find(), words);
        assertEquals(matcher.group(1), matcher.group(4));
        assertEquals(matcher.group(1), matcher.group(2));
        assertEquals(1, Double.parseDouble(matcher.group(1)), 0.15, words);
    }
}
