package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;
import org.rmed.transformer.training.Task;

/** Catches layers left out, layers that are no dense ones among the chosen, and a misspelt name taken for another. */
class LayerSweepTest {

    /** Only its parameters are ever asked for. */
    private record Named(List<Parameter> parameters) implements Task<int[]>, Network<int[]> {

        @Override
        public Network<int[]> network() {
            return this;
        }

        @Override
        public Tensor loss(Weights weights, int[] batch, double dropout, Scope scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public WeightSet start(Streams streams, Scope scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int[] batch(long step, Streams streams) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Portion<int[]>> measured() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String score() {
            return "";
        }

        @Override
        public double score(Weights weights, Scope scope) {
            throw new UnsupportedOperationException();
        }
    }

    /** An embedding, so many dense layers each with its bias, and a normalization. */
    private static Named network(int dense) {
        List<Parameter> all = new ArrayList<>();
        all.add(new Parameter("embedding.weight", Kind.EMBEDDING, Start.ZERO, 5, 2));
        for (int i = 0; i < dense; i++) {
            Kind kind = i % 2 == 0 ? Kind.MATRIX : Kind.CONVOLUTION;
            all.add(
                    kind == Kind.MATRIX
                            ? new Parameter(i + ".weight", kind, Start.ZERO, 2, 2)
                            : new Parameter(i + ".weight", kind, Start.ZERO, 2, 2, 3, 3));
            all.add(new Parameter(i + ".bias", Kind.BIAS, Start.ZERO, 2));
        }
        all.add(new Parameter("norm.weight", Kind.NORMALIZATION, Start.ZERO, 2));
        return new Named(all);
    }

    private static LayerSweep sweep(int dense, String words, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("measureLayers=" + words);
        return new LayerSweep(Experiment.defaults().withArguments(all), network(dense));
    }

    private static List<String> weights(int... layers) {
        return IntStream.of(layers).mapToObj(i -> i + ".weight").toList();
    }

    @Test
    void allAreTheDenseOnes() {
        assertEquals(weights(0, 1, 2, 3, 4), sweep(5, "all").names());
        assertEquals(5, sweep(5, "all").layers());
    }

    @Test
    void aNumberIsSpreadEvenlyFromTheFirstToTheLast() {
        assertEquals(weights(0, 4), sweep(5, "2").names());
        assertEquals(weights(0, 2, 4), sweep(5, "3").names());
        assertEquals(weights(0, 1, 2, 3, 4), sweep(5, "5").names());
        assertEquals(weights(0), sweep(5, "1").names());
        assertEquals(weights(0, 3, 6, 9, 12), sweep(13, "5").names());
    }

    @Test
    void moreThanThereAreGivesAll() {
        assertEquals(weights(0, 1, 2), sweep(3, "100").names());
        assertEquals(weights(0, 1, 2), sweep(3, "99999999999999999999").names());
    }

    /** Whatever the number, so many different layers in the network's order. */
    @Test
    void everyNumberGivesSoManyLayers() {
        for (int dense = 1; dense <= 40; dense++) {
            for (int wanted = 1; wanted <= dense; wanted++) {
                List<Integer> chosen = sweep(dense, "" + wanted).names().stream()
                        .map(name -> Integer.parseInt(name.replace(".weight", "")))
                        .toList();
                assertEquals(wanted, chosen.size(), wanted + " of " + dense);
                assertEquals(chosen.stream().sorted().distinct().toList(), chosen);
                assertEquals(0, chosen.get(0));
                assertEquals(wanted == 1 ? 0 : dense - 1, chosen.get(wanted - 1));
            }
        }
    }

    @Test
    void namesMayBeOfAnyKindAndComeInTheirOrder() {
        assertEquals(
                List.of("norm.weight", "embedding.weight", "1.bias"),
                sweep(3, "norm.weight, embedding.weight,1.bias").names());
    }

    @Test
    void aNameGivenTwiceIsMeasuredOnce() {
        assertEquals(List.of("1.weight"), sweep(3, "1.weight,1.weight").names());
    }

    @Test
    void refusals() {
        Refusal.assertRefused(
                () -> sweep(2, "norm.wieght"),
                "no layer 'norm.wieght'",
                "did you mean 'norm.weight'?",
                "the network has: embedding.weight, 0.weight, 0.bias, 1.weight, 1.bias, norm.weight");
        Refusal.assertRefused(() -> sweep(2, "0.weight,"), "no layer ''", "the network has: ");
        Refusal.assertRefused(() -> sweep(2, ""), "no layer ''", "the network has: ");
        Refusal.assertRefused(() -> sweep(2, "0"), "measureLayers=0 must be at least 1, all, or names");
        Refusal.assertRefused(() -> sweep(2, "-1"), "no layer '-1'");
        Refusal.assertRefused(() -> sweep(2, "all", "coordinates=0"), "coordinates=0 is out of range", "[1, ");
        Refusal.assertRefused(() -> sweep(2, "all", "floor=2"), "floor=2 is out of range");
    }
}
