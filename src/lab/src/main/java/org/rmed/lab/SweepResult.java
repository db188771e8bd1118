package org.rmed.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.lab.figure.Plot;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.GridWords;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/**
 * What {@link Rmed#sweep} found: cells in the order of the grid, the last axis varying fastest. A name of a column is one of
 * {@link Columns} (the median over a cell's runs that did not diverge), the same with {@code _q10} or another quantile
 * behind it, or an axis.
 *
 * @param grid what was asked
 * @param columns of every run
 * @param cells those of the grid, or some of them ({@link #where})
 * @param made how many runs this call made: those that the folder had already are not made again
 */
public record SweepResult(Grid grid, Columns columns, List<CellResult> cells, long made) {

    private static final Pattern QUANTILE = Pattern.compile("(.+)_q([0-9]{1,2})");
    private static final Pattern UNIFORMITY = Pattern.compile("r_med_([12])_(end|start|stop)");
    private static final List<String> USUAL = List.of("loss_end", "r_med_1_end", "r_med_2_end");
    private static final int MOST_LINES = 9;

    public SweepResult {
        cells = List.copyOf(cells);
    }

    /**
     * The cells with these values of axes.
     *
     * @param words {@code "optimizer=adam alpha=0.5,0.7"}
     * @throws UsageException if the grid has no such axis or value
     */
    public SweepResult where(String words) {
        List<CellResult> kept = cells;
        for (Map.Entry<String, String> word :
                GridWords.values(Rmed.split(words)).entrySet()) {
            int axis = axis(word.getKey());
            List<String> wanted = List.of(word.getValue().split(",", -1));
            for (String value : wanted) {
                if (kept.stream().noneMatch(cell -> same(value, value(cell, axis)))) {
                    throw new UsageException("no cell has " + word.getKey() + "=" + value + "; there are "
                            + String.join(", ", values(word.getKey())));
                }
            }
            kept = kept.stream()
                    .filter(cell -> wanted.stream().anyMatch(value -> same(value, value(cell, axis))))
                    .toList();
        }
        return new SweepResult(grid, columns, kept, made);
    }

    /** The values of an axis that these cells have, as words. */
    public List<String> values(String axis) {
        int index = axis(axis);
        return cells.stream().map(cell -> value(cell, index)).distinct().toList();
    }

    /** A column, cell by cell; NaN where no run has it. */
    public double[] column(String name) {
        if (grid.axes().containsKey(name)) {
            return table().column(name);
        }
        Function<CellResult, Double> measure = measure(name);
        return cells.stream().mapToDouble(measure::apply).toArray();
    }

    /**
     * A column at one cell.
     *
     * @param words enough of the axes to name one cell
     */
    public double at(String words, String column) {
        SweepResult found = where(words);
        if (found.cells.size() != 1) {
            throw new UsageException("'" + words + "' names " + found.cells.size() + " cells; say which of "
                    + found.grid.axes().keySet().stream()
                            .filter(key -> found.values(key).size() > 1)
                            .map(key -> key + "=" + String.join(",", found.values(key)))
                            .collect(Collectors.joining(" ")));
        }
        return found.column(column)[0];
    }

    /** A column, run by run, over all cells: those runs that did not diverge and have it. */
    public double[] runs(String column) {
        int index = index(column);
        return cells.stream()
                .flatMapToDouble(cell -> Arrays.stream(cell.values(index)))
                .toArray();
    }

    /** Axes and columns, a row per cell; runs that diverged or failed have a column of their own if there are any. */
    public Table table(String... names) {
        List<String> header = new ArrayList<>(grid.axes().keySet());
        Map<String, Function<CellResult, String>> further = new LinkedHashMap<>();
        if (cells.stream().anyMatch(cell -> cell.diverged() > 0)) {
            further.put("diverged", cell -> Long.toString(cell.diverged()));
        }
        if (cells.stream().anyMatch(cell -> cell.failed() > 0)) {
            further.put("failed", cell -> Long.toString(cell.failed()));
        }
        for (String name : names) {
            Function<CellResult, Double> measure = measure(name);
            further.put(name, cell -> Table.number(measure.apply(cell)));
        }
        header.addAll(further.keySet());
        return new Table(
                header,
                cells.stream()
                        .map(cell -> Stream.concat(
                                        grid.values(cell.index()).stream(),
                                        further.values().stream().map(cellText -> cellText.apply(cell)))
                                .toList())
                        .toList());
    }

    /**
     * A column against an axis: the median, with a band from the 10% to the 90% quantile; a line for each combination of the
     * other axes.
     *
     * @throws UsageException if there would be more lines than can be told apart
     */
    public Plot plot(String axis, String column) {
        int index = axis(axis);
        Map<String, List<CellResult>> lines = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            lines.computeIfAbsent(others(cell, index), key -> new ArrayList<>()).add(cell);
        }
        if (lines.size() > MOST_LINES) {
            throw new UsageException(lines.size() + " lines cannot be told apart, at most " + MOST_LINES
                    + "; choose some with where(\"KEY=VALUE\")");
        }
        Plot plot = Plot.of(PhaseWords.label(axis), label(column));
        lines.forEach((name, line) -> {
            SweepResult own = new SweepResult(grid, columns, line, made);
            plot.band(
                    name.isEmpty() ? column : name,
                    own.column(axis),
                    own.column(column + "_q10"),
                    own.column(column),
                    own.column(column + "_q90"));
        });
        return plot;
    }

    /** {@code r_med_1_end} is R_med,1 at the end. */
    private static String label(String column) {
        Matcher uniformity = UNIFORMITY.matcher(column);
        return uniformity.matches()
                ? "R_{med," + uniformity.group(1) + "} at the "
                        + Map.of("end", "end", "start", "start of the interval", "stop", "end of the interval")
                                .get(uniformity.group(2))
                : column.replace("_", " ");
    }

    /** What tells a line of a plot from the others: the value alone where only one other axis varies. */
    private String others(CellResult cell, int index) {
        List<String> keys = List.copyOf(grid.axes().keySet());
        int[] varying = IntStream.range(0, keys.size())
                .filter(i -> i != index && values(keys.get(i)).size() > 1)
                .toArray();
        return Arrays.stream(varying)
                .mapToObj(i -> (keys.get(i).equals("optimizer") ? "" : keys.get(i) + "=") + value(cell, i))
                .collect(Collectors.joining(" "));
    }

    private Function<CellResult, Double> measure(String name) {
        Matcher quantile = QUANTILE.matcher(name);
        boolean plain = columns.names().contains(name) || !quantile.matches();
        int index = index(plain ? name : quantile.group(1));
        double p = plain ? 0.5 : Integer.parseInt(quantile.group(2)) / 100.0;
        return cell -> cell.quantile(index, p);
    }

    private int index(String name) {
        if (!columns.names().contains(name)) {
            throw new UsageException("no column '" + name + "'" + Nearest.suggestion(name, columns.names())
                    + " (any of: " + String.join(", ", columns.names()) + "; with _q10 a quantile)");
        }
        return columns.index(name);
    }

    private int axis(String key) {
        List<String> keys = List.copyOf(grid.axes().keySet());
        if (!keys.contains(key)) {
            throw new UsageException("the grid has no axis '" + key + "'" + Nearest.suggestion(key, keys)
                    + " (its axes: " + String.join(", ", keys) + ")");
        }
        return keys.indexOf(key);
    }

    private String value(CellResult cell, int axis) {
        return grid.values(cell.index()).get(axis);
    }

    /** 0.50 is 0.5. */
    private static boolean same(String wanted, String value) {
        try {
            return wanted.equals(value)
                    || Decimal.of(Double.parseDouble(wanted)).equals(Decimal.of(Double.parseDouble(value)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return cells.size() + " cells of " + (grid.ownSeed() ? 1 : grid.seeds()) + " runs, " + made
                + " runs made now; medians:\n" + table(USUAL.toArray(String[]::new));
    }
}
