package org.rmed.optimizer;

import java.util.Arrays;
import java.util.List;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/**
 * The denominator of an adaptive method: sqrt(v) made safe by the numerical-stability constant xi. Which of the
 * readings the paper prints is not known; its bound xi <= sqrt(eta / d^(3 alpha - 1)) equals the smallest gradient of
 * the first phase, so xi compares with |g|: the first two readings. The bare one compares with g^2.
 *
 * <p>xi = 0 stands for {@value #FLOOR}: it changes no gradient above 1e-130 and makes 0 / 0 a step of 0. (A square
 * underflows for |g| < 2e-162; the floor is above that, so a vanished v can never blow a step up.)
 *
 * @param xi at least 0
 * @param placement where xi stands
 */
public record Denominator(double xi, Placement placement) {

    /** What xi = 0 means. */
    public static final double FLOOR = 1e-150;

    /** Where xi stands; the word is the one used in settings. */
    public enum Placement {
        /** sqrt(v) + xi. */
        OUTSIDE("outside"),
        /** sqrt(v + xi^2). */
        INSIDE_SQUARED("inside-squared"),
        /** sqrt(v + xi). */
        BARE_INSIDE("bare-inside");

        private final String word;

        Placement(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The words of all readings. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Placement::word).toList();
        }

        /** The reading named by a word; an unknown word is refused with the nearest. */
        public static Placement named(String word) {
            return Arrays.stream(values())
                    .filter(placement -> placement.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("unknown xiPlacement '" + word + "'"
                            + Nearest.suggestion(word, words()) + " (one of: " + String.join(", ", words()) + ")"));
        }
    }

    public Denominator {
        Range.NON_NEGATIVE.check("xi", xi);
    }

    /** The denominator of the paper's theory with xi outside the root. */
    public static Denominator outside(double xi) {
        return new Denominator(xi, Placement.OUTSIDE);
    }

    /** What is added to v under the root. */
    double insideRoot() {
        return switch (placement) {
            case OUTSIDE -> 0;
            case INSIDE_SQUARED -> StrictMath.max(xi, FLOOR) * StrictMath.max(xi, FLOOR);
            case BARE_INSIDE -> StrictMath.max(xi, FLOOR * FLOOR);
        };
    }

    /** What is added to the root. */
    double outsideRoot() {
        return placement == Placement.OUTSIDE ? StrictMath.max(xi, FLOOR) : 0;
    }
}
