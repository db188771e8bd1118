package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/**
 * The networks against torch's own modules with the same numbers, in float64. Catches: a sum, normalization or mask in
 * the wrong place, a transposed matrix, heads cut the wrong way, positions off by one, padding that counts.
 */
class ReferenceTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void bert() {
        BertEncoder network = TinyNetworks.bert();
        Reference reference = Reference.of("bert.txt");
        reference.assertLossAndGradients(network, TinyNetworks.texts(), scope);
        WeightSet weights = Reference.weights(network, scope);
        assertLogits(reference, Autograd.silent(() -> network.logits(weights, TinyNetworks.texts(), 0, scope)
                .toDoubles()));
    }

    @Test
    void seq2seq() {
        Seq2Seq network = TinyNetworks.seq2seq();
        Reference reference = Reference.of("seq2seq.txt");
        reference.assertLossAndGradients(network, TinyNetworks.pairs(), scope);
        WeightSet weights = Reference.weights(network, scope);
        assertLogits(reference, Autograd.silent(() -> network.logits(weights, TinyNetworks.pairs(), 0, scope)
                .toDoubles()));
    }

    @Test
    void languageModel() {
        LanguageModel network = TinyNetworks.languageModel();
        Reference reference = Reference.of("language.txt");
        reference.assertLossAndGradients(network, TinyNetworks.stream(), scope);
        WeightSet weights = Reference.weights(network, scope);
        assertLogits(reference, Autograd.silent(() -> network.logits(weights, TinyNetworks.stream(), 0, scope)
                .toDoubles()));
    }

    @Test
    void resNet() {
        ResNet network = TinyNetworks.resNet();
        Reference reference = Reference.of("resnet.txt");
        reference.assertLossAndGradients(network, TinyNetworks.images(), scope);
        WeightSet weights = Reference.weights(network, scope);
        assertLogits(reference, Autograd.silent(() -> network.logits(weights, TinyNetworks.images(), 0, scope)
                .toDoubles()));
    }

    private static void assertLogits(Reference reference, double[] logits) {
        assertArrayEquals(reference.get("logits"), logits, 1e-10);
    }
}
