package org.rmed.linear.trajectory;

import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/** When a snapshot is taken, besides the first state, the last one and the events. */
@FunctionalInterface
public interface Probe {

    /** The word for no state but the first, the last and the events. */
    String EVENTS = "events";

    /** Whether the state before step t is recorded. */
    boolean at(long t);

    /** Every k-th step. */
    static Probe every(long k) {
        if (k < 1) {
            throw new IllegalArgumentException("a probe every " + k + " steps; needs at least 1");
        }
        return t -> t % k == 0;
    }

    /** About n states per factor of ten in t: each t at which n log10(t) passes a whole number. */
    static Probe logSpaced(int perDecade) {
        return t -> t <= 1 || decade(t, perDecade) > decade(t - 1, perDecade);
    }

    /** A word of the key {@code every}: a number of steps, {@code log} or {@code log:N}, or {@code auto}. */
    static Probe named(Settings settings, double steps, int d) {
        String word = settings.text("every");
        if (word.equals(EVENTS)) {
            return t -> t == 0;
        }
        if (word.equals("log")) {
            return logSpaced(20);
        }
        if (word.startsWith("log:")) {
            int perDecade = settings.with("every", word.substring(4)).integer("every", 1, 1000);
            return logSpaced(perDecade);
        }
        if (settings.isAuto("every")) {
            return every((long) StrictMath.max(1, StrictMath.floor(steps / rows(d))));
        }
        if (!word.matches("[0-9.eE+]+")) {
            throw new UsageException(
                    "every=" + word
                            + " is not understood; it must be a number of steps, log, log:N (per factor of ten), events or auto");
        }
        return every(settings.whole("every", 1, Long.MAX_VALUE));
    }

    /** The number of rows that {@code auto} stands for: one at d = 10^6 costs a tenth of a second. */
    static int rows(int d) {
        return d < 1 << 16 ? 400 : 40;
    }

    private static long decade(long t, int perDecade) {
        return (long) StrictMath.floor(perDecade * StrictMath.log10(t));
    }
}
