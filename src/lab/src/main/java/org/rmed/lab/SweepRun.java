package org.rmed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Columns;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.Results;
import org.rmed.lab.sweep.Shard;
import org.rmed.lab.sweep.Sweep;
import org.rmed.lab.sweep.SweepFolder;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * A sweep as one call: what {@code rmed sweep} does, in the same folder, with the same journal.
 *
 * @param grid what to run
 * @param out the user's folder, or {@code auto}
 * @param threads runs side by side
 */
record SweepRun(Grid grid, String out, int threads) {

    private static final int MOST_THREADS = 1024;

    /** Sorts words into values of the grid, {@code out} and {@code threads}. */
    static SweepRun of(List<String> words) {
        TreeMap<String, String> values = values(words);
        String threads = values.remove("threads");
        String out = values.remove("out");
        return new SweepRun(Grid.of(values), out == null ? Settings.AUTO : out, threads(threads));
    }

    /** Words as values by key, each key once. */
    static TreeMap<String, String> values(List<String> words) {
        TreeMap<String, String> values = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                Setup.defaults().withArguments(List.of(word)); // says what is wrong
            }
            String key = word.substring(0, equals);
            String earlier = values.put(key, word.substring(equals + 1));
            if (earlier != null) {
                throw new UsageException("key '" + key + "' is given twice (" + earlier + " and " + values.get(key)
                        + "); keep one, with all its values: " + key + "=" + earlier + "," + values.get(key));
            }
        }
        return values;
    }

    static int threads(String word) {
        return word == null
                ? StrictMath.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS)
                : Setup.defaults().with("threads", word).integer("threads", 1, MOST_THREADS);
    }

    /** Runs what is left of it. */
    SweepResult run() {
        Path path = out.equals(Settings.AUTO) ? Path.of("out", grid.hash()) : Path.of(out);
        SweepFolder folder = SweepFolder.open(path, grid);
        try (Sweep sweep = new Sweep(folder, Shard.WHOLE)) {
            ResultFolder manifest = ResultFolder.open(path.toString(), grid.hash(), command(), facts());
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

    private String command() {
        StringBuilder command = new StringBuilder("rmed sweep");
        grid.words()
                .forEach((key, values) ->
                        command.append(' ').append(key).append('=').append(values));
        return command.toString();
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sweep", grid.words());
        facts.put("cells", grid.size());
        facts.put("shard", Shard.WHOLE.toString());
        facts.put("threads", threads);
        return facts;
    }
}
