package org.rmed.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;

/**
 * What a {@link Gauge} saw of a run: its columns at t = 0, 1, ..., and its vectors.
 *
 * @param columns their names
 * @param rows row t has one number per column
 * @param vectors by name
 */
public record Readings(List<String> columns, List<double[]> rows, Map<String, double[]> vectors) {

    /** Nothing was looked at. */
    public static final Readings NONE = new Readings(List.of(), List.of(), Map.of());

    public Readings {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        vectors = Map.copyOf(vectors);
    }

    /**
     * A column's value at t.
     *
     * @throws IllegalArgumentException for a column or t that was not read
     */
    public double at(double t, String column) {
        if (!(t >= 0 && t < rows.size() && t == StrictMath.rint(t))) {
            throw new IllegalArgumentException("t=" + t + " was not read; there are t = 0 to " + (rows.size() - 1));
        }
        return rows.get((int) t)[index(column)];
    }

    /** A column, by t. */
    public double[] column(String name) {
        int index = index(name);
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    /** A column from t = from to t = to, both included. */
    public double[] between(double from, double to, String column) {
        int first = (int) StrictMath.max(0, StrictMath.ceil(from));
        int last = (int) StrictMath.min(rows.size() - 1.0, StrictMath.floor(to));
        return first > last ? new double[0] : Arrays.copyOfRange(column(column), first, last + 1);
    }

    /** The largest value on [from, to]; NaN if one is NaN or there is none, so that no comparison holds. */
    public double largest(double from, double to, String column) {
        double[] values = between(from, to, column);
        return worst(values, Arrays.stream(values).max());
    }

    /** The smallest value on [from, to]; NaN likewise. */
    public double smallest(double from, double to, String column) {
        double[] values = between(from, to, column);
        return worst(values, Arrays.stream(values).min());
    }

    private static double worst(double[] values, OptionalDouble extreme) {
        return Arrays.stream(values).anyMatch(Double::isNaN) ? Double.NaN : extreme.orElse(Double.NaN);
    }

    /** The first t in [from, to] at which a column's value passes the test. */
    public OptionalDouble first(double from, double to, String column, DoublePredicate test) {
        double[] values = between(from, to, column);
        double start = StrictMath.max(0, StrictMath.ceil(from));
        return IntStream.range(0, values.length)
                .filter(k -> test.test(values[k]))
                .mapToDouble(k -> start + k)
                .findFirst();
    }

    /**
     * A vector by name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double[] vector(String name) {
        double[] vector = vectors.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("no vector '" + name + "'; there are " + vectors.keySet());
        }
        return vector;
    }

    private int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column '" + column + "'; there are " + columns);
        }
        return index;
    }

    /** How many numbers it holds. */
    long size() {
        return (long) rows.size() * columns.size()
                + vectors.values().stream().mapToLong(vector -> vector.length).sum();
    }

    /** Gathers the readings of one run. */
    static final class Taking {

        private final Gauge gauge;
        private final Gauge.Reader reader;
        private final List<double[]> rows = new ArrayList<>();

        Taking(Gauge gauge, Gauge.Reader reader) {
            this.gauge = gauge;
            this.reader = reader;
        }

        /** The observer, and the gauge as well. */
        Observer beside(Observer observer) {
            return gauge == Gauge.NONE
                    ? observer
                    : new Observer() {
                        @Override
                        public void start(List<String> names) {
                            observer.start(names);
                        }

                        @Override
                        public void row(Snapshot row) {
                            observer.row(row);
                        }

                        @Override
                        public void state(long t, Network network) {
                            observer.state(t, network);
                            take(t, network);
                        }

                        @Override
                        public boolean stopBefore(long t) {
                            return observer.stopBefore(t);
                        }
                    };
        }

        private void take(long t, Network network) {
            double[] row = reader.read(t, network);
            if (row.length != gauge.columns().size() || t != rows.size()) {
                throw new IllegalStateException(gauge + " read " + row.length + " numbers at t=" + t + ", not "
                        + gauge.columns().size() + " at t=" + rows.size());
            }
            rows.add(row);
        }

        Readings end() {
            return gauge == Gauge.NONE ? NONE : new Readings(gauge.columns(), rows, reader.vectors());
        }
    }
}
