package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.data.Sample;
import org.rmed.linear.data.Whitening;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/**
 * Eq. (2) at every state: the loss over the m samples, (1/2m) sum_k (W2 W1 x_k - y_k)^2, against Lbar + c with c =
 * (1/2m)||Y||^2 - 1/2 ||A||^2.
 *
 * <p>Columns: the absolute difference; what rounding and the whitening's tolerance can make of it; and |Lambda_xx - I|. With
 * u = 2^-53 and M = (1/2m) sum_k (|W2 W1| . |x_k| + |y_k|)^2, which bounds every sum that occurs, sums over m and d terms
 * leave at most 8 (m + d + 8) u M, and entries of Lambda_xx off by w leave 1/2 ||W2 W1||_1^2 w.
 *
 * @param whitened whether the inputs are the run's, or the Gaussian ones from before they were whitened
 */
public record LossReduction(boolean whitened) implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("difference", "allowance", "whiteness");
    }

    @Override
    public Reader attach(Setup setup) {
        Sample own = setup.problem()
                .sample()
                .orElseThrow(() -> new UsageException(
                        "data=population has no samples to sum the loss over; eq2 needs data=sample"));
        int d = setup.problem().dimension();
        Sample sample = whitened
                ? own
                : new Sample(Streams.gaussian(Draws.ofRun(setup).open("data.X"), 1, own.size(), d), own.labels());
        double[] target = sample.target();
        double whiteness = Whitening.deviation(sample.inputs());
        return (t, network) -> read(network, sample, target, whiteness);
    }

    private double[] read(Network network, Sample sample, double[] target, double whiteness) {
        int d = target.length;
        int m = sample.size();
        double[] product = LossAndGradient.error(network.secondLayer(), network.firstLayer(), new double[d]);
        double full = 0;
        double size = 0;
        for (int k = 0; k < m; k++) {
            double[] input = sample.inputs()[k];
            double residual = LossAndGradient.dot(product, input) - sample.labels()[k];
            full += residual * residual / (2 * m);
            double bound = StrictMath.abs(sample.labels()[k]);
            for (int j = 0; j < d; j++) {
                bound += StrictMath.abs(product[j] * input[j]);
            }
            size += bound * bound / (2 * m);
        }
        double constant = LossAndGradient.dot(sample.labels(), sample.labels()) / (2 * m)
                - LossAndGradient.dot(target, target) / 2;
        double sum = 0;
        for (double p : product) {
            sum += StrictMath.abs(p);
        }
        return new double[] {
            StrictMath.abs(full - (reduced(network, product, target) + constant)),
            8.0 * (m + d + 8) * 0x1p-53 * size + sum * sum / 2 * Whitening.TOLERANCE,
            whiteness
        };
    }

    /** Lbar; the engine's own wherever A is the run's. */
    private double reduced(Network network, double[] product, double[] target) {
        if (whitened) {
            return network.loss();
        }
        double sum = 0;
        for (int j = 0; j < target.length; j++) {
            sum += (product[j] - target[j]) * (product[j] - target[j]) / 2;
        }
        return sum;
    }
}
