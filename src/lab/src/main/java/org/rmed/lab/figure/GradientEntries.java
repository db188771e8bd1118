package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Hessian diagonal, gradient and adaptive gradient over W1 (d^2 each, row by row), at one step and when the loss has first
 * fallen to a share of its start. For the dense engine only.
 *
 * @param early the step
 * @param share of the initial loss, in (0, 1)
 */
record GradientEntries(long early, double share) implements Gauge {

    static final String EARLY = "early ";
    static final String LATE = "late ";
    static final String DIAGONAL = "H";
    static final String GRADIENT = "g";
    static final String ADAPTIVE = "adaptive g";

    private static final double[] NO_COLUMNS = {};

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Reader attach(Setup setup) {
        Map<String, double[]> kept = new LinkedHashMap<>();
        double[] start = new double[1];
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                start[0] = t == 0 ? network.loss() : start[0];
                if (t == early) {
                    keep(kept, EARLY, network);
                }
                if (!kept.containsKey(LATE + GRADIENT) && network.loss() <= share * start[0]) {
                    keep(kept, LATE, network);
                }
                return NO_COLUMNS;
            }

            @Override
            public Map<String, double[]> vectors() {
                return kept;
            }
        };
    }

    private static void keep(Map<String, double[]> kept, String moment, Network network) {
        double[] w2 = network.secondLayer();
        int d = w2.length;
        double[] diagonal = new double[d * d];
        for (int i = 0; i < d; i++) {
            Arrays.fill(diagonal, i * d, (i + 1) * d, w2[i] * w2[i]);
        }
        kept.put(moment + DIAGONAL, diagonal);
        kept.put(moment + GRADIENT, flat(LossAndGradient.firstLayerGradient(w2, network.error())));
        kept.put(moment + ADAPTIVE, flat(network.adaptiveGradient()));
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
