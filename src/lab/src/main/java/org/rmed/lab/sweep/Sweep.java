package org.rmed.lab.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * One shard of a sweep, from where it stands to its end. A cell is kept as soon as its runs are done, so that nothing
 * finished is lost, however the process ends; the tables of a whole sweep are sorted at its end.
 */
public final class Sweep implements AutoCloseable {

    /** Steps through a shard's cells, in equal shares of it, so that the time left can be told from the start. */
    private static final double GOLDEN = 0.6180339887498949;

    private final SweepFolder folder;
    private final Shard shard;
    private final Columns columns;
    private final Lock lock;
    private final BitSet done;

    /**
     * Takes the shard's lock and sees what is done.
     *
     * @throws org.rmed.spec.UsageException if another process works on it
     */
    public Sweep(SweepFolder folder, Shard shard) throws IOException {
        this.folder = folder;
        this.shard = shard;
        this.columns = Columns.of(folder.grid().base());
        this.lock = folder.lock(shard);
        try {
            this.done = folder.done(columns);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Cells of this shard. */
    public long cells() {
        return shard.share(folder.grid().size());
    }

    /** Those of them that are finished already. */
    public long finished() {
        return LongStream.range(0, cells())
                .filter(k -> done.get((int) shard.index(k)))
                .count();
    }

    /**
     * Runs what is left.
     *
     * @param threads at least 1
     * @param cancelled asked before every step
     * @param watch told of each cell finished now
     * @return whether the shard is complete
     */
    public boolean run(int threads, BooleanSupplier cancelled, Consumer<CellResult> watch) throws IOException {
        try (Journal journal = new Journal(folder.journal(shard));
                Tables live = liveTables()) {
            Workers.run(left(), columns, threads, cancelled, result -> {
                journal.add(result);
                live.add(result);
                watch.accept(result);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return !cancelled.getAsBoolean();
    }

    /** Sorts the tables of a complete sweep; returns its number of cells. */
    public long tables() throws IOException {
        return new Merge(folder).merge(false);
    }

    /** Tables that grow while one looks: what is done so far, in the order of the journal, then every new cell. */
    private Tables liveTables() throws IOException {
        Tables tables = shard.equals(Shard.WHOLE)
                ? new Tables(
                        folder.path().resolve("cells.csv"), folder.path().resolve("runs.csv"), folder.grid(), columns)
                : new Tables(
                        folder.journal(shard).resolveSibling(shard.fileName() + "-cells.csv"),
                        folder.journal(shard).resolveSibling(shard.fileName() + "-runs.csv"),
                        folder.grid(),
                        columns);
        Journal.read(folder.journal(shard), line -> CellLine.read(line, folder.runsOfCell(), columns)
                .ifPresent(tables::add));
        return tables;
    }

    private Iterator<Workers.Numbered> left() {
        long cells = cells();
        long stride = stride(cells);
        return LongStream.range(0, cells)
                .map(k -> shard.index(k * stride % cells))
                .filter(index -> !done.get((int) index))
                .mapToObj(index -> new Workers.Numbered(index, folder.grid().cell(index)))
                .iterator();
    }

    /** A number without a common factor with the number of cells: its multiples visit each cell once. */
    private static long stride(long cells) {
        long stride = StrictMath.max(1, (long) (GOLDEN * cells));
        while (gcd(stride, cells) != 1) {
            stride++;
        }
        return stride;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
