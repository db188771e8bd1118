package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Equation (17) of Jiang, Malik and Li (2023) beside a run: from T_1 of Definition 1 on, with c = 1, v = A / ||A|| and u along C1
 * fixed there,
 *
 * <pre>v(t+1) = v(t) - h c(t) E(t),   c(t+1) = c(t) - h E(t) v(t),   h = eta / (1 - beta).</pre>
 *
 * <ul>
 *   <li>recursion_residual = the larger of max |W1[i,j] - u_i v_j| / |u_i v_j| and max |w2_i - c u_i| / |c u_i|,
 *       followed by its i and j, j NaN where it is of w2;
 *   <li>recursion_accumulated = sum over the steps since T_1 of max( eta |r1[i,j]| / |u_i v_j|, eta |r2_i| / |c u_i| ), with r1, r2
 *       what the step did beyond -h W2^T E and -h W1 E^T, and u_i v_j, c u_i after it.
 * </ul>
 *
 * All are NaN before T_1; the sum is 0 there.
 */
public record SecondPhaseRecursion() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("recursion_residual", "recursion_residual_i", "recursion_residual_j", "recursion_accumulated");
    }

    @Override
    public Reader attach(Setup setup) {
        return new RecursionReader(setup);
    }

    private static final class RecursionReader implements Reader {

        private final double h;
        private final double threshold;
        private final double[] target;
        private final double[] direction;
        private final double[][] first;
        private final double[] second;
        private final double[] error;
        private boolean begun;
        private double[] u;
        private double[] v;
        private double c;
        private double accumulated;

        RecursionReader(Setup setup) {
            h = setup.optimizer().eta() / (1 - setup.optimizer().momentum());
            threshold = StrictMath.sqrt(setup.problem().scale());
            target = setup.problem().target();
            direction = setup.problem().growingDirection();
            first = new double[target.length][target.length];
            second = new double[target.length];
            error = new double[target.length];
        }

        @Override
        public double[] read(long t, Network network) {
            double[] w2 = network.secondLayer();
            if (begun) {
                accumulated += step(network);
            } else if (reaches(network)) {
                begun = true;
                begin(w2);
            } else {
                return new double[] {Double.NaN, Extremum.NOWHERE, Extremum.NOWHERE, Double.NaN};
            }
            Extremum residual = Extremum.largest();
            for (int i = 0; i < u.length; i++) {
                double[] row = network.firstLayer()[i];
                residual.take(StrictMath.abs(w2[i] / (c * u[i]) - 1), i);
                for (int j = 0; j < row.length; j++) {
                    residual.take(StrictMath.abs(row[j] / (u[i] * v[j]) - 1), i, j);
                }
                System.arraycopy(row, 0, first[i], 0, row.length);
            }
            System.arraycopy(w2, 0, second, 0, w2.length);
            System.arraycopy(network.error(), 0, error, 0, error.length);
            return new double[] {residual.value(), residual.first(), residual.second(), accumulated};
        }

        private boolean reaches(Network network) {
            double most = Vectors.largest(network.secondLayer());
            for (double[] row : network.firstLayer()) {
                most = StrictMath.max(most, Vectors.largest(row));
            }
            return most >= threshold;
        }

        /** u = C1 x1^T_1, the factor read off W2. */
        private void begin(double[] w2) {
            c = 1;
            u = new double[w2.length];
            v = new double[w2.length];
            Vectors.add(u, Vectors.dot(w2, direction) / Vectors.dot(direction, direction), direction);
            Vectors.add(v, 1 / StrictMath.sqrt(Vectors.dot(target, target)), target);
        }

        /** Takes c and v one step on; returns the largest relative error that the network's own step made against it. */
        private double step(Network network) {
            double pull = Vectors.dot(error, v);
            Vectors.add(v, -h * c, error);
            c -= h * pull;
            double most = 0;
            for (int i = 0; i < u.length; i++) {
                double[] row = network.firstLayer()[i];
                double moved = network.secondLayer()[i] - second[i] + h * Vectors.dot(error, first[i]);
                most = StrictMath.max(most, StrictMath.abs(moved / (c * u[i])));
                for (int j = 0; j < row.length; j++) {
                    double beyond = row[j] - first[i][j] + h * second[i] * error[j];
                    most = StrictMath.max(most, StrictMath.abs(beyond / (u[i] * v[j])));
                }
            }
            return most;
        }
    }
}
