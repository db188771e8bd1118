package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the weights moved in the direction s_i = sign(w2_i(0)), for W1[i,j] times sign(A_j) (equation (29) of Jiang, Malik and Li
 * 2023): {@code grown_k_min, grown_k_max} of s_i (W(t) - W(0)), and {@code out_k_min, out_k_max} of s_i (W(t) - W(t-1)), over the
 * weights of layer k, each with its {@link Extremum place}. At t = 0 the latter are NaN: no step leads to it.
 */
public record OutwardGrowth() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.concat(
                        Extremum.columns(1, "grown_1_min", "grown_1_max", "out_1_min", "out_1_max"),
                        Extremum.columns(2, "grown_2_min", "grown_2_max", "out_2_min", "out_2_max"))
                .toList();
    }

    @Override
    public Reader attach(Setup setup) {
        double[] sign = Arrays.stream(setup.problem().secondLayer())
                .map(StrictMath::signum)
                .toArray();
        double[] column =
                Arrays.stream(setup.problem().target()).map(StrictMath::signum).toArray();
        return new Growth(sign, column);
    }

    private static final class Growth implements Reader {

        private final double[] sign;
        private final double[] column;
        private final double[][] first;
        private final double[][] last;
        private double[] outputStart = {};
        private double[] outputLast = {};

        Growth(double[] sign, double[] column) {
            this.sign = sign;
            this.column = column;
            this.first = new double[sign.length][];
            this.last = new double[sign.length][];
        }

        @Override
        public double[] read(long t, Network network) {
            Range[] seen = {new Range(), new Range(), new Range(), new Range()};
            if (t == 0) {
                Arrays.setAll(first, i -> network.firstLayer()[i].clone());
                Arrays.setAll(last, i -> network.firstLayer()[i].clone());
                outputStart = network.secondLayer().clone();
                outputLast = network.secondLayer().clone();
            }
            for (int i = 0; i < sign.length; i++) {
                double[] row = network.firstLayer()[i];
                for (int j = 0; j < row.length; j++) {
                    double s = sign[i] * column[j];
                    seen[0].take(s * (row[j] - first[i][j]), i, j);
                    seen[1].take(s * (row[j] - last[i][j]), i, j);
                }
                System.arraycopy(row, 0, last[i], 0, row.length);
                double w = network.secondLayer()[i];
                seen[2].take(sign[i] * (w - outputStart[i]), i, Extremum.NOWHERE);
                seen[3].take(sign[i] * (w - outputLast[i]), i, Extremum.NOWHERE);
                outputLast[i] = w;
            }
            return Stream.of(
                            seen[0].numbers(1),
                            t == 0 ? Extremum.nothing(1, 2) : seen[1].numbers(1),
                            seen[2].numbers(2),
                            t == 0 ? Extremum.nothing(2, 2) : seen[3].numbers(2))
                    .flatMapToDouble(numbers -> numbers)
                    .toArray();
        }
    }

    /** Smallest and largest. */
    private record Range(Extremum least, Extremum most) {

        Range() {
            this(Extremum.smallest(), Extremum.largest());
        }

        void take(double value, int i, int j) {
            least.take(value, i, j);
            most.take(value, i, j);
        }

        DoubleStream numbers(int layer) {
            return Extremum.numbers(layer, least, most);
        }
    }
}
