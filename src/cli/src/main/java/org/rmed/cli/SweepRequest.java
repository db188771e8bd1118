package org.rmed.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.SweepFolder;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * What {@code rmed sweep} was asked.
 *
 * @param folder the user's, or made from the grid
 * @param grid what to run
 * @param threads runs side by side
 * @param begun whether the grid is that of the folder, for the words name none
 */
record SweepRequest(Path folder, Grid grid, int threads, boolean begun) {

    private static final int MOST_THREADS = 1024;

    /** Sorts the words; those of a file come first, and the command line overrides them. */
    static SweepRequest of(Path file, List<String> words) {
        TreeMap<String, String> values = file == null ? new TreeMap<>() : read(file);
        TreeMap<String, String> given = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                Setup.defaults().withArguments(List.of(word)); // says what is wrong
            }
            String key = word.substring(0, equals).strip();
            String earlier = given.put(key, word.substring(equals + 1).strip());
            if (earlier != null) {
                throw new UsageException("key '" + key + "' is given twice (" + earlier + " and " + given.get(key)
                        + "); keep one, with all its values: " + key + "=" + earlier + "," + given.get(key));
            }
        }
        values.putAll(given);
        String threads = values.remove("threads");
        String out = values.getOrDefault("out", Settings.AUTO);
        values.remove("out");
        if (out.isEmpty()) {
            throw new UsageException("out= names no folder; give one with out=DIR, or leave it out");
        }
        if (values.isEmpty() && out.equals(Settings.AUTO)) {
            throw new UsageException("nothing to sweep; give keys one or more values, as in 'rmed sweep d=64,256"
                    + " optimizer=adam,sgdm seeds=20', or go on with a folder: rmed sweep out=DIR");
        }
        boolean begun = values.isEmpty() && !out.equals(Settings.AUTO);
        Grid grid = begun ? SweepFolder.existing(Path.of(out)).grid() : Grid.of(values);
        return new SweepRequest(
                out.equals(Settings.AUTO) ? Path.of("out", grid.hash()) : Path.of(out), grid, threads(threads), begun);
    }

    static int threads(String word) {
        return word == null
                ? StrictMath.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS)
                : Setup.defaults().with("threads", word).integer("threads", 1, MOST_THREADS);
    }

    private static TreeMap<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    "--spec=" + file + " cannot be read ("
                            + (e instanceof IOException disk ? ResultFolder.reason(disk) : e.getMessage()) + ")",
                    e);
        }
        TreeMap<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
        return values;
    }
}
