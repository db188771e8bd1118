package org.rmed.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Status;

/**
 * Runs cells on several threads, run by run. Results do not depend on the number of threads: each run has its own
 * random streams, and a cell is handed on when all its runs are done.
 */
final class Workers {

    private final Iterator<Numbered> cells;
    private final Columns columns;
    private final BooleanSupplier cancelled;
    private final Consumer<CellResult> done;
    private Open open;
    private volatile boolean broken;

    /** A cell with its number. */
    record Numbered(long index, Cell cell) {}

    /** A cell in work. */
    private static final class Open {
        final Numbered numbered;
        final Run[] runs;
        final AtomicInteger left;
        int next;

        Open(Numbered numbered) {
            this.numbered = numbered;
            this.runs = new Run[numbered.cell().seeds()];
            this.left = new AtomicInteger(runs.length);
        }
    }

    private record Task(Open open, int k) {}

    private Workers(Iterator<Numbered> cells, Columns columns, BooleanSupplier cancelled, Consumer<CellResult> done) {
        this.cells = cells;
        this.columns = columns;
        this.cancelled = cancelled;
        this.done = done;
    }

    /**
     * Runs all cells.
     *
     * @param cells asked for one by one, by one thread at a time
     * @param threads at least 1
     * @param cancelled asked before every step; once true, what runs is dropped and nothing new begins
     * @param done told of each finished cell, by one thread at a time; an exception in it ends everything and is rethrown
     */
    static void run(
            Iterator<Numbered> cells,
            Columns columns,
            int threads,
            BooleanSupplier cancelled,
            Consumer<CellResult> done) {
        Workers workers = new Workers(cells, columns, cancelled, done);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rmed-sweep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit((Runnable) workers::work));
            }
            Throwable failure = null;
            for (Future<?> one : all) { // all of them: the caller is about to close what they write to
                failure = end(one, failure);
            }
            if (failure instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for cells", e);
        } finally {
            workers.broken = true;
            pool.shutdownNow();
        }
    }

    private static Throwable end(Future<?> one, Throwable failure) throws InterruptedException {
        try {
            one.get();
            return failure;
        } catch (ExecutionException e) {
            return failure == null ? e.getCause() : failure;
        }
    }

    private void work() {
        try {
            for (Task task = next(); task != null; task = next()) {
                work(task);
            }
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    private void work(Task task) {
        Open cell = task.open();
        cell.runs[task.k()] = Run.of(cell.numbered.cell().run(task.k()), columns, new Observer() {
            @Override
            public boolean stopBefore(long t) {
                return stopped();
            }
        });
        if (cell.left.decrementAndGet() == 0
                && Arrays.stream(cell.runs).noneMatch(run -> run.status().equals(Status.INTERRUPTED.name()))) {
            synchronized (done) {
                if (!broken) {
                    keep(new CellResult(
                            cell.numbered.index(), cell.numbered.cell().id(), List.of(cell.runs)));
                }
            }
        }
    }

    /** What cannot be kept ends everything, before another thread comes with the next. */
    private void keep(CellResult result) {
        try {
            done.accept(result);
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    private synchronized Task next() {
        if (stopped()) {
            return null;
        }
        if (open == null || open.next == open.runs.length) {
            open = cells.hasNext() ? new Open(cells.next()) : null;
        }
        return open == null ? null : new Task(open, open.next++);
    }

    private boolean stopped() {
        return broken || cancelled.getAsBoolean();
    }
}
