package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches rows lost or doubled by a resume, a half-written line that stops it, and numbers that change on their way. */
class RunFolderTest {

    @TempDir
    private Path results;

    private Path run;

    @BeforeEach
    void begun() {
        run = results.resolve("runs").resolve("sgdm-1");
        LayerRow[] rows = {
            Made.row("sgdm", 1, 2, 0, 1.5), Made.row("sgdm", 1, 2, 1, 2.5), Made.row("sgdm", 1, 4, 0, 3.5)
        };
        Made.run(results, "sgdm", 1, "", new double[] {5, 4.5, 4, 3.5, 3, 2.5}, rows);
    }

    private RunFolder folder() {
        return new RunFolder(results, "sgdm", 1);
    }

    private double[] steps() {
        return folder().losses()[0];
    }

    private List<String> points() {
        return folder().layers().stream()
                .map(row -> row.layer() + " " + row.point())
                .toList();
    }

    private void resume(long step) {
        try (RunFolder folder = folder()) {
            folder.begin(step);
        }
    }

    @Test
    void rowsAreReadBackAsTheyWere() {
        LayerRow none = new LayerRow(
                "sgdm",
                1,
                "loss 4.5",
                6,
                3,
                "a,\"b\"",
                7,
                "NO_CURVATURE",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                1e-300,
                0.1,
                1 / 3.0,
                1e300,
                Double.POSITIVE_INFINITY,
                "rounding only, \"as it were\"");
        Made.run(results, "sgdm", 2, "", new double[] {0.1, 1 / 3.0, Double.NaN, Double.POSITIVE_INFINITY}, none);
        try (RunFolder folder = new RunFolder(results, "sgdm", 2)) {
            assertEquals(List.of(none), folder.layers());
            assertArrayEquals(
                    new double[][] {{0, 1, 2, 3}, {0.1, 1 / 3.0, Double.NaN, Double.POSITIVE_INFINITY}},
                    folder.losses());
        }
    }

    @Test
    void rowsAreOnDiskAtOnce() {
        try (RunFolder folder = new RunFolder(results, "sgdm", 3)) {
            folder.begin(-1);
            folder.loss(0, 7);
            folder.layer(Made.row("sgdm", 3, 0, 0, 2));
            try (RunFolder other = new RunFolder(results, "sgdm", 3)) {
                assertArrayEquals(new double[][] {{0}, {7}}, other.losses());
                assertEquals(1, other.layers().size());
            }
        }
    }

    /** What comes after the checkpoint is computed again; a measurement at its own step too. */
    @Test
    void rowsFromTheCheckpointOnAreDropped() {
        resume(4);
        assertArrayEquals(new double[] {0, 1, 2, 3}, steps());
        assertEquals(List.of("layer0 step 2", "layer1 step 2"), points());
        resume(2);
        assertArrayEquals(new double[] {0, 1}, steps());
        assertEquals(List.of(), points());
        resume(0);
        assertArrayEquals(new double[0], steps());
    }

    @Test
    void aCheckpointBehindAllRowsKeepsThemAll() {
        resume(6);
        assertEquals(6, steps().length);
        assertEquals(3, points().size());
    }

    @Test
    void withoutACheckpointItBeginsAnew() {
        resume(-1);
        assertArrayEquals(new double[0], steps());
        assertEquals(List.of(), points());
    }

    /** Wherever a line was cut short, in "12,2.5": the remainder is not taken for a row of step 1. */
    @Test
    void aTruncatedLastLineIsDropped() throws IOException {
        String whole = Files.readString(run.resolve("losses.csv"));
        for (int keep = 0; keep < "12,2.5".length(); keep++) {
            Files.writeString(run.resolve("losses.csv"), whole + "12,2.5".substring(0, keep));
            resume(5);
            assertArrayEquals(new double[] {0, 1, 2, 3, 4}, steps(), "12,2.5".substring(0, keep));
            assertArrayEquals(new double[] {5, 4.5, 4, 3.5, 3}, folder().losses()[1]);
        }
        String layers = Files.readString(run.resolve("layers.csv"));
        String last = String.join(",", Made.row("sgdm", 1, 30, 2, Double.NaN).cells());
        for (int keep = 0; keep < last.length(); keep++) {
            Files.writeString(run.resolve("layers.csv"), layers + last.substring(0, keep));
            resume(5);
            assertEquals(3, points().size(), last.substring(0, keep));
        }
    }

    /** A stopped program reports what is there before anything is resumed. */
    @Test
    void aTruncatedLastLineIsNotRead() throws IOException {
        String whole = Files.readString(run.resolve("losses.csv"));
        for (String cut : List.of("6", "6,", "6,2.1")) {
            Files.writeString(run.resolve("losses.csv"), whole + cut);
            assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, steps(), cut);
        }
        Files.writeString(run.resolve("layers.csv"), Files.readString(run.resolve("layers.csv")) + "sgdm,1,step");
        assertEquals(3, points().size());
    }

    @Test
    void anEmptyFileIsNoRows() throws IOException {
        Files.writeString(run.resolve("losses.csv"), "");
        Files.writeString(run.resolve("layers.csv"), "");
        resume(3);
        assertArrayEquals(new double[0], steps());
        assertEquals(List.of(), points());
    }

    @Test
    void nothingIsThereBeforeTheFirstRun() {
        try (RunFolder folder = new RunFolder(results, "adam", 9)) {
            assertEquals(Optional.empty(), folder.ended());
            assertEquals(0, folder.losses()[0].length);
            assertEquals(List.of(), folder.layers());
            assertFalse(Files.exists(results.resolve("runs").resolve("adam-9")));
        }
    }

    @Test
    void theEndIsReadBackAndTheCheckpointGone() throws IOException {
        try (RunFolder folder = folder()) {
            assertEquals(Optional.empty(), folder.ended());
            Files.writeString(folder.checkpoint(), "state");
            folder.end(RunEnd.COMPLETED, 12, 1 / 3.0);
            assertEquals(Optional.of(new RunEnd("COMPLETED", 12, 1 / 3.0)), folder.ended());
            assertFalse(Files.exists(folder.checkpoint()));
            assertTrue(Files.exists(run.resolve("end.json")));
            folder.end(RunEnd.DIVERGED, 3, Double.NaN);
            assertEquals(Optional.of(new RunEnd("DIVERGED", 3, Double.NaN)), folder.ended());
        }
    }
}
