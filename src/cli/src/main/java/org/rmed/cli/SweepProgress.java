package org.rmed.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.rmed.lab.sweep.CellResult;

/** A sweep's bar with its live count of diverged and failed cells; where there is no terminal, a line a minute. */
final class SweepProgress implements AutoCloseable {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long cells;
    private final Progress bar;
    private final long before;
    private final LongSupplier clock;
    private final long start;
    private long now;
    private long diverged;
    private long failed;
    private String reason = "";
    private long said;

    SweepProgress(long cells, long finished) {
        this(cells, finished, System::nanoTime);
    }

    SweepProgress(long cells, long finished, LongSupplier clock) {
        this.cells = cells;
        this.before = finished;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.said = start;
        this.bar = new Progress("cells", cells);
        bar.reached(finished);
    }

    /** A cell is finished. */
    synchronized void finished(CellResult result) {
        now++;
        if (result.diverged() > 0) {
            diverged++;
        }
        if (result.failed() > 0) {
            failed++;
            reason = reason.isEmpty() ? result.reason() : reason;
        }
        bar.say(diverged + " diverged, " + failed + " failed");
        bar.step();
        if (!bar.shown() && clock.getAsLong() - said > MINUTE) {
            said = clock.getAsLong();
            double left = (said - start) * 1e-9 / now * (cells - before - now);
            System.err.println("rmed: " + (before + now) + " of " + cells + " cells, " + diverged + " diverged, "
                    + failed + " failed, about " + SweepCommand.duration(left) + " left");
        }
    }

    /** How it went. */
    String words() {
        return now + (now == 1 ? " cell run: " : " cells run: ") + diverged + " with diverged runs, " + failed
                + " with failed ones" + (reason.isEmpty() ? "" : " (the first: " + reason + ")");
    }

    @Override
    public void close() {
        bar.close();
    }
}
