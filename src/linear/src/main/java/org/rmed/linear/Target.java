package org.rmed.linear;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.npy.NpyFile;
import org.rmed.random.Streams;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The target row A (d). Assumption 1 wants A_j > 0 and A_j = Theta(1). */
public final class Target {

    private static final List<String> WORDS = List.of("uniform", "constant", "mixed");
    private static final double LOW = 0.5;
    private static final double HIGH = 1.5;

    private Target() {}

    /**
     * Builds A.
     *
     * @param word {@code uniform} (i.i.d. on [0.5, 1.5]), {@code constant} (all 1), {@code mixed} (uniform with random
     *     signs), or the path of a {@code .npy} file with d numbers
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
            default -> target = given(word, d);
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
