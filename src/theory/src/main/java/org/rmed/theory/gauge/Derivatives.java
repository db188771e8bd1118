package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.rmed.linear.Hessian;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/**
 * The gradients and the full Hessian in closed form against differences of the loss, at t = 0, 1, 2, 4, 8, ...; in between the
 * columns keep their values. The loss of a linear network is a polynomial of degree two in each single weight, so central
 * differences with steps h,
 *
 * <pre>( L(+h) - L(-h) ) / 2h   and   ( L(+,+) - L(+,-) - L(-,+) + L(-,-) ) / 4h^2,</pre>
 *
 * have no truncation error, whatever h: h = 1. (For a weight with itself the second is a difference with step 2.) What is left is rounding. With u = 2^-53 and M the sum of magnitudes that
 * {@link WhiteNetwork#size} reports, one loss is off by at most (3d + 14) u M, the closed forms by (d + 2) u M: columns are in
 * units of (4d + 16) u M.
 *
 * <p>Above {@value #MOST} weights, as many of them are drawn from the run's seed.
 *
 * @param activation of the network whose loss is differenced; the closed forms are those of the linear one
 */
public record Derivatives(Activation activation) implements Gauge {

    private static final int MOST = 72;

    /** The whole matrix has (d^2 + d)^2 entries. */
    private static final int LARGEST = 32;

    @Override
    public List<String> columns() {
        return List.of("gradient_1", "gradient_2", "hessian", "hessian_a", "hessian_b", "nonlinearity");
    }

    @Override
    public Reader attach(Setup setup) {
        int d = setup.problem().dimension();
        if (d > LARGEST) {
            throw new UsageException("d=" + d + " makes a Hessian of " + (d * (long) d + d)
                    + " rows, too large to look at whole; use d <= " + LARGEST);
        }
        int[] coordinates = d * d + d <= MOST
                ? IntStream.range(0, d * d + d).toArray()
                : new PermutationSampler(Draws.of(setup, "derivatives/").open("coordinates"), d * d + d, MOST).sample();
        double[] row = new double[6];
        row[5] = activation.nonlinearity();
        return (t, network) -> {
            if ((t & (t - 1)) == 0) {
                gradients(network, coordinates, row);
                hessian(network, coordinates, row);
            }
            return row.clone();
        };
    }

    private static double unit(int d, double magnitude) {
        return (4.0 * d + 16) * 0x1p-53 * magnitude;
    }

    private void gradients(Network network, int[] coordinates, double[] row) {
        int d = network.target().length;
        double[] w2 = network.secondLayer();
        double[] error = LossAndGradient.error(w2, network.firstLayer(), network.target());
        double[][] first = LossAndGradient.firstLayerGradient(w2, error);
        double[] second = LossAndGradient.secondLayerGradient(network.firstLayer(), error);
        WhiteNetwork white = new WhiteNetwork(activation, network);
        row[0] = 0;
        row[1] = 0;
        for (int a : coordinates) {
            double difference = (white.loss(a, 1, a, 0) - white.loss(a, -1, a, 0)) / 2;
            boolean inFirst = a < d * d;
            double formula = inFirst ? first[a / d][a % d] : second[a - d * d];
            int layer = inFirst ? 0 : 1;
            row[layer] = StrictMath.max(row[layer], StrictMath.abs(difference - formula) / unit(d, white.size()));
        }
    }

    private void hessian(Network network, int[] coordinates, double[] row) {
        int d = network.target().length;
        double[] error = LossAndGradient.error(network.secondLayer(), network.firstLayer(), network.target());
        WhiteNetwork white = new WhiteNetwork(activation, network);
        double[][] full = Hessian.full(network.secondLayer(), network.firstLayer(), error);
        row[2] = 0;
        for (int a : coordinates) {
            for (int b : coordinates) {
                if (b < a) {
                    continue;
                }
                double difference = (white.loss(a, 1, b, 1)
                                - white.loss(a, 1, b, -1)
                                - white.loss(a, -1, b, 1)
                                + white.loss(a, -1, b, -1))
                        / 4;
                double above = StrictMath.abs(difference - full[a][b]);
                double below = StrictMath.abs(difference - full[b][a]);
                double off = StrictMath.max(above, below) / unit(d, white.size());
                if (off > row[2] || Double.isNaN(off)) {
                    row[2] = off;
                    row[3] = a;
                    row[4] = b;
                }
            }
        }
    }
}
