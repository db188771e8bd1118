package org.rmed.linear;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.npy.NpyFile;
import org.rmed.random.Streams;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The target row A (d). Assumption 1 wants A_j > 0 and A_j = Theta(1). */
public final class Target {

    private static final List<String> WORDS = List.of("uniform", "constant", "mixed", "spread:K");
    private static final Pattern SPREAD =
            Pattern.compile("spread:([0-9.]+(?:[eE][-+]?[0-9]+)?)(?::([0-9.]+(?:[eE][-+]?[0-9]+)?))?");
    private static final double LOW = 0.5;
    private static final double HIGH = 1.5;
    private static final double MOST_SPREAD = 1e12;

    private Target() {}

    /**
     * Builds A.
     *
     * @param word {@code uniform} (i.i.d. on [0.5, 1.5]), {@code constant} (all 1), {@code mixed} (uniform with random
     *     signs), {@code spread:K} (log-uniform on [K^-1/2, K^1/2]), {@code spread:K:F} (a share F of the entries so, the
     *     others 0), or the path of a {@code .npy} file with d numbers
     */
    public static double[] named(String word, int d, Streams streams) {
        UniformRandomProvider source = streams.open("target");
        double[] target = new double[d];
        switch (word) {
            case "constant" -> Arrays.fill(target, 1);
            case "uniform" -> Arrays.setAll(target, j -> LOW + (HIGH - LOW) * source.nextDouble());
            case "mixed" ->
                Arrays.setAll(
                        target, j -> (LOW + (HIGH - LOW) * source.nextDouble()) * (source.nextBoolean() ? 1 : -1));
            default -> target = word.startsWith("spread") ? spread(word, d, source) : given(word, d);
        }
        return target;
    }

    /** Log-uniform on [K^-1/2, K^1/2] where not zero; the nearest whole number to F d of entries, at least one, are not. */
    private static double[] spread(String word, int d, UniformRandomProvider source) {
        Matcher matcher = SPREAD.matcher(word);
        double ratio = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        double share = ratio > 0 && matcher.group(2) != null ? Double.parseDouble(matcher.group(2)) : 1;
        if (!(ratio >= 1 && ratio <= MOST_SPREAD && share > 0 && share <= 1)) {
            throw new UsageException("target=" + word + " is not spread:K or spread:K:F with K in [1, " + MOST_SPREAD
                    + "] (largest over smallest entry) and F in (0, 1] (share of entries that are not zero)");
        }
        double[] target = new double[d];
        long nonzero = StrictMath.max(1, StrictMath.round(share * d));
        double half = StrictMath.log(ratio) / 2;
        for (int j = 0; j < d; j++) {
            double drawn = StrictMath.exp(half * (2 * source.nextDouble() - 1));
            // the first of a random order: each entry is kept with the share that is still to be kept
            if (source.nextDouble() * (d - j) < nonzero) {
                target[j] = drawn;
                nonzero--;
            }
        }
        return target;
    }

    private static double[] given(String word, int d) {
        if (!word.endsWith(".npy")) {
            throw new UsageException("unknown target '" + word + "'" + Nearest.suggestion(word, WORDS) + " (one of: "
                    + String.join(", ", WORDS) + ", or the path of a .npy file)");
        }
        double[] values = NpyFile.read(Path.of(word)).values();
        if (values.length != d) {
            throw new UsageException(word + " holds " + values.length + " numbers, but d=" + d + " needs " + d);
        }
        return values;
    }
}
