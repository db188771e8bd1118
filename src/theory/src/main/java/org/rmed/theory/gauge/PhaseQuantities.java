package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * What Definitions 4 to 6 of Jiang, Malik and Li (2023) look at, worked out afresh from W1 and W2 alone: {@code error_most} =
 * max_j sign(A_j) E_j, {@code g2_min} = min_i |g2_i|, and the loss. The vector {@code arrivals} has for each j the first t > T_1
 * with sign(A_j) E_j >= -sqrt(eta d), -1 where there is none; T_1 is the first t at which some j is that far.
 */
public record PhaseQuantities() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("error_most", "g2_min", "loss");
    }

    @Override
    public Reader attach(Setup setup) {
        int d = setup.problem().dimension();
        return new Watch(
                setup.problem().target(), -StrictMath.sqrt(setup.optimizer().eta() * d));
    }

    private static final class Watch implements Reader {

        private final double[] target;
        private final double threshold;
        private final double[] arrivals;
        private boolean begun;

        Watch(double[] target, double threshold) {
            this.target = target;
            this.threshold = threshold;
            this.arrivals = new double[target.length];
            Arrays.fill(arrivals, -1);
        }

        @Override
        public double[] read(long t, Network network) {
            double[] error = LossAndGradient.error(network.secondLayer(), network.firstLayer(), target);
            double most = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < error.length; j++) {
                double signed = StrictMath.signum(target[j]) * error[j];
                if (begun && arrivals[j] < 0 && signed >= threshold) {
                    arrivals[j] = t;
                }
                most = StrictMath.max(most, signed);
            }
            begun |= most >= threshold;
            double least = Arrays.stream(LossAndGradient.secondLayerGradient(network.firstLayer(), error))
                    .map(StrictMath::abs)
                    .min()
                    .orElseThrow();
            return new double[] {most, least, LossAndGradient.loss(error)};
        }

        @Override
        public Map<String, double[]> vectors() {
            return Map.of("arrivals", arrivals.clone());
        }
    }
}
