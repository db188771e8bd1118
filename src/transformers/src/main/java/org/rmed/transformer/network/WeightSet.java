package org.rmed.transformer.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** The numbers of a network: one tensor per parameter, in one scope, changed in place by training. */
public final class WeightSet implements Weights {

    private final Map<String, Parameter> parameters;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /**
     * A network's parameters from given values.
     *
     * @param values all entries of a parameter in row-major order
     */
    public WeightSet(Network<?> network, Function<Parameter, double[]> values, Scope scope) {
        parameters = network.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, p -> p, WeightSet::twice, LinkedHashMap::new));
        parameters.forEach((name, p) -> tensors.put(name, scope.reals(values.apply(p), p.shape())));
    }

    /**
     * A network's parameters as they are drawn before training, each from a stream of its own name: the same seed gives
     * the same weights, whatever else the network has.
     */
    public static WeightSet drawn(Network<?> network, Streams streams, Scope scope) {
        return new WeightSet(network, parameter -> draw(parameter, streams), scope);
    }

    /** Entries of one parameter, drawn from the stream of its name. */
    public static double[] draw(Parameter parameter, Streams streams) {
        return draw(parameter, streams.open("init." + parameter.name()));
    }

    /** Entries of one parameter, drawn as its {@link Start} says. */
    public static double[] draw(Parameter parameter, UniformRandomProvider source) {
        double[] values = new double[parameter.size()];
        double size = parameter.start().size().applyAsDouble(parameter);
        switch (parameter.start().law()) {
            case NORMAL -> Streams.gaussian(source, size, values);
            case UNIFORM -> Arrays.setAll(values, i -> size * (2 * source.nextDouble() - 1));
            case EQUAL -> Arrays.fill(values, size);
        }
        return values;
    }

    /** The names, from the input to the output. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** What the network says of one parameter. */
    public Parameter parameter(String name) {
        return known(parameters, name);
    }

    /** All of them, from the input to the output. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    @Override
    public Tensor get(String name) {
        return known(tensors, name);
    }

    /** The number of all entries. */
    public long size() {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }

    private static <T> T known(Map<String, T> map, String name) {
        T found = map.get(name);
        if (found == null) {
            throw new UsageException("no layer '" + name + "'" + Nearest.suggestion(name, map.keySet())
                    + "; the network has: " + String.join(", ", map.keySet()));
        }
        return found;
    }

    private static Parameter twice(Parameter first, Parameter second) {
        throw new IllegalArgumentException("two parameters have the name " + first.name());
    }
}
