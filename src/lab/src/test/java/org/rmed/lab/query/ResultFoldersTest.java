package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.rmed.lab.query.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches results that are not found, and a missing table that does not say where it was looked for. */
class ResultFoldersTest {

    @TempDir
    private Path temp;

    private Path folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (String file : files) {
            Files.writeString(folder.resolve(file), "x\n");
        }
        return folder;
    }

    private ResultFolders named(String... given) {
        return ResultFolders.named(
                Arrays.stream(given).map(name -> temp + "/" + name).toList());
    }

    @Test
    void everyFolderWithAManifestIsFound() throws IOException {
        Path b = folder("b", "manifest.json");
        Path a = folder("a/deep/er", "manifest.json", "trajectory.csv");
        folder("problem", "A.npy");
        assertEquals(List.of(a, b), ResultFolders.below(temp).folders());
        assertEquals(
                List.of(a.resolve("trajectory.csv")), ResultFolders.below(temp).files(View.TRAJECTORIES));
    }

    @Test
    void missingAndEmptyPlacesHoldNothing() {
        assertEquals(List.of(), ResultFolders.below(temp.resolve("none")).folders());
        assertEquals(List.of(), ResultFolders.below(temp).folders());
    }

    @Test
    void linksAreFollowedOnceAndBrokenOnesPassedOver() throws IOException {
        Path real = folder("elsewhere/run", "manifest.json");
        Path out = folder("out");
        Files.createSymbolicLink(out.resolve("link"), real);
        Files.createSymbolicLink(out.resolve("up"), out);
        Files.createSymbolicLink(out.resolve("nowhere"), temp.resolve("nowhere"));
        assertEquals(List.of(out.resolve("link")), ResultFolders.below(out).folders());
    }

    @Test
    void foldersAreNamedOneByOneOrWithCommas() throws IOException {
        Path a = folder("a", "trajectory.csv");
        Path b = folder("b", "manifest.json");
        Path c = folder("c,d", "cells.csv");
        assertEquals(List.of(a, b, c), named("b", "a", "c,d", "b").folders());
        assertEquals(
                List.of(a, b),
                ResultFolders.named(List.of(a + "," + b)).folders(),
                "a comma separates, unless there is such a folder");
    }

    @Test
    void namedFolderCountsWithThoseBelow() throws IOException {
        Path sweep = folder("sweep", "cells.csv", "manifest.json");
        Path run = folder("sweep/runs/1", "manifest.json");
        assertEquals(List.of(sweep, run), named("sweep").folders());
    }

    @Test
    void whatIsNoFolderIsRefused() throws IOException {
        folder("a", "manifest.json");
        assertRefused(() -> named("nowhere"), "in=" + temp + "/nowhere is not a folder", "leave it out");
        assertRefused(() -> named("a/manifest.json"), "manifest.json is not a folder");
        assertRefused(() -> ResultFolders.named(List.of("")), "in= is not a folder");
        assertRefused(() -> named("a,"), "in= is not a folder");
        assertRefused(() -> ResultFolders.named(List.of("a\u0000b")), "is not a folder");
    }

    @Test
    void folderWithoutResultsIsRefused() throws IOException {
        folder("problem", "A.npy");
        assertRefused(
                () -> named("problem"),
                "problem holds no results: no trajectory.csv, events.jsonl,",
                "manifest.json",
                "runs.csv");
    }

    /** Killed between making the file and its first line. */
    @Test
    void emptyFileDoesNotCount() throws IOException {
        Path folder = folder("a", "manifest.json");
        Files.createFile(folder.resolve("trajectory.csv"));
        Files.createDirectories(folder.resolve("cells.csv"));
        assertEquals(List.of(), named("a").files(View.TRAJECTORIES));
        assertEquals(List.of(), named("a").files(View.CELLS), "a folder is no file");
    }

    @Test
    void missingTableSaysWhatWasLookedForAndWhere() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            folder(name, "manifest.json");
        }
        String a = ResultFolders.label(temp.resolve("a"));
        assertEquals(
                "no table cells: there is no cells.csv in " + a
                        + "; 'rmed sweep' writes it, and in=DIR names other folders",
                named("a").missing(View.CELLS));
        String all = ResultFolders.below(temp).missing(View.VERDICTS);
        assertEquals(
                "no table verdicts: there is no verdicts.csv in "
                        + String.join(
                                ", ", a, ResultFolders.label(temp.resolve("b")), ResultFolders.label(temp.resolve("c")))
                        + " and 2 other folders; 'rmed verify' writes it, and in=DIR names other folders",
                all);
    }

    @Test
    void nothingSaysWhatToRunFirst() {
        String text = ResultFolders.below(temp.resolve("out")).missing(View.EVENTS);
        assertEquals(
                "no results below " + temp.resolve("out")
                        + " yet; run something first, such as 'rmed simulate d=64' or 'rmed verify', or name folders with"
                        + " in=DIR",
                text);
    }

    @Test
    void foldersAreShownFromWhereTheUserIs() {
        Path here = Path.of("").toAbsolutePath();
        assertEquals("out/x", ResultFolders.label(here.resolve("out/x")));
        assertEquals(".", ResultFolders.label(here));
        assertEquals("/elsewhere/x", ResultFolders.label(Path.of("/elsewhere/x")));
        assertFalse(ResultFolders.label(Path.of(here + "-2/x")).startsWith("-"));
    }
}
