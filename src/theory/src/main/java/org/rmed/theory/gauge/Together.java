package org.rmed.theory.gauge;

<<<<<<< ours
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
=======
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
>>>>>>> theirs
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
<<<<<<< ours
 * Several gauges on one run, their columns side by side: claims that look at different things can share the run.
 *
 * @param parts in the order of their columns; no two with a column of one name
 */
public record Together(List<Gauge> parts) implements Gauge {

    public Together {
        parts = List.copyOf(parts);
        List<String> names =
                parts.stream().flatMap(part -> part.columns().stream()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("two gauges with a column of one name: " + names);
        }
    }

    /** The same of several. */
    public static Together of(Gauge... parts) {
        return new Together(List.of(parts));
=======
 * Several gauges at once, so that claims which look at the same runs through different gauges share them.
 *
 * @param gauges in the order of their columns; no column twice
 */
public record Together(List<Gauge> gauges) implements Gauge {

    public Together {
        gauges = List.copyOf(gauges);
        List<String> columns = columns(gauges);
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("two gauges have a column of the same name: " + columns);
        }
    }

    private static List<String> columns(List<Gauge> gauges) {
        return gauges.stream().flatMap(gauge -> gauge.columns().stream()).toList();
>>>>>>> theirs
    }

    @Override
    public List<String> columns() {
<<<<<<< ours
        return parts.stream().flatMap(part -> part.columns().stream()).toList();
=======
        return columns(gauges);
>>>>>>> theirs
    }

    @Override
    public Reader attach(Setup setup) {
<<<<<<< ours
        List<Reader> readers = parts.stream().map(part -> part.attach(setup)).toList();
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return readers.stream()
                        .flatMapToDouble(reader -> DoubleStream.of(reader.read(t, network)))
                        .toArray();
=======
        List<Reader> readers = gauges.stream().map(gauge -> gauge.attach(setup)).toList();
        int width = columns().size();
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                double[] row = new double[width];
                int filled = 0;
                for (Reader reader : readers) {
                    double[] part = reader.read(t, network);
                    System.arraycopy(part, 0, row, filled, part.length);
                    filled += part.length;
                }
                return row;
>>>>>>> theirs
            }

            @Override
            public Map<String, double[]> vectors() {
<<<<<<< ours
                Map<String, double[]> all = new LinkedHashMap<>();
=======
                Map<String, double[]> all = new HashMap<>();
>>>>>>> theirs
                readers.forEach(reader -> all.putAll(reader.vectors()));
                return all;
            }
        };
    }
}
