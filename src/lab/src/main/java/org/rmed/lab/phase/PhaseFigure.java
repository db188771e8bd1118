package org.rmed.lab.phase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.rmed.lab.figure.Classes;
import org.rmed.lab.figure.Contour;
import org.rmed.lab.figure.FigureWriter;
import org.rmed.lab.figure.Fill;
import org.rmed.lab.figure.HeatMap;
import org.rmed.lab.figure.Scale;
import org.rmed.lab.figure.Shade;
import org.rmed.lab.figure.Tile;
import org.rmed.statistic.Median;

/** A phase diagram as a figure: the map, the measured boundaries with their intervals, and theory's. */
public final class PhaseFigure {

    private static final int CURVE_POINTS = 200;

    private PhaseFigure() {}

    /** Writes NAME.svg, NAME.png, NAME.pdf as asked, and NAME.md. */
    public static List<Path> write(PhaseResult result, Path folder, Set<FigureWriter.Format> formats, String command)
            throws IOException {
        PhaseDiagram diagram = result.diagram();
        String name = "phase-" + diagram.name();
        List<Path> files = new ArrayList<>(
                FigureWriter.write(name, diagram.title(), caption(result), chart(result), folder, formats, command));
        if (diagram.appendix().isPresent()) {
            PhaseDiagram.Appendix appendix = diagram.appendix().get();
            files.addAll(FigureWriter.write(
                    name + "-collapse",
                    appendix.title(),
                    String.join(" ", appendix.sentences(result)),
                    appendix.chart(result),
                    folder,
                    formats,
                    command));
        }
        return files;
    }

    /** The chart. */
    public static JFreeChart chart(PhaseResult result) {
        PhaseDiagram diagram = result.diagram();
        Shading shading = diagram.shading();
        List<Tile> tiles = result.tiles().stream()
                .map(tile -> Double.isNaN(tile.value())
                        ? Tile.missing(tile.x0(), tile.x1(), tile.y0(), tile.y1(), shading.missing())
                        : Tile.of(tile.x0(), tile.x1(), tile.y0(), tile.y1(), tile.value()))
                .toList();
        Fill fill = shading.classes().isEmpty()
                ? new Shade(scale(shading.label(), shading.low(), shading.high(), shading.logarithmic()))
                : new Classes(shading.classes());
        List<Contour> contours = new ArrayList<>();
        for (Boundary boundary : result.boundaries()) {
            if (!boundary.firsts().isEmpty()) {
                contours.add(measured(boundary));
            }
            for (Level.Theory theory : boundary.level().theories()) {
                theory(diagram, boundary.level(), theory).ifPresent(contours::add);
            }
        }
        return new HeatMap(
                        scale(diagram.x()),
                        scale(diagram.y()),
                        fill,
                        tiles,
                        shading.missing().isEmpty() ? List.of() : List.of(shading.missing()),
                        contours)
                .chart();
    }

    /** What is about the diagram, then each boundary in numbers. */
    static String caption(PhaseResult result) {
        PhaseDiagram diagram = result.diagram();
        return diagram.about() + " " + result.points().size() + " points of " + diagram.seeds()
                + " seeds; points with bars: measured boundary with 95% bootstrap intervals over seeds, located to "
                + width(diagram.x()) + (diagram.y().levels() > 0 ? " and " + width(diagram.y()) : "") + ". "
                + String.join(" ", numbers(result));
    }

    /** How far each theory is from what was measured, a sentence each. */
    public static List<String> numbers(PhaseResult result) {
        List<String> sentences = new ArrayList<>();
        for (Boundary boundary : result.boundaries()) {
            if (boundary.firsts().isEmpty()) {
                sentences.add("No boundary (" + boundary.level().words() + ") is located.");
            } else {
                boundary.level()
                        .theories()
                        .forEach(theory -> sentences.add(sentence(result.diagram(), boundary, theory)));
            }
        }
        result.diagram().appendix().ifPresent(appendix -> sentences.addAll(appendix.sentences(result)));
        return sentences;
    }

    private static String sentence(PhaseDiagram diagram, Boundary boundary, Level.Theory theory) {
        Coordinate axis = boundary.level().along() == Level.Along.X ? diagram.x() : diagram.y();
        double[] distances = boundary.distances(theory, axis);
        if (distances.length == 0) {
            return "No measured boundary (" + boundary.level().words() + ") where " + theory.words()
                    + " says something.";
        }
        double[] sizes = Arrays.stream(distances).map(StrictMath::abs).toArray();
        String unit = axis.logarithmic() ? " decades" : " in " + axis.key();
        return String.format(
                Locale.ROOT,
                "Measured boundary (%s) minus %s (%s): median %+.2g%s, largest %.2g, over %d crossings.",
                boundary.level().words(),
                theory.words(),
                article(theory.kind()) + theory.kind().name().toLowerCase(Locale.ROOT),
                Median.of(distances),
                unit,
                Arrays.stream(sizes).max().orElseThrow(),
                distances.length);
    }

    private static String article(Level.Kind kind) {
        return kind == Level.Kind.ESTIMATE ? "an " : "a ";
    }

    private static String width(Coordinate axis) {
        return String.format(
                Locale.ROOT, "%.2g%s of %s", axis.width(), axis.logarithmic() ? " decades" : "", axis.key());
    }

    private static Scale scale(Coordinate axis) {
        return scale(axis.label(), axis.low(), axis.high(), axis.logarithmic());
    }

    private static Scale scale(String label, double low, double high, boolean logarithmic) {
        return logarithmic ? Scale.log(label, low, high) : Scale.linear(label, low, high);
    }

    private static Contour measured(Boundary boundary) {
        List<Boundary.Crossing> crossings = boundary.firsts();
        double[] other =
                crossings.stream().mapToDouble(Boundary.Crossing::other).toArray();
        double[] at = crossings.stream().mapToDouble(Boundary.Crossing::at).toArray();
        double[] low = crossings.stream().mapToDouble(Boundary.Crossing::low).toArray();
        double[] high = crossings.stream().mapToDouble(Boundary.Crossing::high).toArray();
        String name = "measured: " + boundary.level().words();
        return boundary.level().along() == Level.Along.X
                ? Contour.measuredX(name, at, other, low, high)
                : Contour.measuredY(name, other, at, low, high);
    }

    /** Empty where all of it lies beyond the map: then only the caption speaks of it. */
    private static Optional<Contour> theory(PhaseDiagram diagram, Level level, Level.Theory theory) {
        boolean alongX = level.along() == Level.Along.X;
        Coordinate axis = alongX ? diagram.x() : diagram.y();
        Coordinate other = alongX ? diagram.y() : diagram.x();
        double[] others = new double[CURVE_POINTS];
        double[] places = new double[CURVE_POINTS];
        for (int k = 0; k < CURVE_POINTS; k++) {
            others[k] = other.between(other.low(), other.high(), (double) k / (CURVE_POINTS - 1));
            double place = theory.predicted().applyAsDouble(others[k]);
            places[k] = place >= axis.low() && place <= axis.high() ? place : Double.NaN;
        }
        String name = (theory.kind() == Level.Kind.PREDICTION
                        ? "theory"
                        : theory.kind().name().toLowerCase(Locale.ROOT))
                + ": " + theory.words();
        if (Arrays.stream(places).allMatch(Double::isNaN)) {
            return Optional.empty();
        }
        return Optional.of(alongX ? Contour.theory(name, places, others) : Contour.theory(name, others, places));
    }
}
