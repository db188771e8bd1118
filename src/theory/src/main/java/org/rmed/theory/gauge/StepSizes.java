package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the step to t moved the weights: largest and smallest |W1[i,j](t) - W1[i,j](t-1)|, and the same of w2_i, with
 * the {@link Extremum places} of both. The row of t = 0 is NaN: no step leads to it.
 */
public record StepSizes() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.concat(
                        Extremum.columns(1, "step_1_max", "step_1_min"),
                        Extremum.columns(2, "step_2_max", "step_2_min"))
                .toList();
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
        Extremum most = Extremum.largest();
        Extremum least = Extremum.smallest();
        Extremum most2 = Extremum.largest();
        Extremum least2 = Extremum.smallest();
        for (int i = 0; i < second.length; i++) {
            double[] row = network.firstLayer()[i];
            for (int j = 0; j < row.length; j++) {
                double size = StrictMath.abs(row[j] - first[i][j]);
                most.take(size, i, j);
                least.take(size, i, j);
            }
            System.arraycopy(row, 0, first[i], 0, row.length);
            double size = StrictMath.abs(network.secondLayer()[i] - second[i]);
            most2.take(size, i);
            least2.take(size, i);
        }
        System.arraycopy(network.secondLayer(), 0, second, 0, second.length);
        return (t == 0
                        ? DoubleStream.concat(Extremum.nothing(1, 2), Extremum.nothing(2, 2))
                        : DoubleStream.concat(Extremum.numbers(1, most, least), Extremum.numbers(2, most2, least2)))
                .toArray();
    }
}
