package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * Networks of a few dozen weights, one per kind of block, each with a cross entropy on top.
 *
 * @param name what it is made of
 */
record Tiny(String name, List<Parameter> parameters, Body body) implements Network<Tiny.Batch> {

    /** The logits (n x 3). */
    interface Body {
        Tensor logits(Weights weights, Tensor input, Scope scope);
    }

    /** Inputs, real or whole, and one class per row of logits. */
    record Batch(double[] reals, long[] wholes, long[] shape, long[] classes) {}

    private static final int CLASSES = 3;

    static Tiny dense(boolean rectified) {
        return new Tiny(
                rectified ? "dense and relu" : "dense and tanh",
                List.of(matrix("first", 6, 5), bias("first.bias", 6), matrix("second", CLASSES, 6)),
                (w, x, scope) -> {
                    Tensor hidden = Layers.linear(x, w.get("first"), w.get("first.bias"));
                    return Layers.linear(
                            rectified ? hidden.positivePart() : hidden.hyperbolicTangent(), w.get("second"));
                });
    }

    static Tiny normalized() {
        return new Tiny(
                "gelu and layer norm",
                List.of(
                        matrix("first", 6, 5),
                        new Parameter("factor", Kind.NORMALIZATION, Start.normal(1), 6),
                        new Parameter("shift", Kind.NORMALIZATION, Start.normal(1), 6),
                        matrix("second", CLASSES, 6)),
                (w, x, scope) -> Layers.linear(
                        Layers.layerNorm(Layers.linear(x, w.get("first")), w.get("factor"), w.get("shift"), 1e-5)
                                .gelu(),
                        w.get("second")));
    }

    /** One head of width 4 over sequences of 5, which see only what is before them. */
    static Tiny attention() {
        return new Tiny(
                "causal attention",
                List.of(
                        matrix("query", 4, 4),
                        matrix("key", 4, 4),
                        new Parameter("key.bias", Kind.KEY_BIAS, Start.normal(1), 4),
                        matrix("value", 4, 4),
                        matrix("out", CLASSES, 4)),
                (w, x, scope) -> {
                    Tensor q = Layers.linear(x, w.get("query"));
                    Tensor k = Layers.linear(x, w.get("key"), w.get("key.bias"));
                    Tensor v = Layers.linear(x, w.get("value"));
                    Tensor scores = q.matMul(k.transpose(1, 2)).times(0.5).plus(scope.reals(later(5)));
                    return Layers.linear(scores.softmax(-1).matMul(v), w.get("out"))
                            .reshape(-1, CLASSES);
                });
    }

    /** A table of 7 rows. */
    static Tiny embedding() {
        return new Tiny(
                "embedding",
                List.of(
                        new Parameter("table", Kind.EMBEDDING, Start.normal(1), 7, 4),
                        matrix("hidden", 4, 4),
                        matrix("out", CLASSES, 4)),
                (w, ids, scope) -> Layers.linear(
                        Layers.linear(w.get("table").rows(ids), w.get("hidden")).hyperbolicTangent(), w.get("out")));
    }

    /** The bias before the normalization is cancelled by it. */
    static Tiny convolution() {
        return new Tiny(
                "convolution and batch norm",
                List.of(
                        new Parameter("kernel", Kind.CONVOLUTION, Start.normal(0.5), 3, 2, 3, 3),
                        new Parameter("bias", Kind.BIAS, Start.normal(1), 3, 1, 1),
                        new Parameter("factor", Kind.NORMALIZATION, Start.normal(1), 3),
                        new Parameter("shift", Kind.NORMALIZATION, Start.normal(1), 3),
                        matrix("out", CLASSES, 12)),
                (w, x, scope) -> {
                    Tensor y = Layers.convolution(x, w.get("kernel"), 1, 1).plus(w.get("bias"));
                    y = Layers.batchNorm(y, w.get("factor"), w.get("shift"), 1e-5)
                            .gelu();
                    return Layers.linear(Layers.averagePool(y, 2).reshape(x.length(0), 12), w.get("out"));
                });
    }

    static List<Tiny> all() {
        return List.of(dense(false), dense(true), normalized(), attention(), embedding(), convolution());
    }

    Batch batch(long seed, int examples) {
        Random random = new Random(seed);
        long[] shape =
                switch (name) {
                    case "causal attention" -> new long[] {examples, 5, 4};
                    case "convolution and batch norm" -> new long[] {examples, 2, 4, 4};
                    case "embedding" -> new long[] {examples};
                    default -> new long[] {examples, 5};
                };
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        boolean ids = name.equals("embedding");
        int rows = name.equals("causal attention") ? 5 * examples : examples;
        return new Batch(
                ids ? null : random.doubles(size, -1, 1).toArray(),
                ids ? random.longs(size, 0, 5).toArray() : null,
                shape,
                random.longs(rows, 0, CLASSES).toArray());
    }

    @Override
    public Tensor loss(Weights weights, Batch batch, double dropout, Scope scope) {
        Tensor input = batch.reals() == null
                ? scope.wholes(batch.wholes(), batch.shape())
                : scope.reals(batch.reals(), batch.shape());
        return Layers.crossEntropy(
                body.logits(weights, input, scope), scope.wholes(batch.classes(), batch.classes().length));
    }

    private static double[][] later(int length) {
        double[][] mask = new double[length][length];
        for (int i = 0; i < length; i++) {
            Arrays.fill(mask[i], i + 1, length, -1e9);
        }
        return mask;
    }

    private static Parameter matrix(String name, long out, long in) {
        return new Parameter(name, Kind.MATRIX, Start.normal(0.7), out, in);
    }

    private static Parameter bias(String name, long size) {
        return new Parameter(name, Kind.BIAS, Start.normal(0.5), size);
    }

    @Override
    public String toString() {
        return name;
    }
}
