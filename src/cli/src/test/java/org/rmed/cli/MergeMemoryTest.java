package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.cli.SweepFiles.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.sweep.Cell;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.SweepFolder;

/**
 * Catches a merge that needs more memory for more cells or more runs. Journals are made up, so that no run is needed; a part
 * of a merge holds 4096 cells.
 */
class MergeMemoryTest {

    @TempDir
    private Path temp;

    /** A journal of every cell of a grid, in random order, a third of the cells twice. */
    static void journal(Path folder, Grid grid) throws IOException {
        SweepFolder.open(folder, grid);
        int columns = Columns.of(grid.base()).names().size();
        String values = IntStream.range(0, columns).mapToObj(i -> i + ".5").collect(Collectors.joining(",", "[", "]"));
        List<Integer> order = IntStream.range(0, (int) grid.size())
                .boxed()
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        IntStream.range(0, (int) grid.size() / 3).forEach(order::add);
        Collections.shuffle(order, new Random(1));
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve("shards/1-of-1.jsonl"))) {
            for (int index : order) {
                Cell cell = grid.cell(index);
                String runs = IntStream.range(0, cell.seeds())
                        .mapToObj(k -> "{\"seed\":" + k + ",\"status\":\"COMPLETED\",\"engine\":\"dense\",\"values\":"
                                + values + "}")
                        .collect(Collectors.joining(",", "[", "]"));
                writer.write("{\"cell\":" + index + ",\"id\":\"" + cell.id() + "\",\"runs\":" + runs + "}\n");
            }
        }
    }

    private void merges(Grid grid) throws IOException, InterruptedException {
        Path out = temp.resolve("out");
        journal(out, grid);
        try (Subprocess rmed = new Subprocess(temp, "", List.of("-Xmx24m"), "merge out=" + out)) {
            rmed.end(60).done();
        }
        List<String> ids = text(out.resolve("cells.csv"))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 16))
                .toList();
        assertEquals(grid.size(), ids.size());
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
        try (var lines = Files.lines(out.resolve("runs.csv"))) {
            assertEquals(1 + grid.size() * grid.seeds(), lines.count());
        }
        assertTrue(Files.notExists(out.resolve("shards/merge.part")), "drafts are left");
    }

    @Test
    void manyCells() throws IOException, InterruptedException {
        merges(Grid.of(Map.of("d", "2", "alpha", "1..2:50", "xi", "1e-6..1e-3:log:100")));
    }

    /** 100000 runs are 40 MB as numbers, and all of them are in one part. */
    @Test
    void manyRunsOfFewCells() throws IOException, InterruptedException {
        merges(Grid.of(Map.of("d", "2", "alpha", "1..2:100", "seeds", "1000")));
    }

    /** A merge that was killed leaves its drafts; the next one removes them. */
    @Test
    void draftsOfAKilledMergeAreRemoved() throws IOException, InterruptedException {
        Path drafts = Files.createDirectories(temp.resolve("out/shards/merge.part"));
        Files.writeString(drafts.resolve("7.jsonl"), "half a li");
        Files.writeString(temp.resolve("out/cells.csv.part"), "half a ta");
        merges(Grid.of(Map.of("d", "2", "alpha", "1..2:10")));
        assertTrue(Files.notExists(temp.resolve("out/cells.csv.part")));
    }
}
