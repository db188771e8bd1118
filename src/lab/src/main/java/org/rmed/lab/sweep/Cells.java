package org.rmed.lab.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Cells that are asked for as one goes, each run once: those found in a journal, whichever program's end left it, are not
 * run again.
 */
public final class Cells implements AutoCloseable {

    private final Columns columns;
    private final int seeds;
    private final Lock lock;
    private final Journal journal;
    private final Map<String, CellResult> known = new HashMap<>();

    /**
     * Opens a journal and takes its lock.
     *
     * @param file in a folder that is there
     * @param columns of every cell
     * @param seeds of every cell
     * @throws org.rmed.spec.UsageException if another process works on it
     */
    public Cells(Path file, Columns columns, int seeds) throws IOException {
        this.columns = columns;
        this.seeds = seeds;
        this.lock = Lock.take(file.resolveSibling(file.getFileName() + ".lock"), file.toString());
        try {
            if (Files.exists(file)) {
                Journal.read(file, line -> CellLine.read(line, seeds, columns)
                        .ifPresent(result -> known.put(result.id(), result)));
            }
            this.journal = new Journal(file);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The columns of every run. */
    public Columns columns() {
        return columns;
    }

    /** How many of these cells would have to be run. */
    public long unknown(Collection<Cell> cells) {
        return cells.stream()
                .map(Cell::id)
                .filter(id -> !known.containsKey(id))
                .distinct()
                .count();
    }

    /**
     * The results of these cells, in their order; those not known are run.
     *
     * @param threads at least 1
     * @param cancelled asked before every step; once true the result has gaps
     * @param watch told of each cell that was run
     */
    public List<CellResult> of(List<Cell> cells, int threads, BooleanSupplier cancelled, Consumer<CellResult> watch)
            throws IOException {
        Map<String, Cell> missing = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.seeds() != seeds) {
                throw new IllegalArgumentException("a cell of " + cell.seeds() + " seeds among those of " + seeds);
            }
            if (!known.containsKey(cell.id())) {
                missing.putIfAbsent(cell.id(), cell);
            }
        }
        try {
            Workers.run(
                    missing.values().stream()
                            .map(cell -> new Workers.Numbered(-1, cell))
                            .iterator(),
                    columns,
                    threads,
                    cancelled,
                    result -> {
                        journal.add(result);
                        known.put(result.id(), result);
                        watch.accept(result);
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<CellResult> results = new ArrayList<>();
        for (Cell cell : cells) {
            CellResult result = known.get(cell.id());
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lock.close();
    }
}
