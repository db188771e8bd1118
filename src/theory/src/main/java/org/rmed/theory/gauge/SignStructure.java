package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far the weights are from rank one with a uniform u: u_i = sign w2_i, v_j = mean_i u_i W1[i,j], c = mean_i |w2_i|, and
 *
 * <pre>
 *   sign_residual_1 = max_(i,j) |W1[i,j] - u_i v_j| / |v_j|, at (sign_1_i, sign_1_j),
 *   sign_residual_2 = max_i |w2_i - c u_i| / |c|, at sign_2_i,
 * </pre>
 *
 * with c itself in sign_c. As |u_i| = 1 these are the relative residuals of Lemmas 14 and 15. Infinite where v_j or c is 0.
 * Relative error d 2^-52.
 */
public record SignStructure() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("sign_residual_1", "sign_1_i", "sign_1_j", "sign_residual_2", "sign_2_i", "sign_c");
    }

    @Override
    public Reader attach(Setup setup) {
        return (t, network) -> read(network);
    }

    private static double[] read(Network network) {
        double[] u = network.secondLayer().clone();
        for (int i = 0; i < u.length; i++) {
            u[i] = u[i] < 0 ? -1 : 1;
        }
        double[][] w1 = network.firstLayer();
        double[] v = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                v[j] += u[i] * w1[i][j] / u.length;
            }
        }
        double[] first = {0, 0, 0};
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                double residual = StrictMath.abs((w1[i][j] - u[i] * v[j]) / v[j]);
                if (!(residual <= first[0])) {
                    first = new double[] {infinite(residual), i, j};
                }
            }
        }
        double[] w2 = network.secondLayer();
        double c = 0;
        for (int i = 0; i < u.length; i++) {
            c += u[i] * w2[i] / u.length;
        }
        double[] second = {0, 0};
        for (int i = 0; i < u.length; i++) {
            double residual = StrictMath.abs((w2[i] - u[i] * c) / c);
            if (!(residual <= second[0])) {
                second = new double[] {infinite(residual), i};
            }
        }
        return new double[] {first[0], first[1], first[2], second[0], second[1], c};
    }

    /** 0/0 is no structure either. */
    private static double infinite(double residual) {
        return Double.isNaN(residual) ? Double.POSITIVE_INFINITY : residual;
    }
}
