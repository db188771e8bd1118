package org.rmed.spec;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Immutable {@code key=value} settings over a file of defaults. The defaults file decides which keys exist; a typed
 * read checks the value and, where it does not fit, throws a {@link UsageException} that names key, value and bound.
 *
 * <p>The word {@code auto} asks the program to choose ({@link #realOrAuto}).
 */
public final class Settings {

    /** The value that leaves a choice to the program. */
    public static final String AUTO = "auto";

    /** Java would also read 64d, 1f and 0x1p3. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9.]+([eE][-+]?[0-9]+)?|Infinity|NaN)");

    private final SortedMap<String, String> defaults;
    private final SortedMap<String, String> values;
    private final String manual;

    private Settings(SortedMap<String, String> defaults, SortedMap<String, String> values, String manual) {
        this.defaults = defaults;
        this.values = values;
        this.manual = manual;
    }

    /** The keys of a defaults file that {@code rmed keys} explains. */
    public static Settings defaults(URL file) {
        return defaults(file, "rmed keys");
    }

    /**
     * Reads a defaults file ({@code key = value} lines, {@code #} comments, UTF-8).
     *
     * @param manual the command that explains its keys
     * @throws UncheckedIOException if it cannot be read: the file ships with the program
     */
    public static Settings defaults(URL file, String manual) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("defaults file " + file + " cannot be read", e);
        }
        TreeMap<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, ((String) value).strip()));
        return new Settings(Collections.unmodifiableSortedMap(map), Collections.unmodifiableSortedMap(map), manual);
    }

    /** These settings with one value replaced; an unknown key is refused with the nearest known one. */
    public Settings with(String key, Object value) {
        if (!defaults.containsKey(key)) {
            throw new UsageException("unknown key '" + key + "'" + Nearest.suggestion(key, defaults.keySet()) + " ('"
                    + manual + "' explains them all)");
        }
        TreeMap<String, String> map = new TreeMap<>(values);
        map.put(key, String.valueOf(value).strip());
        return new Settings(defaults, Collections.unmodifiableSortedMap(map), manual);
    }

    /** These settings overridden by {@code key=value} words; a key given twice is refused. */
    public Settings withArguments(List<String> words) {
        Settings result = this;
        Map<String, String> seen = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("'" + word + "' is not key=value"
                        + (defaults.containsKey(word)
                                ? "; write " + word + "=VALUE, without blanks"
                                : Nearest.suggestion(word, defaults.keySet())));
            }
            String key = word.substring(0, equals).strip();
            String value = word.substring(equals + 1).strip();
            result = result.with(key, value);
            String earlier = seen.put(key, value);
            if (earlier != null) {
                throw new UsageException(
                        "key '" + key + "' is given twice (" + earlier + " and " + value + "); keep one");
            }
        }
        return result;
    }

    /** The value as text. An unknown key here is a programmer's error. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no key '" + key + "' in the defaults file");
        }
        return value;
    }

    /** A whole number in [min, max]; {@code 1e4} is understood. */
    public long whole(String key, long min, long max) {
        double value = number(key, text(key), "a whole number");
        if (value != StrictMath.rint(value) || StrictMath.abs(value) > 0x1p53) {
            throw bad(key, text(key), "a whole number in " + range(min, max));
        }
        if (value < min || value > max) {
            throw bad(key, text(key), "a whole number in " + range(min, max));
        }
        return (long) value;
    }

    /** {@link #whole} for values that fit an {@code int}. */
    public int integer(String key, int min, int max) {
        return (int) whole(key, min, max);
    }

    /** A number in [min, max]. */
    public double real(String key, double min, double max) {
        return within(key, text(key), min, max);
    }

    /** A number in [min, max], or empty for {@code auto}. */
    public OptionalDouble realOrAuto(String key, double min, double max) {
        return isAuto(key) ? OptionalDouble.empty() : OptionalDouble.of(within(key, text(key), min, max));
    }

    /** A comma-separated list of numbers in [min, max]; empty text gives an empty list. */
    public List<Double> reals(String key, double min, double max) {
        if (text(key).isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text(key).split(",", -1))
                .map(word -> within(key, word.strip(), min, max))
                .toList();
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(choice(key, List.of("true", "false")));
    }

    /** One of the allowed words. */
    public String choice(String key, List<String> allowed) {
        String value = text(key);
        if (!allowed.contains(value)) {
            throw new UsageException("unknown " + key + " '" + value + "'" + Nearest.suggestion(value, allowed)
                    + " (one of: " + String.join(", ", allowed) + ")");
        }
        return value;
    }

    /** Whether the value is {@code auto}. */
    public boolean isAuto(String key) {
        return text(key).equals(AUTO);
    }

    /** The keys, sorted. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** All keys and values, sorted by key. */
    public SortedMap<String, String> asMap() {
        return values;
    }

    /**
     * The words that turn the defaults into these settings: {@code alpha=2 d=64}, sorted by key; words that a shell would
     * split or expand are in single quotes.
     */
    public String overrides() {
        return overrides(defaults);
    }

    /** The same for other settings of the same keys in the place of the defaults. */
    public String overrides(Settings others) {
        return overrides(others.values);
    }

    private String overrides(SortedMap<String, String> others) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(others.get(entry.getKey())))
                .map(entry -> quoted(entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /**
     * The first 12 hexadecimal digits of the SHA-256 of all keys and values but the excluded ones: the name of a run.
     *
     * @param excluded keys that cannot change a result, such as the thread count
     */
    public String hash(Set<String> excluded) {
        return fingerprint(excluded).substring(0, 12);
    }

    /** The 64 hexadecimal digits of which {@link #hash} is the beginning. */
    public String fingerprint(Set<String> excluded) {
        String canonical = values.entrySet().stream()
                .filter(entry -> !excluded.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        return sha256(canonical);
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return overrides();
    }

    private static String quoted(String word) {
        return word.matches("[-+A-Za-z0-9_=.,:/^]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static double within(String key, String word, double min, double max) {
        double value = number(key, word, "a number");
        if (!(value >= min && value <= max)) {
            throw bad(key, word, "a number in " + range(min, max));
        }
        return value;
    }

    private static double number(String key, String word, String wanted) {
        if (!DECIMAL.matcher(word).matches()) {
            throw new UsageException(key + "=" + word + " is not " + wanted);
        }
        try {
            double value = Double.parseDouble(word);
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(key + "=" + word + " is not " + wanted, e);
        }
        throw bad(key, word, wanted);
    }

    private static UsageException bad(String key, String value, String wanted) {
        return new UsageException(key + "=" + value + " is out of range; it must be " + wanted);
    }

    private static String range(Number min, Number max) {
        return "[" + min + ", " + max + "]";
    }
}
