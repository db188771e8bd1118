package org.rmed.lab.sweep;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmed.lab.store.Json;
import org.rmed.lab.store.Provenance;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * A sweep's folder: {@code sweep.json} (the grid, written once), {@code shards/} (a journal, a lock and a manifest per shard)
 * and the tables. Shards of one sweep may work in it side by side, on several machines.
 */
public final class SweepFolder {

    private static final String SPEC = "sweep.json";

    private final Path path;
    private final Grid grid;

    private SweepFolder(Path path, Grid grid) {
        this.path = path;
        this.grid = grid;
    }

    /**
     * Opens the folder of a grid, and makes it if need be.
     *
     * @throws UsageException if it cannot be written, or holds something else
     */
    public static SweepFolder open(Path path, Grid grid) {
        SweepFolder folder = new SweepFolder(path, grid);
        try {
            if (!Files.exists(path.resolve(SPEC))) {
                ResultFolder.prepare(path.toString(), grid.hash()); // before anything is written into another's folder
                folder.writeSpec();
            }
            folder.requireSame();
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            Files.createDirectories(path.resolve("shards"));
        } catch (IOException e) {
            throw new UsageException(
                    "out=" + path + " cannot be written (" + ResultFolder.reason(e)
                            + "); choose another folder with out=DIR",
                    e);
        }
        return folder;
    }

    /**
     * Opens a folder that is there already.
     *
     * @throws UsageException if it holds no sweep, or one of another version
     */
    public static SweepFolder existing(Path path) {
        if (!Files.exists(path.resolve(SPEC))) {
            throw new UsageException("out=" + path + " holds no sweep (there is no " + path.resolve(SPEC)
                    + "); 'rmed sweep key=VALUES ... out=" + path + "' starts one");
        }
        Object words = spec(path).get("words");
        if (!(words instanceof Map<?, ?> map)) {
            throw new UsageException(path.resolve(SPEC) + " names no grid; start again in another folder with out=DIR");
        }
        TreeMap<String, String> grid = new TreeMap<>();
        map.forEach((key, value) -> grid.put(String.valueOf(key), String.valueOf(value)));
        SweepFolder folder = new SweepFolder(path, Grid.of(grid));
        folder.requireSame();
        return folder;
    }

    /** The grid. */
    public Grid grid() {
        return grid;
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    Path journal(Shard shard) {
        return path.resolve("shards").resolve(shard.fileName() + ".jsonl");
    }

    /** Where a shard's manifest lies, within the folder. */
    public String manifest(Shard shard) {
        return shard.equals(Shard.WHOLE) ? "manifest.json" : "shards/" + shard.fileName() + ".json";
    }

    /** Nobody else works on the shard until this is closed. */
    Lock lock(Shard shard) throws IOException {
        return Lock.take(path.resolve("shards").resolve(shard.fileName() + ".lock"), "shard " + shard + " of " + path);
    }

    /** The shards that have begun, in order. */
    List<Shard> shards() throws IOException {
        List<Shard> shards = new ArrayList<>();
        try (Stream<Path> files = Files.list(path.resolve("shards"))) {
            files.forEach(file -> Shard.ofFile(file.getFileName().toString()).ifPresent(shards::add));
        }
        shards.sort(Comparator.comparingInt(Shard::n).thenComparingInt(Shard::i));
        return shards;
    }

    /** The numbers of the cells that are in some journal. */
    BitSet done(Columns columns) throws IOException {
        BitSet done = new BitSet();
        for (Shard shard : shards()) {
            Journal.read(journal(shard), line -> CellLine.read(line, runsOfCell(), columns)
                    .filter(result -> result.index() >= 0 && result.index() < grid.size())
                    .ifPresent(result -> done.set((int) result.index())));
        }
        return done;
    }

    int runsOfCell() {
        return grid.ownSeed() ? 1 : grid.seeds();
    }

    /** Several shards may do this at once: each writes its own draft of the same text. */
    private void writeSpec() throws IOException {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("rmed", Provenance.version());
        spec.put("hash", grid.hash());
        spec.put("cells", grid.size());
        spec.put("words", grid.words());
        spec.put("files", grid.files());
        // processes of two machines may have the same number
        Path draft = path.resolve(SPEC + "." + UUID.randomUUID() + ".part");
        Files.writeString(draft, Json.document(spec));
        ResultFolder.replace(path.resolve(SPEC), draft);
    }

    private void requireSame() {
        Map<?, ?> spec = spec(path);
        if (!Provenance.version().equals(spec.get("rmed"))) {
            throw new UsageException("out=" + path + " was begun with rmed " + spec.get("rmed") + ", and this is "
                    + Provenance.version() + ": their numbers may differ; go on with that version, or choose another"
                    + " folder with out=DIR");
        }
        if (!grid.hash().equals(spec.get("hash"))) {
            throw new UsageException("out=" + path + " holds another sweep (" + spec.get("hash") + ", not "
                    + grid.hash()
                    + ": " + spec.get("words") + "); choose another folder with out=DIR, or go on with that one: rmed"
                    + " sweep out=" + path);
        }
    }

    private static Map<?, ?> spec(Path path) {
        try {
            return Json.read(path.resolve(SPEC));
        } catch (IOException e) {
            throw new UsageException(
                    path.resolve(SPEC) + " cannot be read (" + ResultFolder.reason(e)
                            + "); choose another folder with out=DIR",
                    e);
        }
    }
}
