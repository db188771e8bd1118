package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.rmed.random.Streams;
import org.rmed.transformer.network.BertEncoder;
import org.rmed.transformer.network.BertSize;
import org.rmed.transformer.network.LanguageModel;
import org.rmed.transformer.network.LanguageSize;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.StreamBatch;
import org.rmed.transformer.network.TextBatch;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;
import org.rmed.transformer.tensor.Torch;

/**
 * Seconds per Hessian coordinate, in 32 bits, of a first, an inner and a last layer of two networks, and seconds of a
 * gradient by all weights beside them. Run on a quiet machine, without OMP_WAIT_POLICY:
 *
 * <pre>mvn -Ptransformers -pl src/transformers -am test-compile
 * java -cp ... org.rmed.transformer.curvature.HessianCost [cpu|gpu] [coordinates] [repeats]</pre>
 *
 * <p>One sweep over n coordinates costs its loss and first backward pass too, which is counted here as it is in use: give
 * n as it is used, or n of about 20 for an upper bound.
 */
public final class HessianCost {

    private HessianCost() {}

    /** Prints one line per layer: least and median seconds per coordinate over the repeats. */
    public static void main(String[] words) {
        String device = words.length > 0 ? words[0] : "cpu";
        int coordinates = words.length > 1 ? Integer.parseInt(words[1]) : 20;
        int repeats = words.length > 2 ? Integer.parseInt(words[2]) : 3;
        System.out.println(Torch.version() + ", " + Torch.threads() + " threads, " + device + ", " + coordinates
                + " coordinates, " + repeats + " repeats; seconds: least, median");
        try (Scope scope = Scope.open(Processor.named(device), Precision.SINGLE)) {
            int[][] text = ids(32, 33, 4000);
            StreamBatch stream = new StreamBatch(columns(text, 0, 32), columns(text, 1, 33));
            time(
                    "language model 4 x 256, 8 heads, inner 1024, 4000 words, 32 x 32",
                    new LanguageModel(new LanguageSize(4, 256, 8, 1024, 4000), Start.glorotUniform(1)),
                    stream,
                    List.of(
                            "encoder.0.attention.query.weight",
                            "encoder.1.feedforward.in.weight",
                            "encoder.3.feedforward.out.weight"),
                    coordinates,
                    repeats,
                    scope);
        }
        for (int[] shape : new int[][] {{8, 64}, {32, 128}}) {
            try (Scope scope = Scope.open(Processor.named(device), Precision.SINGLE)) {
                int[][] ones = new int[shape[0]][shape[1]];
                Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
                int[] labels = new int[shape[0]];
                Arrays.setAll(labels, i -> i % 2);
                time(
                        "BERT-small 4 x 512, 8 heads, inner 2048, 30522 word pieces, " + shape[0] + " x " + shape[1],
                        new BertEncoder(BertSize.small(), 2),
                        new TextBatch(ids(shape[0], shape[1], 30522), ones, labels),
                        List.of(
                                "encoder.0.attention.query.weight",
                                "encoder.1.feedforward.in.weight",
                                "encoder.3.feedforward.out.weight"),
                        coordinates,
                        repeats,
                        scope);
            }
        }
    }

    private static <B> void time(
            String title, Network<B> network, B batch, List<String> names, int n, int repeats, Scope scope) {
        WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
        SampledHessian<B> hessian = new SampledHessian<>(network, weights, scope);
        Map<String, Runnable> tasks = new LinkedHashMap<>();
        tasks.put("gradient by all weights", () -> gradient(network, weights, batch, scope));
        for (String name : names) {
            Parameter parameter = weights.parameter(name);
            SampledCoordinates where = SampledCoordinates.drawn(parameter, n, false, new Streams(1));
            tasks.put(name, () -> {
                if (!(hessian.at(where, batch) instanceof Curvature.Measured)) {
                    throw new IllegalStateException(name + " has no curvature");
                }
            });
        }
        System.out.println(title);
        tasks.forEach((name, task) -> {
            double[] seconds = new double[repeats];
            task.run();
            for (int k = 0; k < repeats; k++) {
                long start = System.nanoTime();
                task.run();
                seconds[k] = (System.nanoTime() - start) / 1e9 / (name.startsWith("gradient") ? 1 : n);
            }
            Arrays.sort(seconds);
            System.out.printf(Locale.ROOT, "  %-36s %.4f %.4f%n", name, seconds[0], seconds[repeats / 2]);
        });
    }

    private static <B> void gradient(Network<B> network, WeightSet weights, B batch, Scope scope) {
        try (Scope work = scope.inner()) {
            Map<String, Tensor> leaves = new TreeMap<>();
            weights.names()
                    .forEach(name ->
                            leaves.put(name, Autograd.leaf(weights.get(name).detached(work), true)));
            Autograd.recording(() -> {
                Autograd.backward(network.loss(leaves::get, batch, 0, work));
                return null;
            });
        }
    }

    private static int[][] ids(int rows, int columns, int below) {
        Random random = new Random(1);
        int[][] ids = new int[rows][];
        Arrays.setAll(ids, i -> random.ints(columns, 0, below).toArray());
        return ids;
    }

    private static int[][] columns(int[][] rows, int from, int to) {
        return Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, from, to)).toArray(int[][]::new);
    }
}
