package org.rmed.lab.scaling;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Outcome;

/**
 * The exponent that the sharp theory predicts.
 *
 * @param exponent in the limit: d to infinity at the end of a range of d for SGD+M, eta and s to 0 for Adam
 * @param law the quantity's closed form for one run, if there is one: fitted in the same way over the same points it gives the
 *     exponent due at finite size, with which the measured one is compared; without it the limit is
 * @param tolerance by how much the exponent may differ for reasons that are not chance
 * @param why where the tolerance comes from
 */
public record Sharp(double exponent, Optional<ToDoubleFunction<Outcome>> law, double tolerance, String why) {

    public Sharp {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance=" + tolerance + " must be at least 0 and finite");
        }
    }

    /** A pure power. */
    static Sharp power(double exponent, double tolerance, String why) {
        return new Sharp(exponent, Optional.empty(), tolerance, why);
    }

    /** A closed form whose exponent tends to a limit. */
    static Sharp form(double exponent, ToDoubleFunction<Outcome> law, double tolerance, String why) {
        return new Sharp(exponent, Optional.of(law), tolerance, why);
    }
}
