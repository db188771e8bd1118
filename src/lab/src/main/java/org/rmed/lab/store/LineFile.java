package org.rmed.lab.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text file that only ever holds whole lines: each line is handed to the operating system at once, so that a killed run
 * leaves what it had, and a line that does not fit on the disk is taken back.
 */
final class LineFile implements AutoCloseable {

    private final FileOutputStream stream;
    private long end;

    /** Starts the file anew. */
    LineFile(Path file) {
        try {
            stream = new FileOutputStream(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds text that ends with a line feed. */
    void add(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        try {
            stream.write(bytes);
        } catch (IOException e) {
            takeBack(e);
            throw new UncheckedIOException(e);
        }
        end += bytes.length;
    }

    private void takeBack(IOException error) {
        try {
            stream.getChannel().truncate(end);
        } catch (IOException e) {
            error.addSuppressed(e); // a device cannot be cut
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
