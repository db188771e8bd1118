package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rmed.random.Streams;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * First derivatives of a network against central differences of its loss, in float64: per parameter along a random
 * direction, which every entry has a share in, and along two single entries.
 *
 * <p>With h = 1e-5 the difference is off by h^2 |f'''| / 6, some 1e-10 here where third derivatives are a few units,
 * and by rounding of 2^-53 |f| / h, 1e-11. Scaled to the largest derivative, 1e-7 leaves room for third derivatives of a
 * thousand. Rectified units within h of their kink would spoil it; at the fixed seeds none is.
 */
public final class GradientCheck {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private GradientCheck() {}

    /** Checks all parameters, with entries around 0 (factors of normalizations around 1) drawn from the seed. */
    public static <B> void assertGradients(Network<B> network, B batch, long seed) {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            WeightSet weights = generic(network, new Streams(seed), scope);
            Map<String, double[]> gradients = gradients(network, weights, batch, scope);
            double largest = gradients.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            assertTrue(largest > 1e-3, "nothing to check");
            gradients.forEach((name, gradient) -> {
                double[] along = new double[gradient.length];
                Streams.gaussian(new Streams(seed).open("direction." + name), 1, along);
                assertAlong(network, weights, batch, name, gradient, along, largest);
                assertAlong(network, weights, batch, name, gradient, unit(gradient.length, 0), largest);
                assertAlong(
                        network, weights, batch, name, gradient, unit(gradient.length, gradient.length / 2), largest);
            });
        }
    }

    /** Weights without the zeros and ones of a start, which would hide terms: N(0, 0.3^2), factors 1 larger. */
    public static WeightSet generic(Network<?> network, Streams streams, Scope scope) {
        return new WeightSet(
                network,
                parameter -> {
                    double[] values = new double[parameter.size()];
                    Streams.gaussian(streams.open("generic." + parameter.name()), 0.3, values);
                    boolean factor = parameter.kind() == Kind.NORMALIZATION
                            && parameter.name().endsWith("weight");
                    return factor ? Arrays.stream(values).map(v -> v + 1).toArray() : values;
                },
                scope);
    }

    /** All first derivatives, by name; nothing is left in the scope. */
    public static <B> Map<String, double[]> gradients(Network<B> network, WeightSet weights, B batch, Scope scope) {
        Map<String, double[]> gradients = new HashMap<>();
        weights.names().forEach(name -> Autograd.leaf(weights.get(name), true));
        try (Scope step = scope.inner()) {
            Autograd.recording(() -> {
                Autograd.backward(network.loss(weights, batch, 0, step));
                return null;
            });
            weights.names()
                    .forEach(name -> gradients.put(
                            name, Autograd.gradient(weights.get(name), step).toDoubles()));
        }
        weights.names().forEach(name -> Autograd.leaf(weights.get(name), false));
        return gradients;
    }

    private static <B> void assertAlong(
            Network<B> network,
            WeightSet weights,
            B batch,
            String name,
            double[] gradient,
            double[] along,
            double largest) {
        double slope = 0;
        double length = 0;
        for (int i = 0; i < along.length; i++) {
            slope += gradient[i] * along[i];
            length += along[i] * along[i];
        }
        double difference =
                (at(network, weights, batch, name, along, STEP) - at(network, weights, batch, name, along, -STEP))
                        / (2 * STEP);
        assertEquals(difference, slope, TOLERANCE * Math.max(1, largest) * length, name);
    }

    private static <B> double at(
            Network<B> network, WeightSet weights, B batch, String name, double[] along, double step) {
        Tensor weight = weights.get(name);
        try (Scope inner = weight.scope().inner()) {
            return Autograd.silent(() -> {
                Tensor moved =
                        weight.in(inner).plus(inner.reals(along, weight.shape()).times(step));
                return network.loss(weights.with(name, moved), batch, 0, inner).number();
            });
        }
    }

    private static double[] unit(int length, int place) {
        double[] unit = new double[length];
        unit[place] = 1;
        return unit;
    }
}
