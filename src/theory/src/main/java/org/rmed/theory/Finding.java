package org.rmed.theory;

/**
 * One measured number against its prediction or bound.
 *
 * @param what the quantity, such as {@code share of runs with R_med,1 >= ln d}
 * @param where the cell it was measured in, such as {@code d=64}
 * @param measured its value
 * @param low lower end of its confidence interval (equal to measured where it has none)
 * @param high upper end
 * @param relation how it must compare
 * @param bound the bound or tolerance
 * @param sharp the sharp value known for it, NaN where none is
 * @param note the first time and coordinate where it fails, or what else a reader needs; may be empty
 */
public record Finding(
        String what,
        String where,
        double measured,
        double low,
        double high,
        Relation relation,
        double bound,
        double sharp,
        String note) {

    /** How a measured number must compare with its bound. */
    public enum Relation {
        /** At least the bound. */
        AT_LEAST(">="),
        /** At most the bound. */
        AT_MOST("<=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** A number without an interval. */
    public static Finding exact(String what, String where, double measured, Relation relation, double bound) {
        return new Finding(what, where, measured, measured, measured, relation, bound, Double.NaN, "");
    }

    /** The same with the sharp value. */
    public Finding withSharp(double value) {
        return new Finding(what, where, measured, low, high, relation, bound, value, note);
    }

    /** The same with a note. */
    public Finding withNote(String text) {
        return new Finding(what, where, measured, low, high, relation, bound, sharp, text);
    }

    /** What a finding says. */
    public enum State {
        /** The whole interval compares as it must. */
        HOLDS,
        /** The interval has the bound inside: more runs would decide. */
        OPEN,
        /** No part of the interval does, or the number is not one. */
        FAILS
    }

    /** What it says; NaN always fails. */
    public State state() {
        boolean lowEnd = relation == Relation.AT_LEAST ? low >= bound : low <= bound;
        boolean highEnd = relation == Relation.AT_LEAST ? high >= bound : high <= bound;
        return lowEnd && highEnd ? State.HOLDS : lowEnd || highEnd ? State.OPEN : State.FAILS;
    }

    /** Whether the whole interval compares as it must. */
    public boolean holds() {
        return state() == State.HOLDS;
    }

    /** Distance to the bound, positive where the finding holds, in units of the measured quantity. */
    public double margin() {
        return relation == Relation.AT_LEAST ? low - bound : bound - high;
    }
}
