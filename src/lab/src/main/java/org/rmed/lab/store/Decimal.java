package org.rmed.lab.store;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Doubles as text: the shortest decimal that reads back as the same double. {@code Double.toString} gives that only from
 * JDK 19 on, and files must not depend on the JDK.
 */
public final class Decimal {

    private Decimal() {}

    /** The text; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is not finite. */
    public static String of(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A number of steps as text, see {@link #whole}. */
    static String steps(double t) {
        return whole(t) instanceof Long exact ? exact.toString() : of(t);
    }

    /** A number of steps: without a point where it is a whole number that a double tells from its neighbours. */
    static Number whole(double value) {
        if (value == StrictMath.rint(value) && StrictMath.abs(value) <= 0x1p53) {
            return (long) value;
        }
        return value;
    }
}
