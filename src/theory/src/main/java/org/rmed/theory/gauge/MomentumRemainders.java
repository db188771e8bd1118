package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * What the step to t did beyond the plain step of size h = eta / (1 - beta), by subtraction and divided by eta (so in units of a
 * gradient); largest entry in absolute value and its {@link Extremum place}, NaN at t = 0.
 *
 * <ul>
 *   <li>drift_1, drift_2: beyond the step with E = -A, the r1 and r2 of equations (5) and (6) of Jiang, Malik and Li (2023);
 *   <li>lag_1, lag_2: beyond the step with the error E itself, their r1 and r2 of the second phase, equation (17).
 * </ul>
 */
public record MomentumRemainders() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.of(
                        Extremum.columns(1, "drift_1"),
                        Extremum.columns(2, "drift_2"),
                        Extremum.columns(1, "lag_1"),
                        Extremum.columns(2, "lag_2"))
                .flatMap(names -> names)
                .toList();
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
            Extremum drift1 = Extremum.largest();
            Extremum drift2 = Extremum.largest();
            Extremum lag1 = Extremum.largest();
            Extremum lag2 = Extremum.largest();
            for (int i = 0; i < second.length; i++) {
                double[] row = network.firstLayer()[i];
                double driven = Vectors.dot(target, first[i]);
                double pulled = Vectors.dot(error, first[i]);
                double moved = (network.secondLayer()[i] - second[i]) / eta;
                drift2.take(StrictMath.abs(moved - gain * driven), i);
                lag2.take(StrictMath.abs(moved + gain * pulled), i);
                for (int j = 0; j < row.length; j++) {
                    double step = (row[j] - first[i][j]) / eta;
                    drift1.take(StrictMath.abs(step - gain * second[i] * target[j]), i, j);
                    lag1.take(StrictMath.abs(step + gain * second[i] * error[j]), i, j);
                }
                System.arraycopy(row, 0, first[i], 0, row.length);
            }
            System.arraycopy(network.secondLayer(), 0, second, 0, second.length);
            System.arraycopy(network.error(), 0, error, 0, error.length);
            Extremum none = Extremum.none();
            return t == 0 ? row(none, none, none, none) : row(drift1, drift2, lag1, lag2);
        }

        private static double[] row(Extremum drift1, Extremum drift2, Extremum lag1, Extremum lag2) {
            return Stream.of(
                            Extremum.numbers(1, drift1),
                            Extremum.numbers(2, drift2),
                            Extremum.numbers(1, lag1),
                            Extremum.numbers(2, lag2))
                    .flatMapToDouble(numbers -> numbers)
                    .toArray();
        }
    }
}
