package org.rmed.theory.falsification;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/**
 * How long to search. The candidates come in a fixed order: a budget only cuts it.
 *
 * @param time since the budget was made
 * @param candidates run at most; empty for any number
 * @param clock in nanoseconds
 * @param start of the search on that clock
 */
public record Budget(Duration time, OptionalInt candidates, LongSupplier clock, long start) {

    private static final Pattern WORD = Pattern.compile("([0-9]{1,6})(s|m|h)");

    /** A budget that begins now. */
    public static Budget from(Duration time, OptionalInt candidates, LongSupplier clock) {
        return new Budget(time, candidates, clock, clock.getAsLong());
    }

    /**
     * Reads {@code 60s}, {@code 5m} or {@code 1h}.
     *
     * @throws UsageException naming the word and these forms
     */
    public static Duration time(String word) {
        Matcher matcher = WORD.matcher(word);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration time =
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofHours(count);
                    };
            if (count > 0 && time.compareTo(Duration.ofDays(365)) <= 0) {
                return time;
            }
        }
        throw new UsageException("--budget=" + word
                + " is not understood; give a whole number of seconds, minutes or hours: 60s, 5m, 1h");
    }

    /** Whether the time is over. */
    public boolean late() {
        return clock.getAsLong() - start >= time.toNanos();
    }

    /** Whether no further candidate may be run. */
    boolean over(int tried) {
        return late() || (candidates.isPresent() && tried >= candidates.getAsInt());
    }
}
