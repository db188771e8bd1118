package org.rmed.lab.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.rmed.lab.store.LineFile;

/**
 * The cells that one shard has finished, a line each, in the order in which they ended. Each line is handed to the system
 * at once: what a killed process leaves is whole lines and at most one torn line at the end, which is cut off when the
 * journal is opened again.
 */
final class Journal implements AutoCloseable {

    private final LineFile file;

    /** Opens a journal to go on with it; a torn last line is cut off. */
    Journal(Path path) throws IOException {
        this.file = LineFile.append(path, Files.exists(path) ? read(path, line -> {}) : 0);
    }

    /** Adds a cell. */
    void add(CellResult result) {
        file.add(CellLine.of(result) + "\n");
    }

    @Override
    public void close() {
        file.close();
    }

    /**
     * Reads a journal line by line; what follows the last line feed is left out.
     *
     * @return the number of bytes up to and with the last line feed
     */
    static long read(Path path, Consumer<String> lines) throws IOException {
        long whole = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    whole += line.size() + 1;
                    lines.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        }
        return whole;
    }
}
