package org.rmed.lab.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * A grid of cells: every combination of the values of its keys. Nothing is held for a cell that nobody asks for.
 *
 * @param base every key, those that vary at their first value
 * @param axes the keys that have several values, sorted; the last one varies fastest
 * @param seeds runs of a cell
 * @param ownSeed whether cells run the seed that their settings name
 * @param files identities of the files that values name, by value
 */
public record Grid(
        Settings base,
        SortedMap<String, List<String>> axes,
        int seeds,
        boolean ownSeed,
        SortedMap<String, String> files) {

    /** The key for the number of runs of a cell. */
    public static final String SEEDS = "seeds";

    /**
     * Keys of a sweep that have defaults of their own: it also runs what is known to be unstable (where runs diverge is
     * part of the answer), and keeps the first row, the last one and the events.
     */
    static final Map<String, String> DEFAULTS = Map.of("unstable", "true", "every", "events");

    private static final int MOST_SEEDS = 1_000_000;
    private static final long MOST_CELLS = Integer.MAX_VALUE;

    /**
     * Reads a grid.
     *
     * @param words values by key: any key of a run, each with one or several values ({@link Values}), and {@link #SEEDS}
     * @throws UsageException for what cannot be a grid
     */
    public static Grid of(Map<String, String> words) {
        if (words.containsKey("seed") && words.containsKey(SEEDS)) {
            throw new UsageException("seed=" + words.get("seed") + " and seeds=" + words.get(SEEDS) + " exclude each"
                    + " other: seeds=N makes N seeds for each cell, seed=1..N runs these seeds in cells of their own");
        }
        Settings base = Setup.defaults();
        for (Map.Entry<String, String> entry : DEFAULTS.entrySet()) {
            base = base.with(entry.getKey(), entry.getValue());
        }
        TreeMap<String, List<String>> axes = new TreeMap<>();
        for (Map.Entry<String, String> entry : words.entrySet()) {
            String key = entry.getKey();
            if (!key.equals(SEEDS)) {
                base = base.with(key, entry.getValue()); // refuses unknown keys
                List<String> values =
                        Setup.IDLE_KEYS.contains(key) ? List.of(entry.getValue()) : Values.of(key, entry.getValue());
                base = base.with(key, values.get(0));
                if (values.size() > 1) {
                    axes.put(key, values);
                }
            }
        }
        Grid grid = new Grid(
                base,
                Collections.unmodifiableSortedMap(axes),
                seeds(words.getOrDefault(SEEDS, "1")),
                words.containsKey("seed"),
                NamedFiles.identities(base, axes));
        grid.size();
        return grid;
    }

    /**
     * Reads a number of seeds.
     *
     * @throws UsageException if it is none
     */
    public static int seeds(String word) {
        try {
            return Setup.defaults().with("samples", word).integer("samples", 1, MOST_SEEDS);
        } catch (UsageException e) {
            throw new UsageException(SEEDS + "=" + word + " must be a whole number in [1, " + MOST_SEEDS + "]", e);
        }
    }

    /**
     * The number of cells.
     *
     * @throws UsageException if there are more than 2^31 - 1
     */
    public long size() {
        long size = 1;
        for (List<String> values : axes.values()) {
            if (size > MOST_CELLS / values.size()) {
                throw new UsageException("the grid has more than " + MOST_CELLS
                        + " cells; give fewer values, or make several sweeps of it");
            }
            size *= values.size();
        }
        return size;
    }

    /** The values of the axes, in their order, at the cell of a number from 0 to {@link #size} - 1. */
    public List<String> values(long index) {
        List<String> reversed = new ArrayList<>();
        List<String> keys = new ArrayList<>(axes.keySet());
        Collections.reverse(keys);
        long rest = index;
        for (String key : keys) {
            List<String> values = axes.get(key);
            reversed.add(values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        Collections.reverse(reversed);
        return reversed;
    }

    /** The cell of a number from 0 to {@link #size} - 1. */
    public Cell cell(long index) {
        Settings settings = base;
        Iterator<String> values = values(index).iterator();
        for (String key : axes.keySet()) {
            settings = settings.with(key, values.next());
        }
        return Cell.of(settings, NamedFiles.identity(settings, files), seeds, ownSeed);
    }

    /** The same grid in its shortest words, values written out: what {@link #of} reads back. */
    public SortedMap<String, String> words() {
        TreeMap<String, String> words = new TreeMap<>();
        Settings defaults = Setup.defaults();
        for (String key : base.keys()) {
            String usual = DEFAULTS.getOrDefault(key, defaults.text(key));
            if (axes.containsKey(key)) {
                words.put(key, String.join(",", axes.get(key)));
            } else if (!base.text(key).equals(usual) && !Setup.IDLE_KEYS.contains(key)) {
                words.put(key, base.text(key));
            }
        }
        if (ownSeed) {
            words.putIfAbsent("seed", base.text("seed"));
        } else {
            words.put(SEEDS, Integer.toString(seeds));
        }
        return words;
    }

    /** 12 hexadecimal digits that identify the grid and the files it names. */
    public String hash() {
        return Setup.defaults().with("out", words() + " " + files).hash(Set.of());
    }
}
