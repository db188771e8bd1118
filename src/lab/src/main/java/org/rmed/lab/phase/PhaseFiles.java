package org.rmed.lab.phase;

import java.util.ArrayList;
import java.util.List;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.CellResult;

/** {@code points.csv}, a row per point that was run, and {@code boundary.csv}, a row per crossing. */
final class PhaseFiles {

    private PhaseFiles() {}

    static void write(PhaseResult result, ResultFolder folder) {
        points(result, folder);
        boundaries(result, folder);
    }

    private static void points(PhaseResult result, ResultFolder folder) {
        PhaseDiagram diagram = result.diagram();
        List<String> header = new ArrayList<>(
                List.of(diagram.x().key(), diagram.y().key(), "seeds", "diverged", "failed", "reason", "shade"));
        diagram.levels().forEach(level -> header.add("order: " + level.words()));
        try (CsvTable table = new CsvTable(folder.file("points.csv"), header)) {
            for (Point point : result.points()) {
                List<String> row = new ArrayList<>(List.of(
                        Decimal.of(point.x()),
                        Decimal.of(point.y()),
                        Integer.toString(diagram.seeds()),
                        Long.toString(point.cells().stream()
                                .mapToLong(CellResult::diverged)
                                .sum()),
                        Long.toString(point.cells().stream()
                                .mapToLong(CellResult::failed)
                                .sum()),
                        point.cells().stream()
                                .map(CellResult::reason)
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse(""),
                        Decimal.of(diagram.shading().value().applyAsDouble(point))));
                diagram.levels()
                        .forEach(level -> row.add(Decimal.of(level.order().applyAsDouble(point))));
                table.row(row);
            }
        }
    }

    private static void boundaries(PhaseResult result, ResultFolder folder) {
        try (CsvTable table = new CsvTable(
                folder.file("boundary.csv"),
                List.of(
                        "level",
                        "along",
                        "other",
                        "measured",
                        "low",
                        "high",
                        "first",
                        "theory",
                        "predicted",
                        "distance"))) {
            for (Boundary boundary : result.boundaries()) {
                for (Boundary.Crossing crossing : boundary.crossings()) {
                    rows(result.diagram(), boundary.level(), crossing).forEach(table::row);
                }
            }
        }
    }

    /** One row per theory, or one without. */
    private static List<List<String>> rows(PhaseDiagram diagram, Level level, Boundary.Crossing crossing) {
        boolean alongX = level.along() == Level.Along.X;
        Coordinate axis = alongX ? diagram.x() : diagram.y();
        List<String> measured = List.of(
                level.words(),
                axis.key(),
                Decimal.of(crossing.other()),
                Decimal.of(crossing.at()),
                Decimal.of(crossing.low()),
                Decimal.of(crossing.high()),
                Boolean.toString(crossing.first()),
                Boolean.toString(crossing.located()));
        List<List<String>> rows = new ArrayList<>();
        for (Level.Theory theory : level.theories()) {
            double predicted = theory.predicted().applyAsDouble(crossing.other());
            List<String> row = new ArrayList<>(measured);
            row.addAll(List.of(
                    theory.words(), Decimal.of(predicted), Decimal.of(axis.distance(predicted, crossing.at()))));
            rows.add(row);
        }
        if (rows.isEmpty()) {
            List<String> row = new ArrayList<>(measured);
            row.addAll(List.of("", "NaN", "NaN"));
            rows.add(row);
        }
        return rows;
    }
}
