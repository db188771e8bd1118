package org.rmed.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error that appears after two seconds, and only on a terminal. Safe for several threads. */
public final class Progress implements AutoCloseable {

    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();

    private final String task;
    private final long total;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long done;
    private final ProgressLine line = new ProgressLine(System.err);
    private ProgressBar bar;

    /** A bar of so many units. */
    public Progress(String task, long total) {
        this(task, total, onTerminal());
    }

    Progress(String task, long total, boolean terminal) {
        this.task = task;
        this.total = total;
        this.terminal = terminal;
    }

    /** One unit more is done. */
    public synchronized void step() {
        reached(done + 1);
    }

    /** So much is done in all. */
    public synchronized void reached(long units) {
        done = units;
        if (bar == null && terminal && System.nanoTime() - start > QUIET_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .startsFrom(done, Duration.ofNanos(System.nanoTime() - start))
                    .setConsumer(line)
                    .clearDisplayOnFinish()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Words at the end of the bar. */
    public synchronized void say(String words) {
        if (bar != null) {
            bar.setExtraMessage(words);
        }
    }

    /** Prints lines, to which a bar makes way. */
    public synchronized void aside(Runnable printing) {
        if (bar == null) {
            printing.run();
        } else {
            line.aside(printing);
        }
    }

    /** What is done so far. */
    public synchronized long done() {
        return done;
    }

    /** Whether a bar is on the screen. */
    synchronized boolean shown() {
        return bar != null;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** The launcher says whether standard error is a terminal; without it there is no bar. */
    private static boolean onTerminal() {
        return Boolean.getBoolean("rmed.terminal");
    }
}
