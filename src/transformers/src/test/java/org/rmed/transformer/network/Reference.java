package org.rmed.transformer.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** Loss, logits and gradients that torch's own modules gave; reference.py beside the files says how they were made. */
final class Reference {

    private final Map<String, double[]> lines = new LinkedHashMap<>();

    private Reference(String file) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Reference.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ", -1);
                lines.put(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reference of(String file) {
        return new Reference(file);
    }

    double[] get(String line) {
        return lines.get(line);
    }

    /** Entries of the p-th parameter, as reference.py has them. */
    static double[] formula(int p, int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> (7919L * i + 104729L * p + 31L * i * i + 17L * p * i) % 1009 / 1009.0 - 0.5);
        return values;
    }

    /** A network's weights by that formula; factors of normalizations are 1 larger. */
    static WeightSet weights(Network<?> network, Scope scope) {
        List<String> names = network.parameters().stream().map(Parameter::name).toList();
        return new WeightSet(
                network,
                parameter -> {
                    double[] values = formula(names.indexOf(parameter.name()), parameter.size());
                    boolean factor = parameter.kind() == Parameter.Kind.NORMALIZATION
                            && parameter.name().endsWith("weight");
                    return factor ? Arrays.stream(values).map(v -> v + 1).toArray() : values;
                },
                scope);
    }

    /**
     * Compares the loss and, of every parameter's gradient, the first entry, the last and a weighted sum of all. Both
     * sides are float64 with other orders of sums: 1e-10 relative to the largest leaves 4 digits of room.
     */
    <B> void assertLossAndGradients(Network<B> network, B batch, Scope scope) {
        WeightSet weights = weights(network, scope);
        assertEquals(
                lines.keySet().stream()
                        .filter(n -> !n.equals("loss") && !n.equals("logits"))
                        .toList(),
                List.copyOf(weights.names()));
        weights.names().forEach(name -> Autograd.leaf(weights.get(name), true));
        try (Scope step = scope.inner()) {
            Autograd.recording(() -> {
                Tensor loss = network.loss(weights, batch, 0, step);
                assertEquals(get("loss")[0], loss.number(), 1e-10);
                Autograd.backward(loss);
                return null;
            });
            for (String name : weights.names()) {
                double[] g = Autograd.gradient(weights.get(name), step).toDoubles();
                double[] r = formula(1000, g.length);
                double sum = 0;
                for (int i = 0; i < g.length; i++) {
                    sum += r[i] * g[i];
                }
                assertEquals(get(name)[0], g[0], 1e-10, name);
                assertEquals(get(name)[1], g[g.length - 1], 1e-10, name);
                assertEquals(get(name)[2], sum, 1e-10, name);
            }
        }
    }
}
