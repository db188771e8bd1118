package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.spec.Settings;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.curvature.Portion;

/** Catches data looked for in the wrong place, and measured examples that are lost, repeated or weighed wrongly. */
class ExamplesTest {

    private static final String ROOT = "rmed.root";

    private final String root = System.getProperty(ROOT);

    @TempDir
    private Path folder;

    @AfterEach
    void rootAsItWas() {
        if (root == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, root);
        }
    }

    private static Settings settings(String... words) {
        return Experiment.defaults().withArguments(List.of(words));
    }

    @Test
    void autoIsTheProjectsOwnDataIfThereIsAny() throws IOException {
        System.setProperty(ROOT, folder.toString());
        assertEquals(Optional.empty(), Examples.folder(settings()).place());
        Files.createDirectory(folder.resolve("data"));
        assertEquals(
                Optional.of(folder.resolve("data")), Examples.folder(settings()).place());
    }

    @Test
    void emptyIsNoDataEvenWhereThereIsSome() throws IOException {
        System.setProperty(ROOT, folder.toString());
        Files.createDirectory(folder.resolve("data"));
        assertEquals(Optional.empty(), Examples.folder(settings("data=")).place());
        assertEquals(Optional.empty(), Examples.folder(settings("data=")).dictionary());
    }

    @Test
    void aFolderIsThatFolder() throws IOException {
        Path dictionary = Files.writeString(folder.resolve("de-en"), "x :: y");
        Settings settings = settings("data=" + folder, "dictionary=" + dictionary);
        assertEquals(Optional.of(folder), Examples.folder(settings).place());
        assertEquals(Optional.of(dictionary), Examples.folder(settings).dictionary());
        assertEquals(
                Optional.of(dictionary),
                Examples.folder(settings("data=", "dictionary=" + dictionary)).dictionary());
    }

    @Test
    void whatIsMissingIsRefused() {
        Path none = folder.resolve("none");
        Refusal.assertRefused(() -> Examples.folder(settings("data=" + none)), "data=" + none + " is not a folder");
        Refusal.assertRefused(
                () -> Examples.folder(settings("data=", "dictionary=" + none)),
                "dictionary=" + none + " is not a file");
    }

    @Test
    void examplesAreLimitedToTheSameOnesEachTime() {
        List<Integer> all = IntStream.range(0, 100).boxed().toList();
        assertEquals(all, Examples.limited(all, settings()));
        List<Integer> some = Examples.limited(all, settings("examples=10"));
        assertEquals(10, some.stream().distinct().count());
        assertEquals(some, Examples.limited(all, settings("examples=10", "seed=2")));
        assertNotEquals(all.subList(0, 10), some);
        assertEquals(100, Examples.limited(all, settings("examples=1000")).size());
    }

    @Test
    void aBatchIsNoLargerThanTheData() {
        assertEquals(5, Examples.batch(settings("batch=64"), 5));
        assertEquals(64, Examples.batch(settings("batch=64"), 65));
        Refusal.assertRefused(() -> Examples.batch(settings("batch=0"), 5), "batch=0 is out of range");
    }

    private static List<Portion<int[]>> portions(int examples, String... words) {
        return Examples.portions(settings(words), examples, items -> items, items -> 2.0 * items.length);
    }

    @Test
    void portionsHoldEveryMeasuredExampleOnce() {
        List<Portion<int[]>> portions = portions(100, "measureExamples=10", "measureBatch=4");
        assertEquals(
                List.of(4, 4, 2),
                portions.stream().map(part -> part.batch().length).toList());
        assertEquals(
                List.of(8.0, 8.0, 4.0), portions.stream().map(Portion::terms).toList());
        int[] together = portions.stream()
                .flatMapToInt(part -> Arrays.stream(part.batch()))
                .toArray();
        assertEquals(10, IntStream.of(together).distinct().count());
        assertEquals(
                IntStream.of(together).boxed().toList(),
                portions(100, "measureExamples=10", "measureBatch=10", "seed=7").stream()
                        .flatMapToInt(part -> Arrays.stream(part.batch()))
                        .boxed()
                        .toList());
    }

    @Test
    void fewerExamplesThanWantedAreAllMeasured() {
        assertEquals(
                3, portions(3, "measureExamples=10", "measureBatch=4").get(0).batch().length);
        assertEquals(1, portions(3, "measureExamples=10", "measureBatch=4").size());
    }

    @Test
    void piecesCoverAllItemsInOrder() {
        List<int[]> pieces = Examples.pieces(7, 3);
        assertEquals(
                List.of(3, 3, 1), pieces.stream().map(piece -> piece.length).toList());
        assertEquals(
                IntStream.range(0, 7).boxed().toList(),
                pieces.stream().flatMapToInt(Arrays::stream).boxed().toList());
        assertEquals(0, Examples.pieces(0, 3).size());
    }
}
