package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.spec.Settings;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.experiment.Answer.Seen;
import org.rmed.transformer.training.Recipe;

/** Catches an experiment that cannot be run as registered: a misspelt key, an arm that is not there, a rate left to chance. */
class ExperimentsTest {

    static List<Arguments> everyExperimentAndProfile() {
        return Experiments.all().stream()
                .flatMap(experiment -> Stream.of(Profile.values()).map(profile -> Arguments.of(experiment, profile)))
                .toList();
    }

    static List<Experiment> everyExperiment() {
        return Experiments.all();
    }

    @ParameterizedTest
    @MethodSource("everyExperimentAndProfile")
    void itsSettingsAreInRange(Experiment experiment, Profile profile) {
        Settings settings = experiment.settings(profile, List.of());
        for (Arm arm : experiment.arms()) {
            Settings own = arm.settings(settings);
            Recipe recipe = arm.recipe(settings);
            assertEquals(own.whole("steps", 1, Integer.MAX_VALUE), recipe.steps());
            assertEquals(arm.optimizers().size(), recipe.stages().size());
            assertTrue(Points.count(own) > 0, "it measures nothing");
        }
        assertTrue(ExperimentRun.units(experiment, settings) > 0);
        assertTrue(settings.integer("repeats", 1, 1000) >= 3, "fewer than three repeats have no deviation");
        assertEquals(0, settings.integer("width", 1, 1 << 16) % settings.integer("heads", 1, 1 << 10));
    }

    /** A default rate would be one nobody chose for this network. */
    @ParameterizedTest
    @MethodSource("everyExperimentAndProfile")
    void itsLearningRatesAreGiven(Experiment experiment, Profile profile) {
        Set<String> given = experiment.words().get(profile).stream()
                .map(word -> word.substring(0, word.indexOf('=')))
                .collect(Collectors.toSet());
        for (Arm arm : experiment.arms()) {
            for (String optimizer : arm.optimizers()) {
                assertTrue(given.contains(optimizer + "Eta"), () -> optimizer + "Eta is not in " + given);
            }
        }
        assertTrue(given.containsAll(List.of("steps", "batch")), () -> given.toString());
    }

    @ParameterizedTest
    @MethodSource("everyExperiment")
    void itsPairsAreOfItsArms(Experiment experiment) {
        List<String> arms = experiment.arms().stream().map(Arm::name).toList();
        assertEquals(arms.size(), Set.copyOf(arms).size(), "two arms would write into one folder");
        for (Pair pair : experiment.pairs()) {
            assertTrue(arms.contains(pair.plain()) && arms.contains(pair.adaptive()), pair + " of " + arms);
            assertFalse(pair.plain().equals(pair.adaptive()));
        }
        assertFalse(experiment.pairs().isEmpty());
        assertFalse(experiment.observations().isEmpty());
        for (String arm : arms) {
            assertTrue(arm.matches("[a-z0-9-]+"), "a file name: " + arm);
        }
    }

    /** Judged on no results, every observation says that it cannot be judged. */
    @ParameterizedTest
    @MethodSource("everyExperiment")
    void itsObservationsAreOpenBeforeItIsRun(Experiment experiment, @TempDir Path folder) {
        Settings settings = experiment.settings(Profile.LAPTOP, List.of());
        Results results = new Results(experiment, settings, folder);
        for (Observation observation : experiment.observations()) {
            assertEquals(Seen.OPEN, observation.check().apply(results).seen(), observation.paper());
        }
    }

    @Test
    void namesAreUniqueAndFound() {
        List<String> names = Experiments.all().stream().map(Experiment::name).toList();
        assertEquals(names.size(), Set.copyOf(names).size());
        assertTrue(names.containsAll(List.of(
                "classification",
                "translation",
                "random-targets",
                "language-model",
                "adaptive-family",
                "same-loss",
                "switch",
                "weight-decay",
                "images")));
        for (String name : names) {
            assertTrue(name.matches("[a-z]+(-[a-z]+)*"), name);
            assertEquals(name, Experiments.named(name).name());
        }
    }

    @Test
    void theNearestNameIsSuggested() {
        Refusal.assertRefused(
                () -> Experiments.named("clasification"),
                "no experiment 'clasification'; did you mean 'classification'? (one of: classification, translation,");
        Refusal.assertRefused(() -> Experiments.named(""), "no experiment ''", "(one of: ");
    }

    @Test
    void theUsersWordsComeLast() {
        Experiment translation = Experiments.named("translation");
        Settings own = translation.settings(Profile.PAPER, List.of("steps=7", "seed=9"));
        assertEquals("7", own.text("steps"));
        assertEquals("967", own.text("batch"));
        assertEquals("9", own.text("seed"));
        Refusal.assertRefused(
                () -> translation.settings(Profile.LAPTOP, List.of("step=7")),
                "unknown key 'step'; did you mean 'steps'?",
                "rmed transformer --keys");
        Refusal.assertRefused(
                () -> translation.settings(Profile.LAPTOP, List.of("steps=7", "steps=8")), "'steps' is given twice");
    }

    @ParameterizedTest
    @MethodSource("everyExperimentAndProfile")
    void theOverridesGiveTheSettingsBack(Experiment experiment, Profile profile) {
        assertEquals("", experiment.overrides(profile, experiment.settings(profile, List.of())));
        Settings own = experiment.settings(profile, List.of("steps=7", "data=", "batch=3"));
        assertEquals("batch=3 data= steps=7", experiment.overrides(profile, own));
        assertEquals(
                own,
                experiment.settings(
                        profile, List.of(experiment.overrides(profile, own).split(" "))));
    }

    /** The command of a report is pasted into a shell. */
    @Test
    void wordsThatAShellWouldSplitAreQuoted() {
        Experiment experiment = Experiments.named("images");
        Settings own = experiment.settings(Profile.LAPTOP, List.of("data=my data"));
        assertEquals("'data=my data'", experiment.overrides(Profile.LAPTOP, own));
    }

    @Test
    void theManualExplainsEveryKey() {
        String manual = Experiment.manual();
        for (String key : Experiment.defaults().keys()) {
            assertTrue(manual.lines().anyMatch(line -> line.startsWith(key + " =")), key);
        }
    }
}
