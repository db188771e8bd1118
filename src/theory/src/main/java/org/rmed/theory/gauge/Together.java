package org.rmed.theory.gauge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
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
                Map<String, double[]> all = new LinkedHashMap<>();
                readers.forEach(reader -> all.putAll(reader.vectors()));
                return all;
            }
        };
    }
}
