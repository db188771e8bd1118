package org.rmed.theory;

/** What sort of statement a claim is, and with it how it is tested. */
public enum Kind {
    /** Holds up to rounding. */
    IDENTITY("identity"),
    /** Never violated; a violation is a bug. */
    INEQUALITY("inequality"),
    /** A distribution at finite d, tested as one. */
    FINITE_D_LAW("finite-d law"),
    /** A closed form with a stated error. */
    CLOSED_FORM("closed form"),
    /** Holds with a probability, tested by a binomial interval. */
    PROBABILITY("probability"),
    /** A bound known to be loose, tested on one side only. */
    ONE_SIDED_BOUND("one-sided bound"),
    /** An exponent, tested by the interval of a slope; on one side where the paper's bound is known to be loose. */
    SCALING("scaling");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
