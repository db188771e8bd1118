package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * The quantities by which Definitions 1 to 6 tell the phases, at every few steps: vectors by name, {@link #T} among them.
 *
 * @param every how many steps, at least 1
 */
record Definitions(long every) implements Gauge {

    static final String T = "t";
    /** max_i |w2_i|: T_1 of SGD+M. */
    static final String LARGEST_WEIGHT = "max |w_2|";
    /** min_i |w2_i|: T_P of Adam. */
    static final String SMALLEST_WEIGHT = "min |w_2|";
    /** min_j -sign(A_j) E_j: T_2 of SGD+M, T_1 of Adam. */
    static final String SMALLEST_ERROR = "min |E_j|";
    /** max_j of the same: T_f of Adam. */
    static final String LARGEST_ERROR = "max |E_j|";
    /** ||E||^2: T_3 of SGD+M. */
    static final String SQUARED_ERROR = "\u2016E\u2016\u00b2";
    /** min_i |g2_i|: T_g of Adam. */
    static final String SMALLEST_GRADIENT = "min |g_2|";

    private static final double[] NO_COLUMNS = {};

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Reader attach(Setup setup) {
        Map<String, List<Double>> seen = new LinkedHashMap<>();
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                if (t % every == 0) {
                    of(t, network).forEach((name, value) -> seen.computeIfAbsent(name, none -> new ArrayList<>())
                            .add(value));
                }
                return NO_COLUMNS;
            }

            @Override
            public Map<String, double[]> vectors() {
                Map<String, double[]> vectors = new LinkedHashMap<>();
                seen.forEach((name, values) -> vectors.put(
                        name, values.stream().mapToDouble(Double::doubleValue).toArray()));
                return vectors;
            }
        };
    }

    private static Map<String, Double> of(long t, Network network) {
        double[] missing = network.error().clone();
        Arrays.setAll(missing, j -> -StrictMath.signum(network.target()[j]) * missing[j]);
        return Map.of(
                T,
                (double) t,
                LARGEST_WEIGHT,
                largest(network.secondLayer()),
                SMALLEST_WEIGHT,
                smallest(network.secondLayer()),
                SMALLEST_ERROR,
                Arrays.stream(missing).min().orElseThrow(),
                LARGEST_ERROR,
                Arrays.stream(missing).max().orElseThrow(),
                SQUARED_ERROR,
                2 * network.loss(),
                SMALLEST_GRADIENT,
                smallest(Arrays.stream(network.firstLayer())
                        .mapToDouble(row -> LossAndGradient.dot(row, network.error()))
                        .toArray()));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).max().orElseThrow();
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).min().orElseThrow();
    }
}
