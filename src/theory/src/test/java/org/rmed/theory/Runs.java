package org.rmed.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;

/** Small real runs for tests. */
public final class Runs {

    private Runs() {}

    /** The outcome of defaults with these words. */
    public static Outcome of(String... words) {
        return Outcome.of(settings(words), Observer.NONE);
    }

    /** Defaults with these words. */
    public static Settings settings(String... words) {
        return Setup.defaults().withArguments(List.of(words));
    }

    /** The words and some more. */
    public static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
