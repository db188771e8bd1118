package org.rmed.linear.trajectory;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run left behind.
 *
 * @param columns names of the statistic columns, after t and loss
 * @param rows snapshots by rising t
 * @param phases the phase times reached
 * @param crossings the loss levels reached
 * @param status how the run ended
 * @param end the last t reached
 */
public record Trajectory(
        List<String> columns, List<Snapshot> rows, Phases phases, LossCrossings crossings, Status status, double end) {

    /** The values of one column, by row; {@code t} and {@code loss} are columns too. */
    public double[] column(String name) {
        return rows.stream().mapToDouble(row -> value(row, name)).toArray();
    }

    /** One column's value in one row. */
    public double value(Snapshot row, String name) {
        return switch (name) {
            case "t" -> row.t();
            case "loss" -> row.loss();
            default -> row.values()[index(name)];
        };
    }

    /** The rows with from <= t <= to. */
    public List<Snapshot> between(double from, double to) {
        return rows.stream().filter(row -> row.t() >= from && row.t() <= to).collect(Collectors.toUnmodifiableList());
    }

    /** The first row. */
    public Snapshot first() {
        return rows.get(0);
    }

    /** The last row. */
    public Snapshot last() {
        return rows.get(rows.size() - 1);
    }

    /** The row at exactly t. */
    public Snapshot at(double t) {
        return rows.stream()
                .filter(row -> row.t() == t)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row at t=" + t));
    }

    private int index(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column '" + name + "'; there are t, loss, " + columns);
        }
        return index;
    }
}
