package org.rmed.transformer.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rmed.spec.Settings;

/**
 * One of the paper's experiments.
 *
 * @param name on the command line
 * @param title one sentence
 * @param source where the paper has it
 * @param task what is trained
 * @param arms the ways of training, in the order of the figures
 * @param pairs which of them are compared
 * @param words the settings of each profile, over the defaults
 * @param observations what the paper saw, checked on the numbers
 */
public record Experiment(
        String name,
        String title,
        String source,
        TaskKind task,
        List<Arm> arms,
        List<Pair> pairs,
        Map<Profile, List<String>> words,
        List<Observation> observations) {

    public Experiment {
        arms = List.copyOf(arms);
        pairs = List.copyOf(pairs);
        words = Map.copyOf(words);
        observations = List.copyOf(observations);
    }

    /** The defaults of all keys. */
    public static Settings defaults() {
        return Settings.defaults(Experiment.class.getResource("transformer.properties"), "rmed transformer --keys");
    }

    /** The file of all keys, their defaults and their meaning. */
    public static String manual() {
        try (InputStream file = Experiment.class.getResourceAsStream("transformer.properties")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that turn its settings in a profile into these. */
    public String overrides(Profile profile, Settings settings) {
        return settings.overrides(settings(profile, List.of()));
    }

    /**
     * Its settings in a profile.
     *
     * @param own the user's words, which override the profile's
     * @throws org.rmed.spec.UsageException for an unknown key, or one given twice
     */
    public Settings settings(Profile profile, List<String> own) {
        return defaults().withArguments(words.get(profile)).withArguments(own);
    }
}
