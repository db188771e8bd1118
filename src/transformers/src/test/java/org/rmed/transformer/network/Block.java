package org.rmed.transformer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A part of a network as a network of its own: its input is a parameter {@code x} like the others, so that derivatives
 * with respect to it are checked too. The batch is a target, the loss 1/2 sum (output - target)^2.
 *
 * @param inside the part's own parameters
 * @param input shape of x
 * @param apply the part: from the weights and x to the output
 */
public record Block(List<Parameter> inside, long[] input, BiFunction<Weights, Tensor, Tensor> apply)
        implements Network<double[]> {

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(inside);
        all.add(new Parameter("x", Parameter.Kind.MATRIX, Start.normal(1), input));
        return all;
    }

    /** The loss; a target shorter than the output is repeated. */
    @Override
    public Tensor loss(Weights weights, double[] target, double dropout, Scope scope) {
        Tensor y = apply.apply(weights, weights.get("x").in(scope));
        double[] repeated = new double[Math.toIntExact(y.size())];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = target[i % target.length];
        }
        return y.minus(scope.reals(repeated, y.shape())).squared().sum().times(0.5);
    }
}
