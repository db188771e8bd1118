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
public final class LineFile implements AutoCloseable {

    private final FileOutputStream stream;
    private long end;

    /** Starts the file anew. */
    LineFile(Path file) {
        this(file, 0);
    }

    private LineFile(Path file, long whole) {
        try {
            stream = new FileOutputStream(file.toFile(), whole > 0);
            stream.getChannel().truncate(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end = whole;
    }

    /**
     * Goes on with a file.
     *
     * @param whole bytes to keep: up to the end of its last whole line
     */
    public static LineFile append(Path file, long whole) {
        return new LineFile(file, whole);
    }

    /** Adds text that ends with a line feed. */
    public void add(String lines) {
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
