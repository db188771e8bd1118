package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the weights are from W1 = u v^T, W2 = c u^T with u_i = s_i = sign(w2_i(0)) (Lemma 14 of Jiang, Malik and Li 2023), where
 * v_j and c are the means over i of s_i W1[i,j] and s_i w2_i:
 *
 * <ul>
 *   <li>{@code residual_1} = max |W1[i,j] - u_i v_j| / |u_i v_j|, {@code residual_2} = max |w2_i - c u_i| / |c u_i|, with their
 *       {@link Extremum places};
 *   <li>{@code v_spread} = max_j |v_j| / min_j |v_j|, {@code c_over_v} = c d / sum_j |v_j|.
 * </ul>
 */
public record SignRankOne() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.of(
                        Extremum.columns(1, "residual_1"),
                        Extremum.columns(2, "residual_2"),
                        Stream.of("v_spread", "c_over_v"))
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public Reader attach(Setup setup) {
        double[] start = setup.problem().secondLayer().clone();
        return (t, network) -> read(network, start);
    }

    private static double[] read(Network network, double[] start) {
        int d = start.length;
        double[] v = new double[d];
        double c = 0;
        for (int i = 0; i < d; i++) {
            double s = StrictMath.signum(start[i]);
            c += s * network.secondLayer()[i] / d;
            for (int j = 0; j < d; j++) {
                v[j] += s * network.firstLayer()[i][j] / d;
            }
        }
        Extremum first = Extremum.largest();
        Extremum second = Extremum.largest();
        for (int i = 0; i < d; i++) {
            double s = StrictMath.signum(start[i]);
            second.take(Math.abs(s * network.secondLayer()[i] / c - 1), i);
            for (int j = 0; j < d; j++) {
                first.take(Math.abs(s * network.firstLayer()[i][j] / v[j] - 1), i, j);
            }
        }
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double value : v) {
            double size = Math.abs(value);
            sum += size;
            least = Math.min(least, size);
            most = Math.max(most, size);
        }
        return Stream.of(
                        Extremum.numbers(1, first),
                        Extremum.numbers(2, second),
                        DoubleStream.of(most / least, c * d / sum))
                .flatMapToDouble(numbers -> numbers)
                .toArray();
    }
}
