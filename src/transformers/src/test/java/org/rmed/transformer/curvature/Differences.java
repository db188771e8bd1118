package org.rmed.transformer.curvature;

import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** The Hessian's block by central differences of the gradient by the whole parameter: no second derivative, no scatter. */
final class Differences {

    private static final double H = 1e-5;

    private Differences() {}

    /** (n x n), row i = difference along coordinate i. */
    static <B> double[][] block(Network<B> network, WeightSet weights, B batch, SampledCoordinates where, Scope scope) {
        String name = where.parameter().name();
        double[] values = weights.get(name).toDoubles();
        long[] places = where.places();
        double[][] block = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            int p = (int) places[i];
            double before = values[p];
            values[p] = before + H;
            double[] above = gradient(network, weights, batch, name, values, scope);
            values[p] = before - H;
            double[] below = gradient(network, weights, batch, name, values, scope);
            values[p] = before;
            for (int j = 0; j < places.length; j++) {
                block[i][j] = (above[(int) places[j]] - below[(int) places[j]]) / (2 * H);
            }
        }
        return block;
    }

    /** The gradient by a whole parameter that has the given values. */
    static <B> double[] gradient(
            Network<B> network, WeightSet weights, B batch, String name, double[] values, Scope scope) {
        try (Scope work = scope.inner()) {
            return Autograd.recording(() -> {
                Tensor leaf =
                        Autograd.leaf(work.reals(values, weights.parameter(name).shape()), true);
                Autograd.backward(network.loss(weights.with(name, leaf), batch, 0, work));
                return Autograd.gradient(leaf, work).toDoubles();
            });
        }
    }
}
