package org.rmed.lab.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file written row by row and flushed at least every half second, so that a killed run leaves what it had. */
public final class CsvTable implements AutoCloseable {

    private static final long FLUSH_NANOS = 500_000_000L;

    private final BufferedWriter writer;
    private final CsvWriter csv;
    private long flushed = System.nanoTime();

    /** Starts the file with its header. */
    public CsvTable(Path file, List<String> header) {
        try {
            this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        row(header);
    }

    /** Adds a row. */
    public void row(List<String> cells) {
        csv.writeRecord(cells);
        if (System.nanoTime() - flushed > FLUSH_NANOS) {
            flush();
        }
    }

    /** Hands all rows to the operating system. */
    public void flush() {
        try {
            csv.flush();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flushed = System.nanoTime();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
