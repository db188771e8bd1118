package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.rmed.random.Streams;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * Second derivatives of a network by double backward against central differences of its first ones, in float64: per
 * parameter W along a random direction D, as the curvature at z = 0 of the loss at W + z D, where z is the only leaf.
 *
 * <p>The difference is off by h^2 / 6 times a fourth derivative and by rounding of 2^-53 |g| / h; with h = 1e-5 both are
 * below 1e-8 of the largest where fourth derivatives are below 10^3 of it.
 */
public final class CurvatureCheck {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private CurvatureCheck() {}

    /** Checks all parameters at the weights that {@link GradientCheck#assertGradients} has for the seed. */
    public static <B> void assertCurvatures(Network<B> network, B batch, long seed) {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            WeightSet weights = GradientCheck.generic(network, new Streams(seed), scope);
            for (String name : weights.names()) {
                double[] along = new double[Math.toIntExact(weights.get(name).size())];
                Streams.gaussian(new Streams(seed).open("direction." + name), 1, along);
                double[] here = derivatives(network, weights, batch, name, along, 0);
                double ahead = derivatives(network, weights, batch, name, along, STEP)[0];
                double behind = derivatives(network, weights, batch, name, along, -STEP)[0];
                double scale = Math.max(1, Math.max(Math.abs(here[0]), Math.abs(here[1])));
                assertEquals((ahead - behind) / (2 * STEP), here[1], TOLERANCE * scale, name);
            }
        }
    }

    /** The first and second derivative at z. */
    private static <B> double[] derivatives(
            Network<B> network, WeightSet weights, B batch, String name, double[] along, double z) {
        Tensor weight = weights.get(name);
        try (Scope inner = weight.scope().inner()) {
            return Autograd.recording(() -> {
                Tensor leaf = Autograd.leaf(inner.reals(new double[] {z}, 1), true);
                Tensor moved =
                        weight.in(inner).plus(inner.reals(along, weight.shape()).times(leaf));
                Autograd.backwardRecorded(network.loss(weights.with(name, moved), batch, 0, inner));
                Tensor first = Autograd.gradient(leaf, inner);
                double slope = first.number();
                Autograd.clear(leaf);
                Autograd.backward(first, inner.filled(1, 1), false);
                return new double[] {slope, Autograd.gradient(leaf, inner).number()};
            });
        }
    }
}
