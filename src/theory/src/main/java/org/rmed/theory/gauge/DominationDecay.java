package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * The part of R_OD that the error holds up, q(t) of Theorem 2: by the triangle inequality over each row of the Hessian
 *
 * <pre>
 *   r_(i,j) &lt;= |E_j| / w2_i^2 + ...,   r_i &lt;= ||E|| / ||W1[i,:]||^2 + ...,
 * </pre>
 *
 * and q is the mean of these first terms over all d^2 + d coordinates. Infinite where a weight is 0. Relative error 3 d 2^-52.
 */
public record DominationDecay() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("q");
    }

    @Override
    public Reader attach(Setup setup) {
        return (t, network) -> new double[] {q(network)};
    }

    private static double q(Network network) {
        double[] w2 = network.secondLayer();
        double[] norms = network.rowNormsSquared();
        double absolute = 0;
        double squares = 0;
        for (double e : network.error()) {
            absolute += StrictMath.abs(e);
            squares += e * e;
        }
        double first = 0;
        double second = 0;
        for (int i = 0; i < w2.length; i++) {
            first += 1 / (w2[i] * w2[i]);
            second += 1 / norms[i];
        }
        double coordinates = w2.length * (w2.length + 1.0);
        return (absolute * first + StrictMath.sqrt(squares) * second) / coordinates;
    }
}
