package org.rmed.lab.sweep;

import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Status;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Outcome;

/**
 * What is kept of one run.
 *
 * @param seed its seed
 * @param status how it ended: a {@link Status}, or {@link #FAILED}
 * @param reason why it failed; else empty
 * @param engine that ran it; empty if it failed
 * @param values one per column; those of a diverged run are of its last finite state
 */
public record Run(long seed, String status, String reason, String engine, double[] values) {

    /** A run that could not be made. */
    public static final String FAILED = "FAILED";

    /** Whether it ran to an end: diverged and failed runs are counted, never averaged. */
    public boolean usable() {
        return !status.equals(FAILED) && !diverged();
    }

    /** Whether its loss left every bound. */
    public boolean diverged() {
        return status.equals(Status.DIVERGED.name());
    }

    /** Runs settings to their end; what goes wrong becomes the reason of a failed run. */
    static Run of(Settings settings, Columns columns, Observer observer) {
        long seed = settings.whole("seed", 0, Long.MAX_VALUE);
        try {
            Outcome outcome = Outcome.of(settings, observer);
            return new Run(seed, outcome.trajectory().status().name(), "", outcome.engine(), columns.of(outcome));
        } catch (UsageException e) {
            return new Run(seed, FAILED, e.getMessage(), "", columns.nothing());
        } catch (RuntimeException e) {
            return new Run(seed, FAILED, "internal error: " + e, "", columns.nothing());
        }
    }
}
