package org.rmed.lab.sweep;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * The journals of all shards as one pair of tables, sorted by cell id. The same cells give the same bytes, whatever shards,
 * threads, interruptions and repetitions they came from. Cells go to disk by the first digits of their id, and each part is
 * sorted by where its cells stand in it: memory holds one cell's runs at a time, whatever their number.
 */
public final class Merge {

    private static final int CELLS_IN_MEMORY = 4096;
    private static final int MOST_PARTS = 256;
    private static final int NAMED = 5;

    private final SweepFolder folder;
    private final Columns columns;

    public Merge(SweepFolder folder) {
        this.folder = folder;
        this.columns = Columns.of(folder.grid().base());
    }

    /**
     * Writes {@code cells.csv} and {@code runs.csv}.
     *
     * @param partial whether to write the tables although cells are missing
     * @return the number of cells written
     * @throws UsageException if cells are missing: says of which shards; or if a shard is still at work
     */
    public long run(boolean partial) throws IOException {
        List<Lock> locks = new ArrayList<>();
        try {
            for (Shard shard : folder.shards()) {
                locks.add(folder.lock(shard));
            }
            return merge(partial);
        } finally {
            for (Lock lock : locks) {
                lock.close();
            }
        }
    }

    /** The same for whoever holds the locks. */
    long merge(boolean partial) throws IOException {
        BitSet done = folder.done(columns);
        long missing = folder.grid().size() - done.cardinality();
        if (missing > 0 && !partial) {
            throw new UsageException(missing(done, missing));
        }
        Path parts = folder.path().resolve("shards").resolve("merge.part");
        remove(parts); // what a killed merge left
        try {
            Files.createDirectory(parts);
            List<Path> files = distribute(parts, done.cardinality());
            Path cells = folder.path().resolve("cells.csv");
            Path runs = folder.path().resolve("runs.csv");
            try (Tables tables = new Tables(draft(cells), draft(runs), folder.grid(), columns)) {
                for (Path file : files) {
                    sorted(file, tables);
                }
            }
            for (Path table : List.of(cells, runs)) {
                ResultFolder.replace(table, draft(table));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            remove(parts);
        }
        return done.cardinality();
    }

    private static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Splits all journals by the first digits of the id. */
    private List<Path> distribute(Path parts, int cells) throws IOException {
        int count = StrictMath.min(MOST_PARTS, cells / CELLS_IN_MEMORY + 1);
        List<Path> files = new ArrayList<>();
        List<BufferedWriter> writers = new ArrayList<>();
        try {
            for (int k = 0; k < count; k++) {
                files.add(parts.resolve(k + ".jsonl"));
                writers.add(Files.newBufferedWriter(files.get(k)));
            }
            for (Shard shard : folder.shards()) {
                Journal.read(folder.journal(shard), line -> read(line).ifPresent(result -> {
                    try {
                        writers.get(part(result.id(), count)).append(line).append('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
        } finally {
            for (BufferedWriter writer : writers) {
                writer.close();
            }
        }
        return files;
    }

    /** The first eight digits as a share of all there are. */
    private static int part(String id, int count) {
        return (int) ((Long.parseLong(id.substring(0, 8), 16) * count) >>> 32);
    }

    /** Adds a part's cells by id, each once. */
    private void sorted(Path file, Tables tables) throws IOException {
        Map<String, Place> places = new TreeMap<>();
        long[] at = {0};
        Journal.read(file, line -> {
            int length = line.getBytes(StandardCharsets.UTF_8).length;
            Place place = new Place(at[0], length);
            read(line).ifPresent(result -> places.putIfAbsent(result.id(), place));
            at[0] += length + 1;
        });
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            for (Place place : places.values()) {
                byte[] line = new byte[place.length()];
                lines.seek(place.start());
                lines.readFully(line);
                tables.add(read(new String(line, StandardCharsets.UTF_8)).orElseThrow());
            }
        }
    }

    /** Where a line stands in its file, in bytes. */
    private record Place(long start, int length) {}

    private Optional<CellResult> read(String line) {
        return CellLine.read(line, folder.runsOfCell(), columns)
                .filter(result ->
                        result.index() >= 0 && result.index() < folder.grid().size());
    }

    private String missing(BitSet done, long missing) throws IOException {
        long cells = folder.grid().size();
        List<Shard> begun = folder.shards();
        int n = begun.stream().mapToInt(Shard::n).max().orElse(1);
        TreeMap<Integer, Long> lacking = new TreeMap<>();
        for (long index = 0; index < cells; index++) {
            if (!done.get((int) index)) {
                lacking.merge((int) (index % n) + 1, 1L, Long::sum);
            }
        }
        String which = lacking.entrySet().stream()
                .limit(NAMED)
                .map(entry -> words(new Shard(entry.getKey(), n), entry.getValue(), begun))
                .collect(Collectors.joining(", "));
        return missing + " of " + cells + " cells are missing: " + which
                + (lacking.size() > NAMED ? " and " + (lacking.size() - NAMED) + " more shards" : "")
                + "; go on with 'rmed sweep out="
                + folder.path() + (n == 1 ? "" : " --shard " + lacking.firstKey() + "/" + n)
                + "', or merge what there is with --partial";
    }

    private String words(Shard shard, long lacking, List<Shard> begun) {
        if (!begun.contains(shard)) {
            return "shard " + shard + " has not begun";
        }
        return "shard " + shard + " lacks " + lacking + " of its "
                + shard.share(folder.grid().size());
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
