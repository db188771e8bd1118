package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Gauge;

/**
 * How far Adam's averages are from the present gradient (Lemma 19 of Jiang, Malik and Li 2023), by a recursion of its own: {@code
 * mean_k} = max |m / g - 1| and {@code square_k} = max |v / g^2 - 1| over the weights of layer k, m and v with weights that sum to
 * 1, and the {@link Extremum places} of both. Another optimizer is given the memories of its momentum.
 */
public record MovingAverages() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.concat(Extremum.columns(1, "mean_1", "square_1"), Extremum.columns(2, "mean_2", "square_2"))
                .toList();
    }

    @Override
    public Reader attach(Setup setup) {
        double beta1 = setup.optimizer() instanceof Adam adam
                ? adam.beta1()
                : setup.optimizer().momentum();
        double beta2 = setup.optimizer() instanceof Adam adam ? adam.beta2() : beta1 * beta1;
        int d = setup.problem().dimension();
        return new Averages(beta1, beta2, d);
    }

    /** Over the weights of one layer. */
    private record Worst(Extremum mean, Extremum square) {}

    private static final class Averages implements Reader {

        private final double beta1;
        private final double beta2;
        private final double[] m1;
        private final double[] v1;
        private final double[] m2;
        private final double[] v2;
        private double total1;
        private double total2;

        Averages(double beta1, double beta2, int d) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.m1 = new double[d * d];
            this.v1 = new double[d * d];
            this.m2 = new double[d];
            this.v2 = new double[d];
        }

        @Override
        public double[] read(long t, Network network) {
            total1 = beta1 * total1 + 1;
            total2 = beta2 * total2 + 1;
            double[] error = network.error();
            double[] w2 = network.secondLayer();
            Worst first = new Worst(Extremum.largest(), Extremum.largest());
            for (int i = 0; i < w2.length; i++) {
                for (int j = 0; j < error.length; j++) {
                    take(w2[i] * error[j], i * error.length + j, m1, v1, first, i, j);
                }
            }
            double[] gradient = LossAndGradient.secondLayerGradient(network.firstLayer(), error);
            Worst second = new Worst(Extremum.largest(), Extremum.largest());
            for (int i = 0; i < gradient.length; i++) {
                take(gradient[i], i, m2, v2, second, i, Extremum.NOWHERE);
            }
            return DoubleStream.concat(
                            Extremum.numbers(1, first.mean, first.square),
                            Extremum.numbers(2, second.mean, second.square))
                    .toArray();
        }

        private void take(double g, int k, double[] m, double[] v, Worst worst, int i, int j) {
            m[k] = beta1 * m[k] + g;
            v[k] = beta2 * v[k] + g * g;
            double inverse = 1 / g;
            worst.mean.take(Math.abs(m[k] * inverse / total1 - 1), i, j);
            worst.square.take(Math.abs(v[k] * inverse * inverse / total2 - 1), i, j);
        }
    }
}
