package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/**
 * A step's tensors go with its scope: after losses, gradients and accuracies the outer scope owns the weights and nothing
 * else. Catches: a view of a weight, a mask or a scalar left where the weights are, which adds up over thousands of steps.
 */
class MemoryTest {

    @Test
    void nothingStaysInTheWeightsScope() {
        assertFlat(TinyNetworks.bert(), TinyNetworks.texts());
        assertFlat(TinyNetworks.seq2seq(), TinyNetworks.pairs());
        assertFlat(TinyNetworks.languageModel(), TinyNetworks.stream());
        assertFlat(TinyNetworks.resNet(), TinyNetworks.images());
        assertFlat(new TwoLayerLinear(3), new double[] {1, 2, 3});
    }

    private static <B> void assertFlat(Network<B> network, B batch) {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
            assertEquals(weights.names().size(), scope.tensors());
            weights.names().forEach(name -> Autograd.leaf(weights.get(name), true));
            for (int step = 0; step < 3; step++) {
                try (Scope inner = scope.inner()) {
                    Autograd.recording(() -> {
                        Autograd.backward(network.loss(weights, batch, 0.1, inner));
                        return null;
                    });
                    weights.names().forEach(name -> {
                        Autograd.gradient(weights.get(name), inner);
                        Autograd.clear(weights.get(name));
                    });
                    assertTrue(inner.tensors() > weights.names().size());
                }
                if (network instanceof Classifier<B> classifier) {
                    classifier.accuracy(weights, batch, scope);
                }
                assertEquals(weights.names().size(), scope.tensors());
            }
        }
    }
}
