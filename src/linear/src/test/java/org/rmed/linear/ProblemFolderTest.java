package org.rmed.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.linear.data.Sample;
import org.rmed.linear.npy.NpyArray;
import org.rmed.linear.npy.NpyFile;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;

/** Catches an exported problem that does not run as the original did, and a folder that contradicts itself unnoticed. */
class ProblemFolderTest {

    @TempDir
    Path folder;

    private TwoLayerProblem sampled;

    @BeforeEach
    void writeAProblemWithASample() throws IOException {
        Random random = new Random(8);
        Sample sample = new Sample(Instances.whiteInputs(random, 7, 3), Instances.gaussian(random, 7, 1));
        double[] w2 = {0.1, -0.2, 0.2};
        sampled = new TwoLayerProblem(
                sample.target(), w2, Instances.gaussian(random, 3, 3, 0.01), 0.3, Optional.of(sample));
        ProblemFolder.write(folder, sampled);
    }

    @Test
    void exportAndImportRunTheSameTrajectoryBitForBit() throws IOException {
        for (String data : List.of("data=population", "data=sample batch=5 samples=11 labelNoise=0.1")) {
            Settings settings = Setup.defaults()
                    .withArguments(List.of((data + " d=6 alpha=1 eta=1e-3 steps=200 statistics=rank").split(" ")));
            Setup original = Setup.of(settings);
            Path place = folder.resolve("exported/" + data.length());
            ProblemFolder.write(place, original.problem());
            Setup imported = Setup.of(settings.with("problem", place)
                    .with("scale", original.problem().scale()));
            assertEquals(data.contains("sample"), imported.problem().sample().isPresent());
            assertSameRows(Simulation.run(original), Simulation.run(imported));
        }
    }

    @Test
    void everyArrayComesBackBitForBit() {
        TwoLayerProblem read = ProblemFolder.read(folder, 0.3);
        assertArrayEquals(sampled.target(), read.target());
        assertArrayEquals(sampled.secondLayer(), read.secondLayer());
        assertArrayEquals(sampled.firstLayer(), read.firstLayer());
        assertArrayEquals(
                sampled.sample().orElseThrow().inputs(),
                read.sample().orElseThrow().inputs());
        assertArrayEquals(
                sampled.sample().orElseThrow().labels(),
                read.sample().orElseThrow().labels());
        assertEquals(0.3, read.scale());
    }

    /** sqrt((.01 + .04 + .04) / 3). */
    @Test
    void scaleDefaultsToTheRootMeanSquareOfW2() {
        assertEquals(Math.sqrt(0.03), ProblemFolder.read(folder, Double.NaN).scale(), 1e-16);
    }

    @Test
    void withDataTheTargetMayBeLeftOut() throws IOException {
        Files.delete(folder.resolve("A.npy"));
        assertArrayEquals(sampled.target(), ProblemFolder.read(folder, 1).target());
    }

    @Test
    void vectorsMayBeRowsOrColumns() throws IOException {
        NpyFile.write(folder.resolve("w2.npy"), new NpyArray(new int[] {1, 3}, sampled.secondLayer()));
        NpyFile.write(
                folder.resolve("Y.npy"),
                new NpyArray(new int[] {7, 1}, sampled.sample().orElseThrow().labels()));
        assertArrayEquals(sampled.secondLayer(), ProblemFolder.read(folder, 1).secondLayer());
        NpyFile.write(folder.resolve("w2.npy"), new NpyArray(new int[] {3, 2}, new double[6]));
        assertRefused(() -> ProblemFolder.read(folder, 1), "w2.npy", "(3, 2)", "must be a vector");
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(folder.resolve("Y.npy"));
        assertRefused(() -> ProblemFolder.read(folder, 1), "Y.npy does not exist");
        Files.delete(folder.resolve("X.npy"));
        assertTrue(ProblemFolder.read(folder, 1).sample().isEmpty());
        Files.delete(folder.resolve("A.npy"));
        assertRefused(() -> ProblemFolder.read(folder, 1), "A.npy does not exist");
        Files.delete(folder.resolve("W1.npy"));
        assertRefused(() -> ProblemFolder.read(folder, 1), "W1.npy does not exist");
        Files.delete(folder.resolve("w2.npy"));
        assertRefused(() -> ProblemFolder.read(folder, 1), "w2.npy does not exist");
        assertRefused(
                () -> ProblemFolder.read(folder.resolve("nowhere"), 1),
                "nowhere is not a folder",
                "A.npy, w2.npy and W1");
    }

    @Test
    void shapesThatDisagreeAreRefused() throws IOException {
        put("W1", NpyArray.of(new double[2][3]));
        assertRefused(() -> ProblemFolder.read(folder, 1), "W1.npy", "(2, 3)", "3 entries", "must be (3, 3)");
        put("W1", NpyArray.of(sampled.firstLayer()));
        put("A", NpyArray.of(new double[4]));
        assertRefused(() -> ProblemFolder.read(folder, 1), "A.npy", "4 entries", "3 rows");
        put("Y", NpyArray.of(new double[6]));
        assertRefused(() -> ProblemFolder.read(folder, 1), "X.npy", "(3, 7)", "need (3, 6)");
        Files.delete(folder.resolve("X.npy"));
        Files.delete(folder.resolve("Y.npy"));
        assertRefused(() -> ProblemFolder.read(folder, 1), "A.npy", "4 entries", "w2.npy has 3");
    }

    @Test
    void sampleThatIsNotWhiteIsRefused() throws IOException {
        double[][] inputs = Instances.transposed(sampled.sample().orElseThrow().inputs());
        inputs[1][4] += 1e-7;
        put("X", NpyArray.of(inputs));
        assertRefused(() -> ProblemFolder.read(folder, 1), "X.npy is not white", "1.0E-9", "multiply X by");
    }

    @Test
    void targetThatContradictsTheDataIsRefused() throws IOException {
        double[] target = sampled.target().clone();
        target[2] += 1e-6;
        put("A", NpyArray.of(target));
        assertRefused(() -> ProblemFolder.read(folder, 1), "A.npy entry 2 is " + target[2], "remove A.npy");
        target[2] = sampled.target()[2] + 1e-11;
        put("A", NpyArray.of(target));
        assertEquals(sampled.target()[2], ProblemFolder.read(folder, 1).target()[2]);
    }

    @Test
    void oldDataDoesNotOutliveANewExport() throws IOException {
        ProblemFolder.write(folder, Instances.problem(3, 0.1, 1));
        assertFalse(ProblemFolder.read(folder, 1).sample().isPresent());
    }

    private void put(String name, NpyArray array) throws IOException {
        NpyFile.write(folder.resolve(name + ".npy"), array);
    }

    private static void assertSameRows(Trajectory expected, Trajectory actual) {
        assertEquals(expected.rows().size(), actual.rows().size());
        for (int k = 0; k < expected.rows().size(); k++) {
            Snapshot row = expected.rows().get(k);
            assertEquals(row.t(), actual.rows().get(k).t());
            assertEquals(row.loss(), actual.rows().get(k).loss());
            assertArrayEquals(row.values(), actual.rows().get(k).values());
        }
        assertFalse(Arrays.stream(expected.column("loss"))
                .allMatch(x -> x == expected.first().loss()));
    }
}
