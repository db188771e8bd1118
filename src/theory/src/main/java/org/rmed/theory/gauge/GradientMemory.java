package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.theory.Gauge;

/**
 * How the gradients of the last H steps compare with the present one (Conditions 1 and 2, Lemmas 18 and 19 of Jiang, Malik and Li
 * 2023). For layer k = 1, 2, over all its weights:
 *
 * <ul>
 *   <li>{@code small_k}: min |g(t)|;
 *   <li>{@code change_k}: max |g(t-1) / g(t) - 1|, NaN at t = 0;
 *   <li>{@code low_k}, {@code high_k}: min and max of g(t-tau) / g(t) over 0 <= tau <= min(H, t).
 * </ul>
 *
 * <p>g1[i,j] = w2_i E_j is a product, so its extremes come from those of its factors, at O(H d) per step. All with their
 * {@link Extremum places}: where tau = 0 is the extreme, [0,0] of many, and for a NaN the first factor that is not finite.
 */
public record GradientMemory() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.of(
                        Extremum.columns(1, "small_1"),
                        Extremum.columns(2, "small_2"),
                        Extremum.columns(1, "change_1"),
                        Extremum.columns(2, "change_2"),
                        Extremum.columns(1, "low_1", "high_1"),
                        Extremum.columns(2, "low_2", "high_2"))
                .flatMap(names -> names)
                .toList();
    }

    /** H: the first number of steps after which a gradient weighs no more than eta in Adam's m, beta1^H <= eta; at least 1. */
    public static int horizon(Optimizer optimizer) {
        double memory = optimizer instanceof Adam adam ? adam.beta1() : optimizer.momentum();
        return memory == 0
                ? 1
                : (int) StrictMath.max(1, StrictMath.ceil(StrictMath.log(optimizer.eta()) / StrictMath.log(memory)));
    }

    @Override
    public Reader attach(Setup setup) {
        return new History(horizon(setup.optimizer()), setup.problem().dimension());
    }

    private static final class History implements Reader {

        private final int horizon;
        private final double[][] outputs;
        private final double[][] errors;
        private final double[][] gradients;

        History(int horizon, int d) {
            this.horizon = horizon;
            this.outputs = new double[horizon + 1][d];
            this.errors = new double[horizon + 1][d];
            this.gradients = new double[horizon + 1][d];
        }

        @Override
        public double[] read(long t, Network network) {
            int now = slot(t);
            keep(outputs, now, network.secondLayer());
            keep(errors, now, network.error());
            keep(gradients, now, LossAndGradient.secondLayerGradient(network.firstLayer(), network.error()));
            double[] output = inverse(outputs[now]);
            double[] error = inverse(errors[now]);
            double[] gradient = inverse(gradients[now]);
            Range first = Range.of(1, 0, 0);
            Range second = Range.of(1, 0, Extremum.NOWHERE);
            Range last1 = first;
            Range last2 = second;
            for (int tau = 1; tau <= StrictMath.min(horizon, t); tau++) {
                int then = slot(t - tau);
                Range one = products(range(outputs[then], output), range(errors[then], error));
                Range two = range(gradients[then], gradient);
                if (tau == 1) {
                    last1 = one;
                    last2 = two;
                }
                first.widen(one);
                second.widen(two);
            }
            return Stream.of(
                            small(outputs[now], errors[now]),
                            Extremum.numbers(2, smallest(gradients[now])),
                            t == 0 ? Extremum.nothing(1, 1) : Extremum.numbers(1, change(last1)),
                            t == 0 ? Extremum.nothing(2, 1) : Extremum.numbers(2, change(last2)),
                            Extremum.numbers(1, first.low, first.high),
                            Extremum.numbers(2, second.low, second.high))
                    .flatMapToDouble(numbers -> numbers)
                    .toArray();
        }

        private int slot(long t) {
            return (int) (t % (horizon + 1));
        }

        private static void keep(double[][] history, int slot, double[] values) {
            System.arraycopy(values, 0, history[slot], 0, values.length);
        }

        private static double[] inverse(double[] values) {
            double[] inverse = new double[values.length];
            Arrays.setAll(inverse, i -> 1 / values[i]);
            return inverse;
        }

        /** Smallest and largest of then_i / now_i; NaN if one is, or if infinite ones of both signs occur. */
        private static Range range(double[] then, double[] inverse) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int lowest = 0;
            int highest = 0;
            for (int i = 0; i < then.length; i++) {
                double ratio = then[i] * inverse[i];
                // comparisons pass over a NaN; the sum does not
                sum += ratio;
                if (ratio < low) {
                    low = ratio;
                    lowest = i;
                }
                if (ratio > high) {
                    high = ratio;
                    highest = i;
                }
            }
            return Double.isNaN(sum)
                    ? Range.of(Double.NaN, bad(then, inverse), Extremum.NOWHERE)
                    : Range.of(low, lowest, Extremum.NOWHERE, high, highest, Extremum.NOWHERE);
        }

        private static int bad(double[] then, double[] inverse) {
            int i = 0;
            while (i < then.length - 1 && Double.isFinite(then[i] * inverse[i])) {
                i++;
            }
            return i;
        }

        /** Range of x y, x at i and y at j from two ranges. */
        private static Range products(Range x, Range y) {
            Extremum[] left = {x.low, x.low, x.high, x.high};
            Extremum[] right = {y.low, y.high, y.low, y.high};
            double[] corners = new double[4];
            Arrays.setAll(corners, k -> left[k].value() * right[k].value());
            Range range = range(corners, new double[] {1, 1, 1, 1});
            int lowest = range.low.first();
            int highest = range.high.first();
            return Range.of(
                    range.low.value(),
                    left[lowest].first(),
                    right[lowest].first(),
                    range.high.value(),
                    left[highest].first(),
                    right[highest].first());
        }

        private static Extremum change(Range range) {
            Extremum change = Extremum.largest();
            change.take(StrictMath.abs(range.low.value() - 1), range.low.first(), range.low.second());
            change.take(StrictMath.abs(range.high.value() - 1), range.high.first(), range.high.second());
            return change;
        }

        private static Extremum smallest(double[] values) {
            Extremum smallest = Extremum.smallest();
            for (int i = 0; i < values.length; i++) {
                smallest.take(StrictMath.abs(values[i]), i);
            }
            return smallest;
        }

        /** min |w2_i E_j|, at the places of both minima. */
        private static DoubleStream small(double[] output, double[] error) {
            Extremum one = smallest(output);
            Extremum other = smallest(error);
            return DoubleStream.of(one.value() * other.value(), one.first(), other.first());
        }
    }

    /** Smallest and largest. */
    private record Range(Extremum low, Extremum high) {

        /** One number. */
        static Range of(double value, int i, int j) {
            return of(value, i, j, value, i, j);
        }

        static Range of(double low, int lowI, int lowJ, double high, int highI, int highJ) {
            Range range = new Range(Extremum.smallest(), Extremum.largest());
            range.low.take(low, lowI, lowJ);
            range.high.take(high, highI, highJ);
            return range;
        }

        void widen(Range other) {
            low.take(other.low);
            high.take(other.high);
        }
    }
}
