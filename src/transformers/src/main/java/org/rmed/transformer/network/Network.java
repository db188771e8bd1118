package org.rmed.transformer.network;

import java.util.List;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A network: a loss as a function of named parameters. It holds no numbers itself.
 *
 * @param <B> a batch as plain arrays
 */
public interface Network<B> {

    /** Its parameters from the input to the output; names are unique, as in {@code encoder.0.attention.query.weight}. */
    List<Parameter> parameters();

    /**
     * The mean loss of a batch.
     *
     * @param weights the parameters
     * @param batch the examples
     * @param dropout probability with which activations are dropped in training, 0 for evaluations and curvature
     * @param scope where the activations are put
     * @return a tensor without dimensions in that scope
     */
    Tensor loss(Weights weights, B batch, double dropout, Scope scope);
}
