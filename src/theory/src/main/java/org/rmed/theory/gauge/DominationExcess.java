package org.rmed.theory.gauge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.Hessian;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.statistic.DiagonalDominance.Norm;
import org.rmed.statistic.RankOneResidual;
import org.rmed.statistic.SingularUniformity;
import org.rmed.theory.Gauge;

/**
 * Per-coordinate diagonal domination r against the bound of Lemma 28, on random networks near rank one and along the run.
 *
 * <p>Random networks, one for each delta of {@link #DELTAS}, of the run's d and from streams of its seed: u, v, c and A are
 * Gaussian, R1 and R2 uniform with |R1[i,j]| <= f delta |u_i v_j|, |R2_i| <= f delta |c u_i| for the factor f. In the run a
 * state is looked at whenever the loss has halved; u, v are the leading singular pair of W1 there, delta the measured
 * residual, and a state with delta >= 1/2 is passed over.
 *
 * <p>No columns. Vectors, one entry per network ("instance_...") or state ("state_..."): delta, the residual it has
 * ("instance_residual"), max over coordinates of r over its bound ("..._excess") and the coordinate ("..._at": i d + j, or d^2 + i),
 * and t ("state_t").
 *
 * @param factor 1: residuals as the lemma demands; more: beyond delta
 */
public record DominationExcess(double factor) implements Gauge {

    /** What is claimed of the residual. The lemma asks for less than 1/2. */
    public static final List<Double> DELTAS = List.of(0.0, 0.01, 0.05, 0.2);

    /** The lemma's. A few rows of SGD+M have so small a u_i that their relative residual never gets below it. */
    private static final double LARGEST_DELTA = 0.5;

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Reader attach(Setup setup) {
        Excess excess = new Excess();
        int d = setup.problem().dimension();
        Streams streams = new Streams(setup.settings().whole("seed", 0, 1L << 53)).within("lemma28/d=" + d);
        for (double delta : DELTAS) {
            excess.instance(streams.within("delta=" + delta), d, delta, factor);
        }
        return excess;
    }

    /**
     * Lemma 28 with its constant: max over coordinates of r over the bound, and where. With |w2_i|, |W1[i,j]| between 1 - delta
     * and 1 + delta times those of rank one, the first terms grow by at most 1/(1 - delta)^2 and the others by
     * (1 + delta)/(1 - delta), which is less.
     *
     * @return excess, coordinate
     */
    static double[] excess(double[][] w1, double[] w2, double[] error, double[] u, double[] v, double c, double delta) {
        int d = w2.length;
        double[] norms = Hessian.offDiagonalNorms(w2, w1, error, Norm.L2);
        double[] diagonal = Hessian.diagonal(w2, w1);
        double size = norm(u);
        double reach = norm(v);
        double slack = 1 / ((1 - delta) * (1 - delta));
        double[] worst = {0, -1};
        for (int k = 0; k < norms.length; k++) {
            int i = k < d * d ? k / d : k - d * d;
            double bound = k < d * d
                    ? StrictMath.abs(error[k % d]) / (c * c * u[i] * u[i])
                            + size / StrictMath.abs(u[i]) * (1 + StrictMath.abs(v[k % d] / c))
                    : norm(error) / (u[i] * u[i] * reach * reach)
                            + size / StrictMath.abs(u[i]) * (1 + StrictMath.abs(c) / reach);
            double ratio = norms[k] / diagonal[k] / (bound * slack);
            if (!(ratio <= worst[0])) {
                worst = new double[] {ratio, k};
            }
        }
        return worst;
    }

    private static double norm(double[] x) {
        return StrictMath.sqrt(LossAndGradient.dot(x, x));
    }

    private static final class Excess implements Reader {

        private final Map<String, List<Double>> seen = new TreeMap<>();
        private double nextLoss = Double.POSITIVE_INFINITY;

        Excess() {
            List.of("instance_delta", "instance_residual", "instance_excess", "instance_at")
                    .forEach(name -> seen.put(name, new ArrayList<>()));
            List.of("state_t", "state_delta", "state_excess", "state_at")
                    .forEach(name -> seen.put(name, new ArrayList<>()));
        }

        void instance(Streams streams, int d, double delta, double factor) {
            UniformRandomProvider source = streams.open("network");
            double[] draw = new double[3 * d + 1];
            Streams.gaussian(source, 1, draw);
            double[] u = Arrays.copyOfRange(draw, 0, d);
            double[] v = Arrays.copyOfRange(draw, d, 2 * d);
            double[] target = Arrays.copyOfRange(draw, 2 * d, 3 * d);
            double c = draw[3 * d];
            double[][] w1 = new double[d][d];
            double[] w2 = new double[d];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    w1[i][j] = u[i] * v[j] * (1 + factor * delta * (2 * source.nextDouble() - 1));
                }
                w2[i] = c * u[i] * (1 + factor * delta * (2 * source.nextDouble() - 1));
            }
            double[] worst = excess(w1, w2, LossAndGradient.error(w2, w1, target), u, v, c, delta);
            put("instance_delta", delta);
            put("instance_residual", RankOneResidual.of(w1, w2, u, v, c).delta());
            put("instance_excess", worst[0]);
            put("instance_at", worst[1]);
        }

        @Override
        public double[] read(long t, Network network) {
            double loss = network.loss();
            if (loss <= nextLoss) {
                nextLoss = 0.5 * loss;
                state(t, network);
            }
            return new double[0];
        }

        private void state(long t, Network network) {
            double[][] w1 = network.firstLayer();
            double[] w2 = network.secondLayer();
            SingularUniformity pair = SingularUniformity.of(w1);
            double[] u = pair.left();
            double[] v = pair.right();
            Arrays.setAll(v, j -> v[j] * pair.sigma1());
            double c = LossAndGradient.dot(w2, u);
            double delta = RankOneResidual.of(w1, w2, u, v, c).delta();
            if (delta < LARGEST_DELTA) {
                double[] worst = excess(w1, w2, network.error(), u, v, c, delta);
                put("state_t", t);
                put("state_delta", delta);
                put("state_excess", worst[0]);
                put("state_at", worst[1]);
            }
        }

        private void put(String name, double value) {
            seen.get(name).add(value);
        }

        @Override
        public Map<String, double[]> vectors() {
            Map<String, double[]> arrays = new TreeMap<>();
            seen.forEach((name, values) ->
                    arrays.put(name, values.stream().mapToDouble(x -> x).toArray()));
            return arrays;
        }
    }
}
