package org.rmed.theory.gauge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How sizes within one column of W1 go with the Hessian diagonal H = w2_i^2: least-squares slopes over i, in the columns of the
 * smallest and the largest |A_j|.
 *
 * <pre>
 *   gradient_slope_low, _high   of log |g1[i,j]| against log H
 *   step_slope_low, _high       of log |W1[i,j](t) - W1[i,j](t-1)| against log H at t-1; NaN at t = 0
 * </pre>
 *
 * NaN where all H are equal or a size is 0.
 */
public record GradientSlopes() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("gradient_slope_low", "gradient_slope_high", "step_slope_low", "step_slope_high");
    }

    @Override
    public Reader attach(Setup setup) {
        double[] target = setup.problem().target();
        List<Integer> order = IntStream.range(0, target.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> StrictMath.abs(target[j])))
                .toList();
        return new Slopes(order.get(0), order.get(order.size() - 1));
    }

    private static final class Slopes implements Reader {

        private final int low;
        private final int high;
        private double[] diagonal;
        private double[] lastLow;
        private double[] lastHigh;

        Slopes(int low, int high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public double[] read(long t, Network network) {
            double[] atLow = column(network.firstLayer(), low);
            double[] atHigh = column(network.firstLayer(), high);
            double stepLow = t == 0 ? Double.NaN : slope(diagonal, less(atLow, lastLow));
            double stepHigh = t == 0 ? Double.NaN : slope(diagonal, less(atHigh, lastHigh));
            lastLow = atLow;
            lastHigh = atHigh;
            diagonal = network.secondLayer().clone();
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] = 2 * StrictMath.log(StrictMath.abs(diagonal[i]));
            }
            double[][] gradient = LossAndGradient.firstLayerGradient(network.secondLayer(), network.error());
            return new double[] {
                slope(diagonal, column(gradient, low)), slope(diagonal, column(gradient, high)), stepLow, stepHigh
            };
        }

        private static double[] column(double[][] matrix, int j) {
            double[] column = new double[matrix.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = matrix[i][j];
            }
            return column;
        }

        private static double[] less(double[] x, double[] y) {
            double[] difference = x.clone();
            for (int i = 0; i < x.length; i++) {
                difference[i] -= y[i];
            }
            return difference;
        }

        /** Of log |y| against x. */
        private static double slope(double[] x, double[] y) {
            int n = x.length;
            double[] sizes = new double[n];
            double meanX = 0;
            double meanY = 0;
            for (int i = 0; i < n; i++) {
                sizes[i] = StrictMath.log(StrictMath.abs(y[i]));
                meanX += x[i] / n;
                meanY += sizes[i] / n;
            }
            double across = 0;
            double along = 0;
            for (int i = 0; i < n; i++) {
                across += (x[i] - meanX) * (sizes[i] - meanY);
                along += (x[i] - meanX) * (x[i] - meanX);
            }
            double slope = across / along;
            return Double.isFinite(slope) ? slope : Double.NaN;
        }
    }
}
