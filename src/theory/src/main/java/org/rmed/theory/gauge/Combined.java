package org.rmed.theory.gauge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Several gauges in one run, so that the claims which need one each can share it. Columns and vectors stand side by side; the
 * parts must not use a name twice.
 *
 * @param parts in the order of their columns
 */
public record Combined(List<Gauge> parts) implements Gauge {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if two parts have a column of the same name
     */
    public Combined {
        parts = List.copyOf(parts);
        List<String> names =
                parts.stream().flatMap(part -> part.columns().stream()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("two gauges share a column: " + names);
        }
    }

    @Override
    public List<String> columns() {
        return parts.stream().flatMap(part -> part.columns().stream()).toList();
    }

    @Override
    public Reader attach(Setup setup) {
        List<Reader> readers = parts.stream().map(part -> part.attach(setup)).toList();
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return readers.stream()
                        .flatMapToDouble(reader -> DoubleStream.of(reader.read(t, network)))
                        .toArray();
            }

            @Override
            public Map<String, double[]> vectors() {
                Map<String, double[]> all = new HashMap<>();
                readers.forEach(reader -> all.putAll(reader.vectors()));
                return all;
            }
        };
    }
}
