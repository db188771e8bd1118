package org.rmed.linear.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Works the blocks of a step, on the calling thread or on several. Which thread works a block is of no consequence to
 * the result: blocks write to places of their own.
 */
final class Crew implements AutoCloseable {

    private final IntConsumer work;
    private final int blocks;
    private final ExecutorService pool;
    private final List<Callable<Void>> shifts;

    Crew(IntConsumer work, int blocks, int threads) {
        this.work = work;
        this.blocks = blocks;
        int workers = Math.min(threads, blocks);
        this.pool = workers > 1 ? Executors.newFixedThreadPool(workers, Crew::daemon) : null;
        this.shifts = IntStream.range(0, workers)
                .<Callable<Void>>mapToObj(first -> () -> {
                    for (int block = first; block < blocks; block += workers) {
                        work.accept(block);
                    }
                    return null;
                })
                .toList();
    }

    void run() {
        if (pool == null) {
            for (int block = 0; block < blocks; block++) {
                work.accept(block);
            }
            return;
        }
        try {
            for (Future<Void> done : pool.invokeAll(shifts)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a step", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rmed-rows");
        thread.setDaemon(true);
        return thread;
    }
}
