package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the weights moved in the direction s_i = sign(w2_i(0)), for W1[i,j] times sign(A_j) (equation (29) of Jiang, Malik and Li
 * 2023): {@code grown_k_min, grown_k_max} of s_i (W(t) - W(0)), and {@code out_k_min, out_k_max} of s_i (W(t) - W(t-1)), over the
 * weights of layer k. At t = 0 the latter are NaN: no step leads to it.
 */
public record OutwardGrowth() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of(
                "grown_1_min",
                "grown_1_max",
                "out_1_min",
                "out_1_max",
                "grown_2_min",
                "grown_2_max",
                "out_2_min",
                "out_2_max");
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
            double[] seen = new double[8];
            for (int k = 0; k < seen.length; k += 2) {
                seen[k] = Double.POSITIVE_INFINITY;
                seen[k + 1] = Double.NEGATIVE_INFINITY;
            }
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
                    widen(seen, 0, s * (row[j] - first[i][j]));
                    widen(seen, 2, s * (row[j] - last[i][j]));
                }
                System.arraycopy(row, 0, last[i], 0, row.length);
                double w = network.secondLayer()[i];
                widen(seen, 4, sign[i] * (w - outputStart[i]));
                widen(seen, 6, sign[i] * (w - outputLast[i]));
                outputLast[i] = w;
            }
            if (t == 0) {
                for (int k : new int[] {2, 3, 6, 7}) {
                    seen[k] = Double.NaN;
                }
            }
            return seen;
        }

        private static void widen(double[] seen, int k, double value) {
            seen[k] = Math.min(seen[k], value);
            seen[k + 1] = Math.max(seen[k + 1], value);
        }
    }
}
