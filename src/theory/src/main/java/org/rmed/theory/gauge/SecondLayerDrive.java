package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * The gradient of W2 against what makes Adam's steps regular: g2_i has the sign -sign w2_i, away from 0, and |g2_i| >= d sqrt(eta).
 *
 * <pre>
 *   drive_min      min_i |g2_i| / (d sqrt(eta)), at drive_i
 *   drive_turned   how many g2_i have the sign of w2_i, or are 0
 *   drive_step     max over the i with |g2_i| >= d sqrt(eta) before the step of | (w2_i moved away from 0, over eta) - 1 |;
 *                  0 if there is no such i, NaN at t = 0
 *   drive_other    max over the other i of |w2_i moved| / eta; 0 if there is none, NaN at t = 0
 * </pre>
 */
public record SecondLayerDrive() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("drive_min", "drive_i", "drive_turned", "drive_step", "drive_other");
    }

    @Override
    public Reader attach(Setup setup) {
        return new Drive(setup.problem().dimension(), setup.optimizer().eta());
    }

    private static final class Drive implements Reader {

        private final double eta;
        private final double threshold;
        private double[] last;
        private double[] gradient;

        Drive(int d, double eta) {
            this.eta = eta;
            this.threshold = d * StrictMath.sqrt(eta);
        }

        @Override
        public double[] read(long t, Network network) {
            double[] w2 = network.secondLayer();
            double step = t == 0 ? Double.NaN : 0;
            double other = step;
            for (int i = 0; i < w2.length && t > 0; i++) {
                double moved = StrictMath.signum(last[i]) * (w2[i] - last[i]) / eta;
                if (StrictMath.abs(gradient[i]) >= threshold) {
                    step = StrictMath.max(step, StrictMath.abs(moved - 1));
                } else {
                    other = StrictMath.max(other, StrictMath.abs(moved));
                }
            }
            last = w2.clone();
            gradient = LossAndGradient.secondLayerGradient(network.firstLayer(), network.error());
            double least = Double.POSITIVE_INFINITY;
            double where = -1;
            int turned = 0;
            for (int i = 0; i < w2.length; i++) {
                turned += gradient[i] * w2[i] < 0 ? 0 : 1;
                if (StrictMath.abs(gradient[i]) < least) {
                    least = StrictMath.abs(gradient[i]);
                    where = i;
                }
            }
            return new double[] {least / threshold, where, turned, step, other};
        }
    }
}
