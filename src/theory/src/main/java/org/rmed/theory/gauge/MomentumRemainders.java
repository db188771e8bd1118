package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * What the step to t did beyond the plain step of size h = eta / (1 - beta), by subtraction and divided by eta (so in units of a
 * gradient); largest entry in absolute value, NaN at t = 0.
 *
 * <ul>
 *   <li>drift_1, drift_2: beyond the step with E = -A, the r1 and r2 of equations (5) and (6) of Jiang, Malik and Li (2023);
 *   <li>lag_1, lag_2: beyond the step with the error E itself, their r1 and r2 of the second phase, equation (17).
 * </ul>
 */
public record MomentumRemainders() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("drift_1", "drift_2", "lag_1", "lag_2");
    }

    @Override
    public Reader attach(Setup setup) {
        return new RemainderReader(setup);
    }

    private static final class RemainderReader implements Reader {

        private final double eta;
        private final double gain;
        private final double[] target;
        private final double[][] first;
        private final double[] second;
        private final double[] error;

        RemainderReader(Setup setup) {
            eta = setup.optimizer().eta();
            gain = 1 / (1 - setup.optimizer().momentum());
            target = setup.problem().target();
            first = new double[target.length][target.length];
            second = new double[target.length];
            error = new double[target.length];
        }

        @Override
        public double[] read(long t, Network network) {
            double[] largest = new double[4];
            for (int i = 0; i < second.length; i++) {
                double[] row = network.firstLayer()[i];
                double driven = Vectors.dot(target, first[i]);
                double pulled = Vectors.dot(error, first[i]);
                double moved = (network.secondLayer()[i] - second[i]) / eta;
                raise(largest, 1, moved - gain * driven);
                raise(largest, 3, moved + gain * pulled);
                for (int j = 0; j < row.length; j++) {
                    double step = (row[j] - first[i][j]) / eta;
                    raise(largest, 0, step - gain * second[i] * target[j]);
                    raise(largest, 2, step + gain * second[i] * error[j]);
                }
                System.arraycopy(row, 0, first[i], 0, row.length);
            }
            System.arraycopy(network.secondLayer(), 0, second, 0, second.length);
            System.arraycopy(network.error(), 0, error, 0, error.length);
            return t == 0 ? new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN} : largest;
        }

        private static void raise(double[] largest, int k, double value) {
            largest[k] = StrictMath.max(largest[k], StrictMath.abs(value));
        }
    }
}
