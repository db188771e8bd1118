package org.rmed.lab.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;

/**
 * {@code cells.csv}, a row per cell: id, the values of the axes, seeds, how many diverged and failed and why, and for each of
 * {@link Columns} the median and the 10% and 90% quantiles over the usable runs that have it. {@code runs.csv}, a row per run.
 */
final class Tables implements AutoCloseable {

    private final Grid grid;
    private final Columns columns;
    private final CsvTable cells;
    private final CsvTable runs;

    Tables(Path cells, Path runs, Grid grid, Columns columns) {
        this.grid = grid;
        this.columns = columns;
        this.cells = new CsvTable(cells, cellHeader());
        this.runs = new CsvTable(runs, runHeader());
    }

    private List<String> cellHeader() {
        List<String> header = new ArrayList<>(List.of("cell"));
        header.addAll(grid.axes().keySet());
        header.addAll(List.of("seeds", "diverged", "failed", "reason"));
        columns.names().forEach(name -> header.addAll(List.of(name, name + "_q10", name + "_q90")));
        return header;
    }

    private List<String> runHeader() {
        List<String> header = new ArrayList<>(List.of("cell"));
        grid.axes().keySet().stream().filter(key -> !key.equals("seed")).forEach(header::add);
        header.addAll(List.of("seed", "status", "reason", "engine"));
        header.addAll(columns.names());
        return header;
    }

    /** Adds a cell's rows. */
    void add(CellResult result) {
        List<String> values = grid.values(result.index());
        List<String> row = new ArrayList<>(List.of(result.id()));
        row.addAll(values);
        row.add(Integer.toString(result.runs().size()));
        row.add(Long.toString(result.diverged()));
        row.add(Long.toString(result.failed()));
        row.add(result.reason());
        for (int column = 0; column < columns.names().size(); column++) {
            double[] finite = result.values(column);
            for (double p : new double[] {0.5, 0.1, 0.9}) {
                row.add(Decimal.of(CellResult.quantile(finite, p)));
            }
        }
        cells.row(row);
        result.runs().forEach(run -> runs.row(row(result.id(), values, run)));
    }

    private List<String> row(String id, List<String> values, Run run) {
        List<String> row = new ArrayList<>(List.of(id));
        List<String> keys = new ArrayList<>(grid.axes().keySet());
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).equals("seed")) {
                row.add(values.get(i));
            }
        }
        row.addAll(List.of(Long.toString(run.seed()), run.status(), run.reason(), run.engine()));
        for (double value : run.values()) {
            row.add(Decimal.of(value));
        }
        return row;
    }

    @Override
    public void close() {
        cells.close();
        runs.close();
    }
}
