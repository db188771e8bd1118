package org.rmed.lab.phase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Run;
import org.rmed.statistic.Median;

/**
 * A point of a phase diagram: the runs of one or more cells.
 *
 * @param x first coordinate
 * @param y second coordinate
 * @param cells in the order in which the diagram named them
 * @param columns of their runs
 */
public record Point(double x, double y, List<CellResult> cells, Columns columns) {

    /** The median of a column over a cell's usable runs; NaN unless more than half of its runs have it. */
    public double median(int cell, String column) {
        double[] values = cells.get(cell).values(columns.index(column));
        return 2 * values.length > cells.get(cell).runs().size() ? Median.of(values) : Double.NaN;
    }

    /** The same of the first cell. */
    public double median(String column) {
        return median(0, column);
    }

    /** The share of the first cell's runs that are so. */
    public double share(Predicate<Run> property) {
        List<Run> runs = cells.get(0).runs();
        return (double) runs.stream().filter(property).count() / runs.size();
    }

    /** A run's value in a column. */
    public double value(Run run, String column) {
        return run.values()[columns.index(column)];
    }

    /** The same point with as many runs of each cell, drawn from them with repetition. */
    Point resampled(UniformRandomProvider source) {
        List<CellResult> drawn = new ArrayList<>();
        for (CellResult cell : cells) {
            Run[] runs = new Run[cell.runs().size()];
            Arrays.setAll(runs, k -> cell.runs().get(source.nextInt(runs.length)));
            drawn.add(new CellResult(cell.index(), cell.id(), List.of(runs)));
        }
        return new Point(x, y, drawn, columns);
    }
}
