package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.theory.Gauge;

/**
 * Adam's step as a quotient of finite sums (Lemma 16 of Jiang, Malik and Li 2023). Over all weights, with m and v the averages over
 * the whole past and m_H, v_H the same sums cut after tau = H:
 *
 * <ul>
 *   <li>{@code numerator_tail} = max |m - m_H|, {@code denominator_tail} = max |v - v_H|: e_n and e_d;
 *   <li>{@code gradient_most}: the largest |g| so far;
 *   <li>{@code identity} = max | (W(t) - W(t-1)) / eta + (m_H + e_n) / (sqrt(v_H + e_d) + xi) | of the step to t, NaN at t = 0.
 * </ul>
 *
 * <p>Each with its {@link Extremum place}: [i,j] in W1, or i with j = -1 for w2_i. The gradients are formed from W1 and W2 afresh. H d^2 operations per step: for small d. An optimizer other than Adam is given
 * the memories of its momentum, and xi = 0.
 */
public record TruncatedSums() implements Gauge {

    @Override
    public List<String> columns() {
        return Extremum.columns(1, "numerator_tail", "denominator_tail", "gradient_most", "identity")
                .toList();
    }

    /** What the tails may be: eta xi^2, or eta^3 where xi is 0. */
    public static double precision(Optimizer optimizer) {
        double eta = optimizer.eta();
        double xi = xi(optimizer);
        return eta * (xi > 0 ? xi * xi : eta * eta);
    }

    /**
     * H = ln( d^2 / ((1 - beta1) precision) ) / ln(1 / beta1), rounded up: d^2 stands for poly(d), a bound on the gradients. The paper
     * divides by 1 - beta1 &lt;= ln(1 / beta1), which is longer.
     */
    public static int horizon(Setup setup) {
        double memory = beta1(setup);
        double d = setup.problem().dimension();
        return (int) StrictMath.ceil(
                StrictMath.log(d * d / ((1 - memory) * precision(setup.optimizer()))) / StrictMath.log(1 / memory));
    }

    private static double xi(Optimizer optimizer) {
        return optimizer instanceof Adam adam ? adam.denominator().xi() : 0;
    }

    private static double beta1(Setup setup) {
        return setup.optimizer() instanceof Adam adam
                ? adam.beta1()
                : setup.optimizer().momentum();
    }

    @Override
    public Reader attach(Setup setup) {
        double beta1 = beta1(setup);
        double beta2 = setup.optimizer() instanceof Adam adam ? adam.beta2() : beta1 * beta1;
        return new Sums(setup, beta1, beta2);
    }

    private static final class Sums implements Reader {

        private final double[] target;
        private final double eta;
        private final double xi;
        private final double beta1;
        private final double beta2;
        private final int horizon;
        private final double[][] history;
        private final double[] first;
        private final double[] second;
        private final double[] expected;
        private double[] last = {};
        private double total1;
        private double total2;
        private final Extremum most = Extremum.largest();

        Sums(Setup setup, double beta1, double beta2) {
            this.target = setup.problem().target();
            this.eta = setup.optimizer().eta();
            this.xi = xi(setup.optimizer());
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.horizon = horizon(setup);
            int weights = target.length * (target.length + 1);
            this.history = new double[horizon + 1][weights];
            this.first = new double[weights];
            this.second = new double[weights];
            this.expected = new double[weights];
        }

        @Override
        public double[] read(long t, Network network) {
            double[] weights = flat(network.firstLayer(), network.secondLayer());
            Extremum identity = Extremum.largest();
            for (int k = 0; k < weights.length && t > 0; k++) {
                take(identity, Math.abs((weights[k] - last[k]) / eta + expected[k]), k);
            }
            last = weights;
            double[] error = LossAndGradient.error(network.secondLayer(), network.firstLayer(), target);
            double[] gradient = flat(
                    LossAndGradient.firstLayerGradient(network.secondLayer(), error),
                    LossAndGradient.secondLayerGradient(network.firstLayer(), error));
            history[(int) (t % (horizon + 1))] = gradient;
            total1 = beta1 * total1 + 1;
            total2 = beta2 * total2 + 1;
            Extremum numerator = Extremum.largest();
            Extremum denominator = Extremum.largest();
            for (int k = 0; k < gradient.length; k++) {
                take(most, Math.abs(gradient[k]), k);
                first[k] = beta1 * first[k] + gradient[k];
                second[k] = beta2 * second[k] + gradient[k] * gradient[k];
                double[] cut = cut(t, k);
                take(numerator, Math.abs(first[k] - cut[0]) / total1, k);
                take(denominator, Math.abs(second[k] - cut[1]) / total2, k);
                double divisor = StrictMath.sqrt(second[k] / total2) + xi;
                expected[k] = divisor == 0 ? 0 : first[k] / total1 / divisor;
            }
            return DoubleStream.concat(
                            Extremum.numbers(1, numerator, denominator, most),
                            t == 0 ? Extremum.nothing(1, 1) : Extremum.numbers(1, identity))
                    .toArray();
        }

        /** At the weight that {@link #flat} puts at k. */
        private void take(Extremum extremum, double number, int k) {
            int d = target.length;
            if (k < d * d) {
                extremum.take(number, k / d, k % d);
            } else {
                extremum.take(number, k - d * d);
            }
        }

        /** Both sums of weight k over the last H + 1 gradients, the oldest first. */
        private double[] cut(long t, int k) {
            double one = 0;
            double two = 0;
            for (long tau = Math.min(horizon, t); tau >= 0; tau--) {
                double g = history[(int) ((t - tau) % (horizon + 1))][k];
                one = beta1 * one + g;
                two = beta2 * two + g * g;
            }
            return new double[] {one, two};
        }

        private static double[] flat(double[][] rows, double[] row) {
            double[] all = new double[row.length * (row.length + 1)];
            for (int i = 0; i < row.length; i++) {
                System.arraycopy(rows[i], 0, all, i * row.length, row.length);
            }
            System.arraycopy(row, 0, all, row.length * row.length, row.length);
            return all;
        }
    }
}
