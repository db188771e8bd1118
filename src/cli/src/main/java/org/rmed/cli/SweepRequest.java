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
import org.rmed.lab.sweep.GridWords;
import org.rmed.lab.sweep.SweepFolder;
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

    /** Sorts the words; those of a file come first, and the command line overrides them. */
    static SweepRequest of(Path file, List<String> words) {
        TreeMap<String, String> values = file == null ? new TreeMap<>() : read(file);
        values.putAll(GridWords.values(words));
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
                out.equals(Settings.AUTO) ? Path.of("out", grid.hash()) : Path.of(out),
                grid,
                GridWords.threads(threads),
                begun);
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
