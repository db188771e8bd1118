package org.rmed.lab.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A CSV file (RFC 4180 quoting, line feeds, UTF-8) on disk row by row: a run killed at any time leaves whole rows. */
public final class CsvTable implements AutoCloseable {

    private final StringWriter row = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(row);
    private final LineFile file;

    /**
     * Starts the file with its header.
     *
     * @throws java.io.UncheckedIOException if it cannot be written, as do all methods
     */
    public CsvTable(Path file, List<String> header) {
        this.file = new LineFile(file);
        row(header);
    }

    /** Adds a row. */
    public void row(List<String> cells) {
        csv.writeRecord(cells);
        String line = row.toString();
        row.getBuffer().setLength(0);
        file.add(line);
    }

    @Override
    public void close() {
        file.close();
    }
}
