package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the step to t moved the weights: largest and smallest |W1[i,j](t) - W1[i,j](t-1)|, and the same of w2_i. The row of
 * t = 0 is NaN: no step leads to it.
 */
public record StepSizes() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("step_1_max", "step_1_min", "step_2_max", "step_2_min");
    }

    @Override
    public Reader attach(Setup setup) {
        int d = setup.problem().dimension();
        double[][] first = new double[d][d];
        double[] second = new double[d];
        return (t, network) -> read(t, network, first, second);
    }

    /** Measures against what was kept of the last state, then keeps this one. */
    private static double[] read(long t, Network network, double[][] first, double[] second) {
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < second.length; i++) {
            double[] row = network.firstLayer()[i];
            for (int j = 0; j < row.length; j++) {
                double size = StrictMath.abs(row[j] - first[i][j]);
                most = StrictMath.max(most, size);
                least = StrictMath.min(least, size);
            }
            System.arraycopy(row, 0, first[i], 0, row.length);
        }
        double[] moved = network.secondLayer().clone();
        Arrays.setAll(moved, i -> StrictMath.abs(moved[i] - second[i]));
        System.arraycopy(network.secondLayer(), 0, second, 0, second.length);
        if (t == 0) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
        return new double[] {
            most,
            least,
            Arrays.stream(moved).max().orElseThrow(),
            Arrays.stream(moved).min().orElseThrow()
        };
    }
}
