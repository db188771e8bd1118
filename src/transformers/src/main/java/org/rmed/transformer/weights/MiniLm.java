package org.rmed.transformer.weights;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.BertEncoder;
import org.rmed.transformer.network.BertSize;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Scope;

/**
 * The pretrained encoder MiniLM-L6-H384 (Wang et al. 2020; as all-MiniLM-L6-v2, Apache-2.0): 22.6 million numbers that
 * come as a resource of an ordinary package. It has no pooler: the head of a {@link BertEncoder} starts fresh.
 */
public final class MiniLm {

    private static final String RESOURCE = "/all-minilm-l6-v2.onnx";
    private static final Pattern LAYER = Pattern.compile("encoder\\.(\\d+)\\.(.+)\\.(weight|bias)");

    /** Our names of the parts of a layer, and the file's. */
    private static final Map<String, String> PARTS = Map.of(
            "attention.query", "attention.self.query",
            "attention.key", "attention.self.key",
            "attention.value", "attention.self.value",
            "attention.output", "attention.output.dense",
            "attention.norm", "attention.output.LayerNorm",
            "feedforward.in", "intermediate.dense",
            "feedforward.out", "output.dense",
            "feedforward.norm", "output.LayerNorm");

    private static final Map<String, String> EMBEDDINGS = Map.of(
            "embedding.word.weight", "embeddings.word_embeddings.weight",
            "embedding.position.weight", "embeddings.position_embeddings.weight",
            "embedding.type.weight", "embeddings.token_type_embeddings.weight",
            "embedding.norm.weight", "embeddings.LayerNorm.weight",
            "embedding.norm.bias", "embeddings.LayerNorm.bias");

    private final OnnxFile file;

    private MiniLm(OnnxFile file) {
        this.file = file;
    }

    /** The one of the package; half a second and 90 MB as long as this object lives. */
    public static MiniLm packaged() {
        return new MiniLm(OnnxFile.resource(RESOURCE));
    }

    /** One from a file of the same names and lengths. */
    public static MiniLm read(Path file) {
        return new MiniLm(OnnxFile.read(file));
    }

    /**
     * An encoder of its lengths.
     *
     * @param layers how many, from the first, at most 6
     */
    public static BertEncoder encoder(int layers, int classes) {
        int most = BertSize.miniLm().layers();
        if (layers < 1 || layers > most) {
            throw new UsageException(
                    "layers=" + layers + " must lie between 1 and " + most + ": MiniLM-L6-H384 has that many");
        }
        return new BertEncoder(BertSize.miniLm().withLayers(layers), classes);
    }

    /**
     * Weights of an encoder: pretrained, but for the head, which is drawn.
     *
     * @param streams where the head comes from
     * @throws UsageException if the file lacks one of them, or its lengths are not the encoder's
     */
    public WeightSet weights(BertEncoder encoder, Streams streams, Scope scope) {
        return new WeightSet(encoder, parameter -> values(parameter, streams), scope);
    }

    private double[] values(Parameter parameter, Streams streams) {
        String name = parameter.name();
        Matcher layer = LAYER.matcher(name);
        if (layer.matches()) {
            String part = "encoder.layer." + layer.group(1) + "." + PARTS.get(layer.group(2));
            return parameter.kind() == Parameter.Kind.MATRIX
                    ? transposed(parameter, part)
                    : file.values(part + "." + layer.group(3), parameter.shape());
        }
        return EMBEDDINGS.containsKey(name)
                ? file.values(EMBEDDINGS.get(name), parameter.shape())
                : WeightSet.draw(parameter, streams);
    }

    /** The file has matrices as (in x out) and without names: the node of the product knows which. */
    private double[] transposed(Parameter parameter, String part) {
        int out = Math.toIntExact(parameter.shape()[0]);
        int in = Math.toIntExact(parameter.shape()[1]);
        // "encoder.layer.0.attention.self.query" is used at "/encoder/layer.0/attention/self/query/MatMul"
        String node = "/" + part.replace('.', '/').replace("layer/", "layer.") + "/MatMul";
        double[] stored = file.valuesAt(node, in, out);
        double[] values = new double[stored.length];
        for (int i = 0; i < out; i++) {
            for (int j = 0; j < in; j++) {
                values[i * in + j] = stored[j * out + i];
            }
        }
        return values;
    }
}
