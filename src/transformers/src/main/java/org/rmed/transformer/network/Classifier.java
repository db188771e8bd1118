package org.rmed.transformer.network;

import java.util.stream.IntStream;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A network that chooses one class per example; its loss is the mean cross entropy.
 *
 * @param <B> a batch as plain arrays
 */
public interface Classifier<B> extends Network<B> {

    /** Unnormalized log-probabilities (examples x classes). */
    Tensor logits(Weights weights, B batch, double dropout, Scope scope);

    /** The classes of a batch's examples, from 0. */
    int[] labels(B batch);

    /** How many classes there are. */
    int classes();

    /** The mean cross entropy. */
    @Override
    default Tensor loss(Weights weights, B batch, double dropout, Scope scope) {
        int[] labels = labels(batch);
        for (int label : labels) {
            if (label < 0 || label >= classes()) {
                throw new UsageException("class " + label + " is not among the network's " + classes()
                        + " classes (0 to " + (classes() - 1) + "): give classes=N of the data's own number");
            }
        }
        Tensor wanted = scope.wholes(IntStream.of(labels).asLongStream().toArray(), labels.length);
        return Layers.crossEntropy(logits(weights, batch, dropout, scope), wanted);
    }

    /** The share of examples whose class has the largest logit, without dropout; of equal ones the first counts. */
    default double accuracy(Weights weights, B batch, Scope scope) {
        int[] labels = labels(batch);
        try (Scope inner = scope.inner()) {
            long[] chosen = Autograd.silent(
                    () -> logits(weights, batch, 0, inner).largestPlaces().toLongs());
            return (double) IntStream.range(0, labels.length)
                            .filter(i -> chosen[i] == labels[i])
                            .count()
                    / labels.length;
        }
    }
}
