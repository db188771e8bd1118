package org.rmed.lab.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.lab.sweep.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.linear.npy.NpyArray;
import org.rmed.linear.npy.NpyFile;

/** Catches ids and seeds that depend on the grid, the order or the number of seeds instead of on what is run. */
class GridTest {

    @TempDir
    private Path temp;

    static final Map<String, String> SMALL =
            Map.of("d", "8,12", "alpha", "1,1.5,2", "optimizer", "adam,sgdm", "seeds", "3");

    @Test
    void everyCombinationOnce() {
        Grid grid = Grid.of(SMALL);
        assertEquals(12, grid.size());
        Set<String> ids = new HashSet<>();
        Set<List<String>> values = new HashSet<>();
        LongStream.range(0, 12).forEach(index -> {
            ids.add(grid.cell(index).id());
            values.add(grid.values(index));
        });
        assertEquals(12, ids.size());
        assertEquals(12, values.size());
        assertEquals(List.of("1", "8", "adam"), grid.values(0));
        assertEquals(List.of("2", "12", "sgdm"), grid.values(11));
    }

    @Test
    void anIdIsThatOfTheSameSettingsInAnyGrid() {
        Cell inGrid = Grid.of(SMALL).cell(11);
        Cell alone = Grid.of(Map.of("d", "12", "alpha", "2", "optimizer", "sgdm", "seeds", "5"))
                .cell(0);
        assertEquals(alone.id(), inGrid.id());
        // more seeds begin with the same
        assertEquals(
                LongStream.range(0, 3).map(k -> alone.seed((int) k)).boxed().toList(),
                LongStream.range(0, 3).map(k -> inGrid.seed((int) k)).boxed().toList());
        assertEquals(inGrid.run(0).with("seed", 1), alone.run(0).with("seed", 1));
    }

    @Test
    void whatCannotChangeAResultIsNoPartOfIt() {
        Cell one = Grid.of(Map.of("d", "12")).cell(0);
        assertEquals(
                one.id(), Grid.of(Map.of("d", "12", "threads", "2")).cell(0).id());
        assertNotEquals(one.id(), Grid.of(Map.of("d", "13")).cell(0).id());
    }

    @Test
    void seedsDifferBetweenCellsAndAreExactInADouble() {
        Grid grid = Grid.of(SMALL);
        Set<Long> seeds = new HashSet<>();
        LongStream.range(0, 12).forEach(index -> {
            for (int k = 0; k < 3; k++) {
                long seed = grid.cell(index).seed(k);
                assertTrue(seed >= 0 && seed < 1L << 53, () -> "seed " + seed);
                seeds.add(seed);
            }
        });
        assertEquals(36, seeds.size());
    }

    @Test
    void givenSeedsAreRunThemselves() {
        Grid grid = Grid.of(Map.of("d", "8", "seed", "1..4"));
        assertEquals(4, grid.size());
        assertEquals(3, grid.cell(2).seed(0));
        assertEquals(1, grid.cell(2).seeds());
        assertEquals(7, Grid.of(Map.of("seed", "7")).cell(0).seed(0));
        refused(() -> Grid.of(Map.of("seed", "1..4", "seeds", "2")), "seed=1..4", "exclude");
    }

    @Test
    void wordsReadBackAsTheSameGrid() {
        for (Map<String, String> words :
                List.of(SMALL, Map.of("seed", "1..3"), Map.of("eta", "1e-6..1e-3:log:7", "unstable", "false"))) {
            Grid grid = Grid.of(words);
            assertEquals(grid, Grid.of(grid.words()));
            assertEquals(grid.hash(), Grid.of(grid.words()).hash());
        }
        assertNotEquals(Grid.of(SMALL).hash(), Grid.of(Map.of("d", "8,12")).hash());
    }

    @Test
    void filesCountByWhatIsInThem() throws IOException {
        Path file = temp.resolve("A.npy");
        NpyFile.write(file, NpyArray.of(new double[] {1, 2, 3}));
        Map<String, String> words = Map.of("d", "3", "target", file.toString());
        String before = Grid.of(words).cell(0).id();
        assertEquals(before, Grid.of(words).cell(0).id());
        NpyFile.write(file, NpyArray.of(new double[] {1, 2, 4}));
        assertNotEquals(before, Grid.of(words).cell(0).id());
        Files.delete(file);
        refused(() -> Grid.of(words), "target=", "no such file");
    }

    /** Cells count by what is run: two copies would be one cell, counted twice. */
    @Test
    void copiesOfOneProblemAreRefused() throws IOException {
        for (String name : List.of("one", "two")) {
            NpyFile.write(Files.createDirectory(temp.resolve(name)).resolve("A.npy"), NpyArray.of(new double[] {1, 2}));
        }
        Map<String, String> words = Map.of("problem", temp.resolve("one") + "," + temp.resolve("two"));
        refused(() -> Grid.of(words), temp.resolve("one") + " and " + temp.resolve("two") + " hold the same");
        NpyFile.write(temp.resolve("two/A.npy"), NpyArray.of(new double[] {1, 3}));
        assertEquals(2, Grid.of(words).size());
    }

    @Test
    void whatIsNoGridIsRefused() {
        refused(() -> Grid.of(Map.of("alfa", "1,2")), "unknown key 'alfa'", "alpha");
        refused(() -> Grid.of(Map.of("seeds", "0")), "seeds=0", "[1, 1000000]");
        refused(() -> Grid.of(Map.of("seeds", "many")), "seeds=many");
        String many = "1..2:50000";
        refused(() -> Grid.of(Map.of("alpha", many, "eta", many)), "more than 2147483647 cells", "several sweeps");
    }
}
