package org.rmed.lab.phase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Cells;

/** Runs a diagram in a folder; cells that the folder's journal has are not run again. */
public final class PhaseRun {

    private PhaseRun() {}

    /**
     * Runs it and writes {@code points.csv} and {@code boundary.csv}.
     *
     * @param threads at least 1
     * @param cancelled asked before every step
     * @return empty if it was cancelled; what was finished stays in the folder
     */
    public static Optional<PhaseResult> in(
            ResultFolder folder, PhaseDiagram diagram, int threads, BooleanSupplier cancelled, Watch watch)
            throws IOException {
        try (Cells cells = cells(folder.path(), diagram)) {
            return in(folder, cells, diagram, threads, cancelled, watch);
        }
    }

    /** The same with the folder's cells, opened before its manifest was written. */
    public static Optional<PhaseResult> in(
            ResultFolder folder, Cells cells, PhaseDiagram diagram, int threads, BooleanSupplier cancelled, Watch watch)
            throws IOException {
        Refinement refinement = new Refinement(diagram, cells);
        boolean complete = refinement.run(threads, cancelled, watch);
        if (!complete) {
            return Optional.empty();
        }
        PhaseResult result = PhaseResult.of(diagram, refinement);
        PhaseFiles.write(result, folder);
        return Optional.of(result);
    }

    /**
     * A folder's cells.
     *
     * @throws org.rmed.spec.UsageException if another process works on them
     */
    public static Cells cells(Path folder, PhaseDiagram diagram) throws IOException {
        return new Cells(folder.resolve("cells.jsonl"), diagram.columns(), diagram.seeds());
    }
}
