package org.rmed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.GridWords;
import org.rmed.lab.sweep.Results;
import org.rmed.lab.sweep.Shard;
import org.rmed.lab.sweep.Sweep;
import org.rmed.lab.sweep.SweepFolder;
import org.rmed.spec.Settings;

/**
 * A sweep as one call: what {@code rmed sweep} does, in the same folder, with the same journal.
 *
 * @param grid what to run
 * @param out the user's folder, or {@code auto}
 * @param threads runs side by side
 */
record SweepRun(Grid grid, String out, int threads) {

    /** Sorts words into values of the grid, {@code out} and {@code threads}. */
    static SweepRun of(List<String> words) {
        SortedMap<String, String> values = GridWords.values(words);
        String threads = values.remove("threads");
        String out = values.remove("out");
        return new SweepRun(Grid.of(values), out == null ? Settings.AUTO : out, GridWords.threads(threads));
    }

    /** Runs what is left of it. */
    SweepResult run() {
        Path path = out.equals(Settings.AUTO) ? Path.of("out", grid.hash()) : Path.of(out);
        SweepFolder folder = SweepFolder.open(path, grid);
        try (Sweep sweep = new Sweep(folder, Shard.WHOLE)) {
            ResultFolder manifest = ResultFolder.open(
                    path.toString(),
                    grid.hash(),
                    GridWords.command(grid, Shard.WHOLE),
                    GridWords.facts(grid, Shard.WHOLE, threads));
            long left = sweep.cells() - sweep.finished();
            try {
                if (left > 0) {
                    sweep.run(threads, () -> false, result -> {});
                }
                sweep.tables();
            } catch (IOException | RuntimeException e) {
                manifest.fail(e);
                throw e;
            }
            manifest.finish("COMPLETED");
            long runs = grid.ownSeed() ? 1 : grid.seeds();
            return new SweepResult(grid, Columns.of(grid.base()), Results.of(folder), left * runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
