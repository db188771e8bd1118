package org.rmed.transformer.training;

import java.util.List;
import org.rmed.random.Streams;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Scope;

/**
 * What is trained and measured.
 *
 * @param <B> a batch as plain arrays
 */
public interface Task<B> {

    /** The network. */
    Network<B> network();

    /** The weights before training; the same streams give the same weights. */
    WeightSet start(Streams streams, Scope scope);

    /** The batch of a step, a function of the streams and the step alone: a resumed run sees what it would have seen. */
    B batch(long step, Streams streams);

    /** The examples on which second derivatives are taken, the same throughout. */
    List<Portion<B>> measured();

    /** What a held-out score is called, such as {@code accuracy}. */
    String score();

    /** The score of given weights on held-out examples. */
    double score(Weights weights, Scope scope);
}
