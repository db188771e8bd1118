package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * What the step to t did beyond the plain step of size h = eta / (1 - beta), by subtraction and divided by eta (so in units of a
 * gradient); largest entry in absolute value and where it is, NaN at t = 0.
 *
 * <ul>
 *   <li>drift_1, drift_2: beyond the step with E = -A, the r1 and r2 of equations (5) and (6) of Jiang, Malik and Li (2023);
 *   <li>lag_1, lag_2: beyond the step with the error E itself, their r1 and r2 of the second phase, equation (17).
 * </ul>
 */
public record MomentumRemainders() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of(
                "drift_1",
                "drift_1_i",
                "drift_1_j",
                "drift_2",
                "drift_2_i",
                "lag_1",
                "lag_1_i",
                "lag_1_j",
                "lag_2",
                "lag_2_i");
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
            Place drift1 = Place.NONE;
            Place drift2 = Place.NONE;
            Place lag1 = Place.NONE;
            Place lag2 = Place.NONE;
            for (int i = 0; i < second.length; i++) {
                double[] row = network.firstLayer()[i];
                double driven = Vectors.dot(target, first[i]);
                double pulled = Vectors.dot(error, first[i]);
                double moved = (network.secondLayer()[i] - second[i]) / eta;
                drift2 = drift2.larger(StrictMath.abs(moved - gain * driven), i);
                lag2 = lag2.larger(StrictMath.abs(moved + gain * pulled), i);
                for (int j = 0; j < row.length; j++) {
                    double step = (row[j] - first[i][j]) / eta;
                    drift1 = drift1.larger(StrictMath.abs(step - gain * second[i] * target[j]), i, j);
                    lag1 = lag1.larger(StrictMath.abs(step + gain * second[i] * error[j]), i, j);
                }
                System.arraycopy(row, 0, first[i], 0, row.length);
            }
            System.arraycopy(network.secondLayer(), 0, second, 0, second.length);
            System.arraycopy(network.error(), 0, error, 0, error.length);
            return t == 0 ? row(Place.NONE, Place.NONE, Place.NONE, Place.NONE) : row(drift1, drift2, lag1, lag2);
        }

        private static double[] row(Place drift1, Place drift2, Place lag1, Place lag2) {
            return new double[] {
                drift1.value(),
                drift1.first(),
                drift1.second(),
                drift2.value(),
                drift2.first(),
                lag1.value(),
                lag1.first(),
                lag1.second(),
                lag2.value(),
                lag2.first()
            };
        }
    }
}
