package org.rmed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.ScalingLaws;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * What {@code rmed scaling} was asked.
 *
 * @param laws with the seeds asked for
 * @param controls whether their controls are run too
 * @param settings {@code out} and {@code threads} over the defaults
 */
record ScalingRequest(List<Law> laws, boolean controls, Settings settings) {

    private static final int MOST_THREADS = 1024;
    private static final int MOST_SEEDS = 100_000;
    private static final Set<String> KEYS = Set.of("threads", "out");

    /** Sorts words into laws ({@code adam-t1-d}) and keys ({@code seeds=40 threads=2 out=DIR}). */
    static ScalingRequest of(List<String> words, boolean controls) {
        List<String> names = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        int seeds = 0;
        for (String word : words) {
            String key = word.contains("=") ? word.substring(0, word.indexOf('=')) : "";
            if (key.isEmpty()) {
                names.add(word);
            } else if (key.equals("seeds")) {
                if (seeds > 0) {
                    throw new UsageException("key 'seeds' is given twice, again in '" + word + "'; keep one");
                }
                seeds = seeds(word.substring(6));
            } else if (KEYS.contains(key)) {
                keys.add(word);
            } else {
                throw new UsageException(
                        "'" + word
                                + "': a scaling law has its own configurations; only seeds=N, threads=N and out=DIR can be given");
            }
        }
        Settings settings = Setup.defaults().withArguments(keys);
        if (keys.stream().noneMatch(word -> word.startsWith("threads="))) {
            settings = settings.with("threads", Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
        }
        List<Law> laws = names.isEmpty() ? ScalingLaws.all() : ScalingLaws.named(names);
        int each = seeds;
        return new ScalingRequest(
                each == 0 ? laws : laws.stream().map(law -> law.withSeeds(each)).toList(), controls, settings);
    }

    /** Identifies what is measured. */
    String hash() {
        String text = "scaling "
                + laws.stream().map(law -> law.name() + " " + law.seeds()).toList();
        return settings.with("out", text).hash(Set.of("threads")) + (controls ? "-controls" : "");
    }

    /** Runs side by side. */
    int threads() {
        return settings.integer("threads", 1, MOST_THREADS);
    }

    /** An interval over seeds needs two of them. */
    private static int seeds(String word) {
        try {
            return Setup.defaults().with("d", word).integer("d", 2, MOST_SEEDS);
        } catch (UsageException e) {
            throw new UsageException(
                    "seeds=" + word + " is out of range; it must be a whole number in [2, " + MOST_SEEDS + "]", e);
        }
    }
}
