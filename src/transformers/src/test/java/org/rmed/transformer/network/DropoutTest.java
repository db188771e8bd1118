package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;
import org.rmed.transformer.tensor.Torch;

/**
 * Where activations are dropped. With probability 1 all that can be dropped is 0, and what a network still gives is a
 * closed form of a few parameters. Catches: a place without dropout or with one too many, draws that a seed does not fix.
 */
class DropoutTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void attentionWithoutSharesGivesItsLastBias() {
        Attention attention = new Attention("a", Transformer.bert(4, 2, 6));
        Block block = new Block(attention.parameters(), new long[] {1, 3, 4}, null);
        WeightSet weights = GradientCheck.generic(block, new Streams(1), scope);
        double[] given = Autograd.silent(() -> attention
                .apply(weights, weights.get("x"), weights.get("x"), Mask.none(), 1)
                .slice(1, 0, 1)
                .toDoubles());
        assertArrayEquals(weights.get("a.output.bias").toDoubles(), given);
    }

    @Test
    void feedForwardDropsWithinForPytorchAndNotForBert() {
        for (boolean bert : new boolean[] {true, false}) {
            Transformer form = bert ? Transformer.bert(4, 2, 6) : Transformer.pytorch(4, 2, 6, Start.glorotUniform(1));
            FeedForward part = new FeedForward("f", form);
            Block block = new Block(part.parameters(), new long[] {1, 1, 4}, null);
            WeightSet weights = GradientCheck.generic(block, new Streams(1), scope);
            double[] dropped = Autograd.silent(
                    () -> part.apply(weights, weights.get("x"), 1).toDoubles());
            double[] whole = Autograd.silent(
                    () -> part.apply(weights, weights.get("x"), 0).toDoubles());
            double[] bias = weights.get("f.out.bias").toDoubles();
            assertArrayEquals(bert ? whole : bias, dropped);
            assertNotEquals(whole[0], bias[0]);
        }
    }

    @Test
    void bertWithoutActivationsGivesTheClassifiersBias() {
        BertEncoder network = TinyNetworks.bert();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        double[] logits = Autograd.silent(
                () -> network.logits(weights, TinyNetworks.texts(), 1, scope).toDoubles());
        assertArrayEquals(weights.get("classifier.bias").toDoubles(), Arrays.copyOf(logits, 3));
        double[] states = Autograd.silent(
                () -> network.states(weights, TinyNetworks.texts(), 1, scope).toDoubles());
        double[] x = new double[8];
        for (String layer : new String[] {"encoder.0", "encoder.1"}) {
            x = norm(weights, layer + ".attention.norm", x, 1e-12);
            x = norm(weights, layer + ".feedforward.norm", x, 1e-12);
        }
        assertArrayEquals(x, Arrays.copyOf(states, 8), 1e-12);
    }

    @Test
    void seq2seqWithoutActivationsIsAChainOfNormalizations() {
        Seq2Seq network = TinyNetworks.seq2seq();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        double[] x = new double[8];
        for (String layer : new String[] {"decoder.0", "decoder.1"}) {
            x = norm(weights, layer + ".attention.norm", x, 1e-5);
            x = norm(weights, layer + ".cross.norm", x, 1e-5);
            x = norm(weights, layer + ".feedforward.norm", x, 1e-5);
        }
        double[] expected = dense(weights, "generator", norm(weights, "decoder.norm", x, 1e-5));
        double[] logits = Autograd.silent(
                () -> network.logits(weights, TinyNetworks.pairs(), 1, scope).toDoubles());
        assertArrayEquals(expected, Arrays.copyOf(logits, 13), 1e-12);
    }

    @Test
    void languageModelWithoutActivationsIsAChainOfNormalizations() {
        LanguageModel network = TinyNetworks.languageModel();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        double[] x = new double[8];
        for (String layer : new String[] {"encoder.0", "encoder.1"}) {
            x = norm(weights, layer + ".attention.norm", x, 1e-5);
            x = norm(weights, layer + ".feedforward.norm", x, 1e-5);
        }
        double[] logits = Autograd.silent(
                () -> network.logits(weights, TinyNetworks.stream(), 1, scope).toDoubles());
        assertArrayEquals(dense(weights, "decoder", x), Arrays.copyOf(logits, 11), 1e-12);
    }

    @Test
    void theSeedFixesWhatIsDropped() {
        Seq2Seq network = TinyNetworks.seq2seq();
        WeightSet weights = GradientCheck.generic(network, new Streams(1), scope);
        assertEquals(loss(network, weights, 7), loss(network, weights, 7));
        assertNotEquals(loss(network, weights, 7), loss(network, weights, 8));
    }

    private double loss(Seq2Seq network, WeightSet weights, long seed) {
        Torch.seed(seed);
        return Autograd.silent(() -> {
            Tensor loss = network.loss(weights, TinyNetworks.pairs(), 0.3, scope);
            return loss.number();
        });
    }

    private static double[] norm(WeightSet weights, String name, double[] x, double epsilon) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double[] factor = weights.get(name + ".weight").toDoubles();
        double[] shift = weights.get(name + ".bias").toDoubles();
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> (x[i] - mean) / Math.sqrt(variance + epsilon) * factor[i] + shift[i]);
        return y;
    }

    private static double[] dense(WeightSet weights, String name, double[] x) {
        double[] matrix = weights.get(name + ".weight").toDoubles();
        double[] y = weights.get(name + ".bias").toDoubles();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i * x.length + j] * x[j];
            }
        }
        return y;
    }
}
