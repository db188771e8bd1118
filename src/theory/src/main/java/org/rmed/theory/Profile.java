package org.rmed.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** How much a verification runs. */
public enum Profile {
    /** As few seeds as can show a share of 0.8, and one above d = 10^5. */
    QUICK,
    /** The claims' own dimensions and seeds. */
    STANDARD,
    /** Twice the largest dimension too, three times the seeds, and the claims' variants. */
    THOROUGH;

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The profile of a word.
     *
     * @throws UsageException for another word, with the nearest
     */
    public static Profile named(String word) {
        List<String> words = Arrays.stream(values()).map(Profile::word).toList();
        if (!words.contains(word)) {
            throw new UsageException("unknown profile '" + word + "'" + Nearest.suggestion(word, words) + " (one of: "
                    + String.join(", ", words) + ")");
        }
        return values()[words.indexOf(word)];
    }
}
