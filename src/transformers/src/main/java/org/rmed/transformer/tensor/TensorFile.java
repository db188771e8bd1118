package org.rmed.transformer.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/** Named tensors in a file of the safetensors format, which other programs read too. */
public final class TensorFile {

    private TensorFile() {}

    /**
     * Writes tensors as they are. The file is replaced at once when the new one is complete.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors) {
        NDList list = new NDList();
        tensors.forEach((name, tensor) -> {
            tensor.array.setName(name);
            list.add(tensor.array);
        });
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream stream = Files.newOutputStream(draft)) {
                list.encode(stream, NDList.Encoding.SAFETENSORS);
            }
            ResultFolder.replace(file, draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UsageException if the file is missing or damaged
     */
    public static Map<String, Tensor> read(Path file, Scope scope) {
        try (InputStream stream = Files.newInputStream(file)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(scope.manager(), stream)) {
                tensors.put(array.getName(), scope.own(array));
            }
            return tensors;
        } catch (IOException | RuntimeException e) { // the decoder ends in whatever the bytes lead it to
            throw new UsageException(
                    file + " cannot be read as safetensors (" + reason(e)
                            + "); remove it, or restore it from where it came",
                    e);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }
}
