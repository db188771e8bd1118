package org.rmed.lab.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/**
 * The values that a word gives a key: {@code 64,256}, {@code 0.3..1.5:25} (25 values in equal steps, both ends included),
 * {@code 1e-6..1e-2:log:25} (in equal ratios), {@code 1..20} (whole numbers), or a mixture separated by commas. Values of
 * ranges are rounded to {@value #DIGITS} significant digits, whole numbers to the nearest.
 */
public final class Values {

    /** Keys whose one value is a list. */
    static final Set<String> LISTS = Set.of("lossTargets", "statistics");
    /** Keys that take whole numbers. */
    static final Set<String> WHOLE = Set.of("d", "seed", "samples", "batch", "steps", "rank");

    private static final int DIGITS = 12;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final int MOST = 1_000_000;

    private static final String NUMBER = "[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?";
    private static final Pattern RANGE =
            Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?::(log:)?([0-9]{1,9}))?");

    private Values() {}

    /**
     * The values, in order.
     *
     * @throws UsageException if the word is empty, a range runs downwards, has fewer than two values or too many, or a value
     *     comes twice
     */
    static List<String> of(String key, String word) {
        if (LISTS.contains(key)) {
            return List.of(word);
        }
        if (word.isEmpty()) {
            return List.of("");
        }
        List<String> values = new ArrayList<>();
        for (String part : word.split(",", -1)) {
            if (part.isBlank()) {
                throw new UsageException(
                        key + "=" + word + " has an empty value; write " + key + "=A,B or " + key + "=LOW..HIGH:COUNT");
            }
            values.addAll(
                    part.contains("..") && !part.contains("/") ? range(key, part.strip()) : List.of(part.strip()));
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new UsageException(key + "=" + word + " gives " + value + " twice; its cells would count twice");
            }
        }
        return values;
    }

    private static List<String> range(String key, String part) {
        Matcher matcher = RANGE.matcher(part);
        if (!matcher.matches()) {
            throw new UsageException(key + "=" + part + " is no range; write LOW..HIGH:COUNT, LOW..HIGH:log:COUNT, or"
                    + " LOW..HIGH for whole numbers");
        }
        BigDecimal low = new BigDecimal(matcher.group(1));
        BigDecimal high = new BigDecimal(matcher.group(2));
        boolean log = matcher.group(3) != null;
        String spacing = matcher.group(4) == null ? "" : ":" + (log ? "log:" : "") + matcher.group(4);
        if (low.compareTo(high) >= 0) {
            throw new UsageException(key + "=" + part + " is empty: it runs from " + matcher.group(1) + " to "
                    + matcher.group(2) + "; write "
                    + (low.compareTo(high) == 0
                            ? key + "=" + matcher.group(1)
                            : key + "=" + matcher.group(2) + ".." + matcher.group(1) + spacing));
        }
        if (log && low.signum() <= 0) {
            throw new UsageException(key + "=" + part + " has no equal ratios: " + matcher.group(1)
                    + " is not above 0; leave log out, or raise it");
        }
        int count = matcher.group(4) == null ? steps(key, part, low, high) : Integer.parseInt(matcher.group(4));
        if (count < 2 || count > MOST) {
            throw new UsageException(
                    key + "=" + part + " asks for " + count + " values; a range has from 2 to " + MOST);
        }
        String[] values = new String[count];
        Arrays.setAll(values, i -> text(key, i == 0 ? low : i == count - 1 ? high : between(low, high, i, count, log)));
        return List.of(values);
    }

    /** Without a count: whole numbers, each one. */
    private static int steps(String key, String part, BigDecimal low, BigDecimal high) {
        if (low.stripTrailingZeros().scale() > 0 || high.stripTrailingZeros().scale() > 0 || !WHOLE.contains(key)) {
            throw new UsageException(key + "=" + part + " needs a number of values, as in " + key + "=" + part + ":25"
                    + " or " + key + "=" + part + ":log:25");
        }
        return high.subtract(low)
                .add(BigDecimal.ONE)
                .min(BigDecimal.valueOf(MOST + 1L))
                .intValue();
    }

    private static BigDecimal between(BigDecimal low, BigDecimal high, int i, int count, boolean log) {
        if (!log) {
            return low.add(high.subtract(low)
                    .multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL64));
        }
        double exponent = StrictMath.log(low.doubleValue())
                + (StrictMath.log(high.doubleValue()) - StrictMath.log(low.doubleValue())) * i / (count - 1);
        return new BigDecimal(StrictMath.exp(exponent));
    }

    /**
     * The word for a number: up to 12 significant digits, whole where the key wants that.
     *
     * @throws NumberFormatException if the value is not finite
     */
    public static String word(String key, double value) {
        return text(key, new BigDecimal(value));
    }

    /** Short and the same for every way to come to a value: 0.35, 64, 1e-06 as 0.000001 or 1E-6 never differ. */
    private static String text(String key, BigDecimal value) {
        if (WHOLE.contains(key)) {
            return value.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal rounded = value.round(ROUNDED).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale();
        return rounded.signum() == 0
                ? "0"
                : magnitude > -4 && magnitude < 16 ? rounded.toPlainString() : scientific(rounded);
    }

    private static String scientific(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        return (value.signum() < 0 ? "-" : "") + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + exponent;
    }
}
