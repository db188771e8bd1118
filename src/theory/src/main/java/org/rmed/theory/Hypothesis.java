package org.rmed.theory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One assumption of a statement.
 *
 * @param name what it is about, such as {@code eta}
 * @param concerns the runs it is about
 * @param assess where one run stands to it
 */
public record Hypothesis(String name, Predicate<Outcome> concerns, Function<Outcome, Standing> assess) {

    /** An assumption about every run. */
    public Hypothesis(String name, Function<Outcome, Standing> assess) {
        this(name, run -> true, assess);
    }

    /** How far a run meets an assumption. */
    public enum Status {
        /** As the paper states it. */
        LITERAL,
        /** Not as stated, but inside the range in which the phenomenon is expected. */
        RELAXED,
        /** Neither. */
        VIOLATED;

        /** As printed. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where a run stands.
     *
     * @param hypothesis its name
     * @param status how far it is met
     * @param words the value, the literal bound, and the relaxed one where it is used
     */
    public record Standing(String hypothesis, Status status, String words) {}

    /**
     * A hypothesis value <= literal, or value <= relaxed.
     *
     * @param symbol of the value, such as {@code eta}
     */
    public static Standing atMost(
            String name, String symbol, double value, double literal, double relaxed, String relaxedWords) {
        Status status = value <= literal ? Status.LITERAL : value <= relaxed ? Status.RELAXED : Status.VIOLATED;
        String words = String.format(Locale.ROOT, "%s=%.3g, literal <= %.3g", symbol, value, literal);
        String more = status == Status.LITERAL
                ? ""
                : String.format(Locale.ROOT, ", relaxed%s <= %.3g", relaxedWords, relaxed);
        return new Standing(name, status, words + more);
    }

    /** The worst standing over the runs it concerns; one such run speaks for all. */
    public Standing worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(concerns)
                .map(assess)
                .max(Comparator.comparing(Standing::status))
                .orElseGet(() -> new Standing(name, Status.VIOLATED, "there is no run that it concerns"));
    }
}
