package org.rmed.transformer.optimizer;

import java.util.List;
import java.util.Locale;
import org.rmed.spec.Nearest;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * The learning rate of step t as a share of the run's: w = {@code warmUp} steps of rise, (t + 1) / (w + 1), so that the
 * first is not lost at 0; from step w on 1, or for the linear one (steps - t) / (steps - w), which would reach 0 at the
 * step after the last.
 *
 * @param course what follows the warm-up
 * @param warmUp steps of rise, in [0, steps)
 * @param steps the run's length
 */
public record Schedule(Course course, long warmUp, long steps) {

    /** What follows the warm-up. */
    public enum Course {
        /** The same rate at all steps. */
        CONSTANT,
        /** A straight fall to 0. */
        LINEAR;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> WORDS = List.of(Course.CONSTANT.word(), Course.LINEAR.word());

    public Schedule {
        if (steps < 1) {
            throw new UsageException("steps=" + steps + " must be at least 1");
        }
        if (warmUp < 0 || warmUp >= steps) {
            throw new UsageException("warmUp=" + warmUp + " must be in [0, " + (steps - 1)
                    + "], below the run's number of steps; shorten the warm-up or lengthen the run");
        }
    }

    /** The same rate at all steps. */
    public static Schedule constant(long steps) {
        return new Schedule(Course.CONSTANT, 0, steps);
    }

    /** From the full rate straight to 0. */
    public static Schedule linear(long steps) {
        return new Schedule(Course.LINEAR, 0, steps);
    }

    /** The schedule that the keys {@code schedule} (constant or linear) and {@code warmUp} (steps) ask for. */
    public static Schedule of(Settings settings, long steps) {
        return named(settings.text("schedule"), settings.whole("warmUp", 0, Long.MAX_VALUE), steps);
    }

    /**
     * The schedule of a word.
     *
     * @throws UsageException if the word is neither constant nor linear, or the warm-up does not fit
     */
    public static Schedule named(String word, long warmUp, long steps) {
        int index = WORDS.indexOf(word);
        if (index < 0) {
            throw new UsageException("unknown schedule '" + word + "'" + Nearest.suggestion(word, WORDS) + " (one of: "
                    + String.join(", ", WORDS) + ")");
        }
        return new Schedule(Course.values()[index], warmUp, steps);
    }

    /**
     * The learning rate of step t, {@code 0 <= t < steps}.
     *
     * @param eta the run's learning rate
     */
    public double eta(double eta, long t) {
        if (t < 0 || t >= steps) {
            throw new IllegalArgumentException("step " + t + " is not in a run of " + steps);
        }
        if (t < warmUp) {
            return eta * (t + 1) / (warmUp + 1);
        }
        return course == Course.CONSTANT ? eta : eta * (steps - t) / (steps - warmUp);
    }
}
