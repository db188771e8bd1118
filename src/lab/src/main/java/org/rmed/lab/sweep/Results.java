package org.rmed.lab.sweep;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** The cells that a sweep's folder holds, for programs; {@link Merge} writes them as tables. */
public final class Results {

    private Results() {}

    /** Every finished cell, in the order of the grid. */
    public static List<CellResult> of(SweepFolder folder) throws IOException {
        Columns columns = Columns.of(folder.grid().base());
        TreeMap<Long, CellResult> cells = new TreeMap<>();
        for (Shard shard : folder.shards()) {
            Journal.read(folder.journal(shard), line -> CellLine.read(line, folder.runsOfCell(), columns)
                    .filter(result -> result.index() >= 0
                            && result.index() < folder.grid().size())
                    .ifPresent(result -> cells.putIfAbsent(result.index(), result)));
        }
        return List.copyOf(cells.values());
    }
}
