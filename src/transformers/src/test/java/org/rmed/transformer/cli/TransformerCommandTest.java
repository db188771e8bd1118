package org.rmed.transformer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.cli.CommandModule;
import org.rmed.cli.Screen;
import org.rmed.transformer.experiment.Experiment;
import org.rmed.transformer.experiment.Experiments;

/**
 * The command as a user types it. Catches: a module the program does not find, a wish refused with a stack trace or after
 * the data was read, a refused command that spoils the folder of the right one, an exit code that says the opposite.
 */
class TransformerCommandTest {

    @TempDir
    private Path folder;

    private Path results() {
        return folder.resolve("results");
    }

    private static Screen transformer(String... words) {
        List<String> all = new ArrayList<>(List.of("transformer"));
        Collections.addAll(all, words);
        return Screen.rmed(all.toArray(String[]::new));
    }

    /** A translation that takes a second, some words replaced or added. */
    private Screen tiny(String... words) {
        List<String> all = new ArrayList<>(List.of(
                "translation",
                "width=8",
                "heads=2",
                "inner=16",
                "layers=1",
                "steps=2",
                "batch=4",
                "repeats=1",
                "measure=1",
                "threads=1",
                "measureExamples=4",
                "measureBatch=4",
                "coordinates=3",
                "measureLayers=2",
                "data=",
                "out=" + results()));
        for (String word : words) {
            String key = word.substring(0, word.indexOf('=') + 1);
            all.removeIf(other -> other.startsWith(key));
            all.add(word);
        }
        return transformer(all.toArray(String[]::new));
    }

    @Test
    void theProgramFindsTheModule() {
        List<Class<?>> found = new ArrayList<>();
        ServiceLoader.load(CommandModule.class).forEach(module -> found.add(module.getClass()));
        assertEquals(List.of(TransformerModule.class), found);
        Screen.rmed("--help").done("transformer", "Run one of the paper's experiments on transformers.");
    }

    @Test
    void withoutANameItListsTheExperiments() {
        Screen screen = transformer().done();
        for (Experiment experiment : Experiments.all()) {
            assertTrue(
                    screen.out().contains(String.format("%-16s %s", experiment.name(), experiment.title())),
                    screen::out);
            assertTrue(screen.out().contains(experiment.source()), screen::out);
        }
        assertEquals(2 * Experiments.all().size(), screen.out().lines().count());
        assertEquals("", screen.err());
    }

    @Test
    void help() {
        Screen screen = transformer("--help")
                .done(
                        "Usage: rmed transformer",
                        "--profile=NAME",
                        "--settings",
                        "--keys",
                        "Examples: rmed transformer");
        assertTrue(screen.out().lines().allMatch(line -> line.length() <= 120), screen::out);
        Screen.rmed("help", "transformer").done("Usage: rmed transformer");
    }

    @Test
    void keysPrintsTheManual() {
        assertEquals(Experiment.manual(), transformer("--keys").done().out());
    }

    @Test
    void settingsPrintsWhatWouldBeRun() {
        Screen laptop = transformer("translation", "--settings", "seed=4").done("seed = 4\n", "steps = 240\n");
        assertEquals(Experiment.defaults().keys().size(), laptop.out().lines().count());
        transformer("translation", "--profile", "paper", "--settings").done("steps = 1800\n", "batch = 967\n");
        transformer("translation", "--profile=LAPTOP", "--settings").done("steps = 240\n");
    }

    @Test
    void namesThatCannotBe() {
        transformer("translaton").refused("no experiment 'translaton'; did you mean 'translation'?", "(one of: ");
        transformer("translation", "images").refused("one experiment at a time, not translation and images");
        transformer("steps=3").refused("no experiment is named; 'rmed transformer' lists them");
        transformer("--profile", "desktop", "images").refused("desktop", "'rmed transformer --help'");
        transformer("--setings", "images").refused("unknown option '--setings'; did you mean '--settings'?");
    }

    @Test
    void keysThatCannotBe() {
        transformer("images", "stepz=3")
                .refused("unknown key 'stepz'; did you mean 'steps'?", "rmed transformer --keys");
        transformer("images", "steps=3", "steps=4").refused("key 'steps' is given twice (3 and 4)");
        transformer("images", "=3").refused("'=3' is not key=value");
    }

    /** Whatever is refused, the folder is left to the command that will be right. */
    @Test
    void valuesThatCannotBe() {
        tiny("coordinates=0").refused("coordinates=0 is out of range; it must be a whole number in [1, ");
        tiny("steps=0").refused("steps=0 is out of range");
        tiny("steps=few").refused("steps=few is not a whole number");
        tiny("repeats=0").refused("repeats=0 is out of range");
        tiny("measure=2").refused("measure=2 is out of range");
        tiny("checkpoint=0").refused("checkpoint=0 is out of range");
        tiny("every=0").refused("every=0 is out of range");
        tiny("seed=-1").refused("seed=-1 is out of range");
        tiny("threads=-1").refused("threads=-1 is out of range");
        tiny("precision=half").refused("unknown precision 'half'", "(one of: single, double)");
        tiny("sgdmEta=0").refused("sgdmEta=0 is out of range");
        tiny("heads=3").refused("heads", "3", "8");
        tiny("measureLayers=encoder.0.attention.qery.weight")
                .refused(
                        "no layer 'encoder.0.attention.qery.weight'",
                        "did you mean 'encoder.0.attention.query.weight'?",
                        "the network has: source.embedding.weight, ",
                        "generator.weight");
        tiny("measureLayers=0").refused("measureLayers=0 must be at least 1, all, or names of layers");
        assertFalse(Files.exists(results()), "a refused command made a folder");
    }

    @Test
    void aMissingDataFolderIsRefused() {
        Path none = folder.resolve("none");
        tiny("data=" + none).refused("data=" + none + " is not a folder");
        assertFalse(Files.exists(results()));
    }

    /** This module's tests run on libtorch for the processor. */
    @Test
    void aGraphicsCardThatIsNotThereIsRefused() {
        tiny("device=gpu").refused("device=gpu: this build's libtorch is for the processor only", "; use device=cpu");
        tiny("device=tpu").refused("device=tpu is not known; it must be cpu, gpu, or gpu0, gpu1, ...");
        assertFalse(Files.exists(results()));
    }

    @Test
    void aRunWritesItsFilesAndSaysWhere() throws IOException {
        Screen screen = tiny().done(
                        "Training an encoder-decoder from German to English",
                        "Network: encoder-decoder 1+1, width 8, 2 heads, inner 16",
                        "Data: toy language (synthetic): ",
                        "Layers measured: encoder.0.attention.query.weight, generator.weight",
                        "sgdm / adam, at step 2",
                        "Results in " + results());
        assertEquals("", screen.err());
        for (String name :
                List.of("report.md", "layers.csv", "losses.csv", "losses.svg", "layers.svg", "manifest.json")) {
            assertTrue(Files.exists(results().resolve(name)), name);
        }
        String manifest = Files.readString(results().resolve("manifest.json"));
        for (String fact : List.of(
                "\"status\" : \"COMPLETED\"",
                "\"experiment\" : \"translation\"",
                "libtorch",
                "toy language (synthetic)")) {
            assertTrue(manifest.contains(fact), () -> fact + " is not in " + manifest);
        }
        String command = Files.readString(results().resolve("report.md"))
                .lines()
                .filter(line -> line.startsWith("* repeat: "))
                .findFirst()
                .orElseThrow();
        assertTrue(command.contains("`rmed transformer translation batch=4 coordinates=3 data= "), command);
        assertTrue(command.contains("out=" + results()), command);
        secondTime();
    }

    /** The same command again runs nothing; another one must not write over it. */
    private void secondTime() throws IOException {
        Path end = results().resolve("runs").resolve("adam-1").resolve("end.json");
        FileTime before = Files.getLastModifiedTime(end);
        tiny("checkpoint=5").done("Results in " + results());
        assertEquals(before, Files.getLastModifiedTime(end));
        Screen other = tiny("steps=3");
        assertEquals(2, other.code(), other::toString);
        assertTrue(other.err().contains("holds the results of another run"), other::toString);
    }

    @Test
    void everyExperimentShowsItsSettings() {
        Stream.of("laptop", "paper").forEach(profile -> Experiments.all()
                .forEach(experiment -> transformer(experiment.name(), "--settings", "--profile", profile)
                        .done("seed = 1\n")));
    }
}
