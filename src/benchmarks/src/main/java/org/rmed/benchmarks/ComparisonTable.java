package org.rmed.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The times of one d, one list per contestant with ours first, and what is printed of them. */
final class ComparisonTable {

    static final String HEAD = """
            Microseconds of processor time per step; "times ours" and "of copy" (of one array onto another) are ratios of medians; \
            GB/s counts 48 bytes per weight, what Adam must read and write.

            | d | | min | median | max | ns per weight | times ours | GB/s | of copy | W2 differs by |
            |--:|:--|--:|--:|--:|--:|--:|--:|--:|--:|""";

    private static final double BYTES_PER_WEIGHT = 6.0 * Double.BYTES;

    private final int d;
    private final double[] distances;
    private final List<List<Double>> times;
    private final List<Double> rowCopy = new ArrayList<>();
    private final List<Double> blockCopy = new ArrayList<>();

    ComparisonTable(int d, double[] distances) {
        this.d = d;
        this.distances = distances;
        this.times = IntStream.range(0, distances.length)
                .<List<Double>>mapToObj(k -> new ArrayList<>())
                .toList();
    }

    /** ns per step of a contestant in one turn. */
    void add(int contestant, double nanos) {
        times.get(contestant).add(nanos);
    }

    /** ns per step in one turn of copying as many bytes as the step moves, in rows of d numbers. */
    void addRowCopy(double nanos) {
        rowCopy.add(nanos);
    }

    /** The same, in one array. */
    void addBlockCopy(double nanos) {
        blockCopy.add(nanos);
    }

    void print(List<String> names) {
        for (int k = 0; k < names.size(); k++) {
            String distance = k == 0 ? "" : String.format(Locale.ROOT, "%.0e", distances[k]);
            System.out.println(row(names.get(k), times.get(k), distance));
        }
        System.out.println(row("array copy, rows of d", rowCopy, ""));
        System.out.println(row("array copy, one array", blockCopy, ""));
    }

    private String row(String name, List<Double> nanos, String distance) {
        double median = median(nanos);
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f | %.0f %% | %s |",
                d,
                name,
                Collections.min(nanos) / 1e3,
                median / 1e3,
                Collections.max(nanos) / 1e3,
                median / d / d,
                median / median(times.get(0)),
                BYTES_PER_WEIGHT * d * d / median,
                100 * median(blockCopy) / median,
                distance);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
