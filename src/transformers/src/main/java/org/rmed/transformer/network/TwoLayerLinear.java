package org.rmed.transformer.network;

import java.util.List;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * The network of the theory, L = 1/2 ||W2 W1 - A||^2 on whitened data (Jiang, Malik and Li 2023, section 3.2): what this
 * module computes by automatic differentiation, rmed-linear has in closed form.
 *
 * @param d the width
 */
public record TwoLayerLinear(int d) implements Network<double[]> {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("W1", Kind.MATRIX, Start.normal(1 / StrictMath.sqrt(d)), d, d),
                new Parameter("W2", Kind.MATRIX, Start.normal(1 / StrictMath.sqrt(d)), 1, d));
    }

    /** The loss; the batch is the target A (d). */
    @Override
    public Tensor loss(Weights weights, double[] target, double dropout, Scope scope) {
        Tensor product = weights.get("W2").in(scope).matMul(weights.get("W1"));
        return product.minus(scope.reals(target, 1, d)).squared().sum().times(0.5);
    }
}
