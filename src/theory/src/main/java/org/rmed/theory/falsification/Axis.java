package org.rmed.theory.falsification;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rmed.spec.Settings;

/**
 * A key that the search may move, with a coordinate in which the claim's own value is 0 and equal steps are equal ratios.
 * Values have two or three significant digits, so that what is tried is what is printed.
 *
 * @param key as on the command line
 * @param least the farthest coordinate below the claim's own value, at most 0
 * @param most the farthest above, at least 0
 * @param ordered whether there is anything between the claim's own value and another
 * @param writing the value at a coordinate
 */
record Axis(String key, double least, double most, boolean ordered, Writing writing) {

    /** Turns a coordinate into the value of a {@code key=value} word. */
    @FunctionalInterface
    interface Writing {
        String value(double x, Home home);
    }

    /** Smallest and largest xi where the claim has none; the gradients of interest are of order s to 1. */
    private static final double LEAST_XI = 1e-6;

    private static final double MOST_XI = 100;

    private static final double LEAST_ALPHA = 0.1;
    private static final double MOST_ALPHA = 4;

    /** Below a thirtieth of the claim's eta only the number of steps changes; above, up to the bound of stability. */
    private static final double LEAST_ETA = 1.0 / 30;

    private static final double MOST_ETA = 1000;

    /** Momentum from 0 to 0.999. */
    private static final double MOST_MEMORY = 1000;

    private static final List<String> TARGETS = List.of("uniform", "constant", "mixed");

    /** The share of the way to the end of the axis, in [0, 1]. */
    double distance(double x) {
        return x >= 0 ? x / most : x / least;
    }

    /** s = d^-alpha. */
    static Axis alpha(double own) {
        return new Axis(
                "alpha",
                StrictMath.min(0, StrictMath.log(LEAST_ALPHA / own)),
                StrictMath.log(StrictMath.max(MOST_ALPHA, 1.5 * own) / own),
                true,
                (x, home) -> rounded(home.settings().real("alpha", 0, 1e4) * StrictMath.exp(x), 3));
    }

    /** A multiple of the claim's own learning rate, in its units where it has such ({@code 0.1*s}). */
    static Axis eta() {
        return new Axis("eta", StrictMath.log(LEAST_ETA), StrictMath.log(MOST_ETA), true, (x, home) -> {
            String word = rounded(home.eta() * StrictMath.exp(x), 2);
            return home.units().isEmpty() ? word : word.equals("1") ? home.units() : word + "*" + home.units();
        });
    }

    /** Momentum or memory: the scale is 1 - beta. */
    static Axis memory(String key, double own) {
        return new Axis(
                key,
                StrictMath.log1p(-own),
                StrictMath.max(0, StrictMath.log(MOST_MEMORY * (1 - own))),
                true,
                (x, home) -> plain(BigDecimal.ONE.subtract(
                        new BigDecimal(rounded(StrictMath.min(1, (1 - own) * StrictMath.exp(-x)), 2)))));
    }

    /** xi, on a scale that begins at {@link #LEAST_XI} where the claim has xi = 0. */
    static Axis xi(double own) {
        double least = own > 0 ? own : LEAST_XI;
        return new Axis(
                "xi",
                own > 0 ? StrictMath.min(0, StrictMath.log(LEAST_XI / own)) : 0,
                StrictMath.max(1, StrictMath.log(MOST_XI / least)),
                true,
                (x, home) -> rounded(least * StrictMath.exp(x), 2));
    }

    /** The kinds of target other than the claim's own, at 1 and 2. */
    static Axis target(String own) {
        List<String> others = new ArrayList<>(TARGETS);
        others.remove(own);
        return new Axis("target", 0, others.size(), false, (x, home) -> others.get((int) x - 1));
    }

    /**
     * What a coordinate is relative to: the claim's own configuration at the d of the candidate.
     *
     * @param settings of one of its runs
     * @param eta its learning rate, in units
     * @param units such as {@code s}; empty for a plain number
     */
    record Home(Settings settings, double eta, String units) {}

    /** A decimal with so many significant digits at most. */
    static String rounded(double value, int digits) {
        return plain(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        double size = shortest.abs().doubleValue();
        return size == 0 || (size >= 1e-4 && size < 1e5)
                ? shortest.toPlainString()
                : shortest.toString().toLowerCase(Locale.ROOT);
    }
}
